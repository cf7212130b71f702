namespace InnovationSim.Cluster.Runs;

/// <summary>How a cluster runs simulations. Nothing of it changes a result.</summary>
public sealed record ClusterRunOptions
{
    /// <summary>Most runs at once in the whole cluster, at least 1; the others wait.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MostAtOnce
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MostAtOnce), value, "At least one run at once.");
    } = 4;

    /// <summary>How often the registry looks after runs: what is lost is taken up again after at most so long.</summary>
    public TimeSpan TendEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a run leaves a silo alone that did not answer it.</summary>
    public TimeSpan AvoidFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a life lasts at least before the run is spread over other silos because some have joined.</summary>
    public TimeSpan SpreadAgainAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The first pause before a run is taken up again after a failure; twice as long after each further one in a row.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest such pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call waits for something to happen.</summary>
    public TimeSpan WaitAtMost { get; init; } = TimeSpan.FromSeconds(5);
}
