using System.Diagnostics;
using System.Diagnostics.Metrics;
using InnovationSim.Cluster.Shards;
using InnovationSim.Contracts;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Cluster.Telemetry;

/// <summary>What a silo measures of simulations; the names are in <see cref="MetricNames"/>.</summary>
public sealed class ClusterTelemetry : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _years;
    private readonly Counter<long> _organisationYears;
    private readonly Counter<long> _events;
    private readonly Counter<long> _messageBytes;
    private readonly Counter<long> _checkpoints;
    private readonly Counter<long> _recoveries;
    private readonly Counter<long> _resultYears;
    private readonly Histogram<double> _phases;
    private readonly Histogram<double> _checkpointTimes;
    private readonly Histogram<double> _recoveryTimes;
    private int _running;
    private int _queued;

    /// <summary>Makes the instruments.</summary>
    public ClusterTelemetry(IMeterFactory meters, ShardHosts hosts)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(MetricNames.Meter);
        _ended = _meter.CreateCounter<long>(MetricNames.Runs, null, "Runs that came to an end");
        _years = _meter.CreateCounter<long>(MetricNames.Years, null, "Years simulated");
        _organisationYears = _meter.CreateCounter<long>(MetricNames.OrganisationYears, null, "Organisations times years simulated");
        _events = _meter.CreateCounter<long>(MetricNames.Events, null, "Events of the model");
        _messageBytes = _meter.CreateCounter<long>(MetricNames.MessageBytes, null, "Bytes of messages between shards");
        _checkpoints = _meter.CreateCounter<long>(MetricNames.Checkpoints, null, "Checkpoints written");
        _recoveries = _meter.CreateCounter<long>(MetricNames.Recoveries, null, "Runs taken up again after a failure");
        _resultYears = _meter.CreateCounter<long>(MetricNames.ResultsYears, null, "Years whose results were stored");
        _phases = _meter.CreateHistogram<double>(MetricNames.PhaseDuration, MetricNames.Seconds, "How long a step took over all shards");
        _checkpointTimes = _meter.CreateHistogram<double>(MetricNames.CheckpointDuration, MetricNames.Seconds, "How long the shards took to write a checkpoint");
        _recoveryTimes = _meter.CreateHistogram<double>(MetricNames.RecoveryDuration, MetricNames.Seconds, "How long a run stood still after a failure");
        _meter.CreateObservableGauge(MetricNames.RunsActive, () => _running, null, "Runs in progress");
        _meter.CreateObservableGauge(MetricNames.RunsQueued, () => _queued, null, "Runs that wait");
        _meter.CreateObservableGauge(MetricNames.Shards, () => hosts.ShardCount, null, "Shards on this silo");
    }

    /// <summary>So many run and wait, as the registry on this silo has it.</summary>
    public void Runs(int running, int queued) => (_running, _queued) = (running, queued);

    /// <summary>A run came to an end.</summary>
    /// <param name="state">How.</param>
    public void Ended(RunState state) => _ended.Add(1, new KeyValuePair<string, object?>(MetricNames.State, state.ToString().ToLowerInvariant()));

    /// <summary>A year is done and its results are stored.</summary>
    /// <param name="record">The year.</param>
    /// <param name="organisations">Organisations alive before it.</param>
    public void Year(YearRecord record, long organisations)
    {
        ArgumentNullException.ThrowIfNull(record);
        _resultYears.Add(1);
        if (record.Year == 0) return;
        _years.Add(1);
        _organisationYears.Add(organisations);
        foreach (EventKind kind in Enum.GetValues<EventKind>())
        {
            long count = 0;
            for (int from = 0; from < record.World.Cities.Length; from++)
            {
                Span<long> row = record.Tally.Events(kind, from);
                for (int to = 0; to < row.Length; to += 2) count += row[to];
            }

            if (count > 0) _events.Add(count, new KeyValuePair<string, object?>(MetricNames.Kind, kind.Name()));
        }
    }

    /// <summary>A step is done.</summary>
    public void Step(Step step, TimeSpan took, long bytes, long remote)
    {
        _phases.Record(took.TotalSeconds, new KeyValuePair<string, object?>(MetricNames.Phase, step.ToString()));
        _messageBytes.Add(Math.Max(0, bytes - remote), new KeyValuePair<string, object?>(MetricNames.Scope, "local"));
        _messageBytes.Add(remote, new KeyValuePair<string, object?>(MetricNames.Scope, "remote"));
    }

    /// <summary>The shards have written a checkpoint.</summary>
    public void Checkpoint(TimeSpan took)
    {
        _checkpoints.Add(1);
        _checkpointTimes.Record(took.TotalSeconds);
    }

    /// <summary>A run goes on after a failure.</summary>
    /// <param name="since">When it failed, as <see cref="Stopwatch.GetTimestamp"/> has it.</param>
    public void Recovered(long since)
    {
        _recoveries.Add(1);
        _recoveryTimes.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
