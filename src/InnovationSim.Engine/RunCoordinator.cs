using System.Diagnostics;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Engine;

/// <summary>
/// The year loop. It drives a fleet through the steps of <see cref="Kernel.Year"/> and lets the region do the coordinator's part between
/// them. It runs unchanged in a process and inside a coordinator grain.
/// </summary>
public sealed partial class RunCoordinator
{
    private readonly RunSpec _spec;
    private readonly IFleet _fleet;
    private readonly IRunObserver _observer;
    private readonly Region _region;
    private Partition _partition;
    private bool _begun;
    private bool _busy;
    private Digest _digest;

    /// <summary>A coordinator of a run that has not begun.</summary>
    public RunCoordinator(RunSpec spec, IFleet fleet, IRunObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(fleet);
        _spec = spec;
        _fleet = fleet;
        _observer = observer ?? SilentObserver.Instance;
        _region = new Region(spec.World, spec.Seed);
        _partition = spec.FirstPartition();
    }

    /// <summary>Organisations (not pools) alive at the ends of the years before, summed over the years simulated: the work done.</summary>
    public long OrganisationYears { get; private set; }

    /// <summary>Organisations alive at the end of the last year.</summary>
    public long Organisations { get; private set; }

    /// <summary>Whether the first state is there.</summary>
    public bool HasBegun => _begun;

    /// <summary>The year that has ended; 0 after the first state.</summary>
    public int YearsDone => _region.Year;

    /// <summary>The record of the last year finished; null before the first, and after a run was restored.</summary>
    public YearRecord? Last { get; private set; }

    /// <summary>Runs all years that are left: all of a run that has not begun, those after the checkpoint of one that was restored.</summary>
    /// <returns>The record of the last year.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled; it stopped at the end of a step.</exception>
    /// <exception cref="Kernel.Invariants.InvariantBreachException">Something that must hold does not.</exception>
    public async Task<YearRecord> RunAsync(CancellationToken cancellationToken = default)
    {
        YearRecord? record = _begun ? Last : await BeginAsync(cancellationToken).ConfigureAwait(false);
        while (_region.Year < _spec.Years) record = await RunYearAsync(cancellationToken).ConfigureAwait(false);
        return record ?? throw new InvalidOperationException($"All {_spec.Years} years had been run before.");
    }

    /// <summary>Makes the first state.</summary>
    /// <exception cref="InvalidOperationException">The run has begun before.</exception>
    public async Task<YearRecord> BeginAsync(CancellationToken cancellationToken = default)
    {
        if (_begun) throw new InvalidOperationException("The run has begun; a new run needs a new coordinator and a new fleet.");
        _begun = true;
        _busy = true;
        _region.BeginGenesis();
        foreach (YearStep step in Year.Genesis) await StepAsync(step, cancellationToken).ConfigureAwait(false);
        return await EndYearAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs the next year.</summary>
    /// <exception cref="InvalidOperationException">The run has not begun, or a year of it was not finished.</exception>
    public async Task<YearRecord> RunYearAsync(CancellationToken cancellationToken = default)
    {
        if (!_begun) throw new InvalidOperationException($"The run has not begun: {nameof(BeginAsync)} comes first.");
        if (_busy) throw new InvalidOperationException($"Year {_region.Year} is not finished: it is running, or was stopped, and cannot be taken up again.");
        _busy = true;
        _region.BeginYear(_spec.LeversOf(_region.Year + 1));
        foreach (YearStep step in Year.Steps) await StepAsync(step, cancellationToken).ConfigureAwait(false);
        return await EndYearAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask StepAsync(YearStep step, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        var command = new StepCommand(_region.Year, step, _partition, _region.Signals);
        StepResult result = await _fleet.StepAsync(command, cancellationToken).ConfigureAwait(false);
        TimeSpan shards = Stopwatch.GetElapsedTime(started);
        _partition = _region.Finish(step.Step, result.Tally, _partition, result.Reports.Span, result.Records.Span);
        _observer.StepDone(new StepReport(_region.Year, step.Step, shards, Stopwatch.GetElapsedTime(started) - shards, result.MessageBytes));
    }

    private async ValueTask<YearRecord> EndYearAsync(CancellationToken cancellationToken)
    {
        YearRecord record = _region.EndYear();
        if (record.Year > 0) OrganisationYears += Organisations;
        Organisations = record.Tally.Total(CellMeasure.Firms) + record.Tally.Total(ResearchMeasure.Organisations);
        Last = record;
        _digest = record.Digest;
        _busy = false;
        await _observer.YearDoneAsync(record, cancellationToken).ConfigureAwait(false);
        return record;
    }
}
