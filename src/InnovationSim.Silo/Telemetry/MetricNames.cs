namespace InnovationSim.Silo.Telemetry;

/// <summary>Names of what the cluster measures, as OpenTelemetry has them; Prometheus writes dots as underscores and adds unit and <c>_total</c>.</summary>
/// <remarks>No instrument has a run or a grain as a tag: the number of series must not grow with what is simulated.</remarks>
public static class MetricNames
{
    /// <summary>The meter that the instruments belong to.</summary>
    public const string Meter = "InnovationSim.Cluster";

    /// <summary>Counter of runs that came to an end, by <see cref="State"/>.</summary>
    public const string Runs = "innovationsim.runs";

    /// <summary>Counter of simulated years.</summary>
    public const string Years = "innovationsim.years";

    /// <summary>Counter of simulated years times organisations.</summary>
    public const string OrganisationYears = "innovationsim.organisation_years";

    /// <summary>Counter of events of the model, by <see cref="Kind"/>.</summary>
    public const string Events = "innovationsim.events";

    /// <summary>Counter of bytes of messages between shards, by <see cref="Scope"/>.</summary>
    public const string MessageBytes = "innovationsim.message.bytes";

    /// <summary>Counter of committed checkpoints.</summary>
    public const string Checkpoints = "innovationsim.checkpoints";

    /// <summary>Counter of recoveries: a run went back to its last checkpoint because a shard or its coordinator was lost.</summary>
    public const string Recoveries = "innovationsim.recoveries";

    /// <summary>Counter of years whose results were stored.</summary>
    public const string ResultsYears = "innovationsim.results.years";

    /// <summary>Histogram of how long a phase took over all shards, seconds, by <see cref="Phase"/>.</summary>
    public const string PhaseDuration = "innovationsim.phase.duration";

    /// <summary>Histogram of how long a checkpoint took, seconds.</summary>
    public const string CheckpointDuration = "innovationsim.checkpoint.duration";

    /// <summary>Histogram of how long a recovery took, seconds.</summary>
    public const string RecoveryDuration = "innovationsim.recovery.duration";

    /// <summary>Gauge of runs in progress.</summary>
    public const string RunsActive = "innovationsim.runs.active";

    /// <summary>Gauge of runs that wait.</summary>
    public const string RunsQueued = "innovationsim.runs.queued";

    /// <summary>Gauge of shards on this silo.</summary>
    public const string Shards = "innovationsim.shards";

    /// <summary>Tag: how a run ended.</summary>
    public const string State = "state";

    /// <summary>Tag: kind of an event.</summary>
    public const string Kind = "kind";

    /// <summary>Tag: <c>local</c> within a silo, <c>remote</c> between silos.</summary>
    public const string Scope = "scope";

    /// <summary>Tag: phase of the year.</summary>
    public const string Phase = "phase";

    /// <summary>Unit of durations.</summary>
    public const string Seconds = "s";
}
