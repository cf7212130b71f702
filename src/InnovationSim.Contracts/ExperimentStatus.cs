namespace InnovationSim.Contracts;

/// <summary>How an experiment stands. Progress may lag behind by a step.</summary>
public sealed record ExperimentStatus
{
    /// <summary>The experiment's id, of the form that ids of runs have.</summary>
    public required string Experiment { get; init; }

    /// <summary>
    /// What its runs amount to: running while some run or wait although others have begun, queued before any has begun, paused if those that have not ended
    /// all are; in the end failed if any has failed, otherwise cancelled if any was, otherwise complete.
    /// </summary>
    public required RunState State { get; init; }

    /// <summary>What it is called; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>What its scenario is called.</summary>
    public required string Scenario { get; init; }

    /// <summary>Its arms; the first is the baseline.</summary>
    public required IReadOnlyList<ArmInfo> Arms { get; init; }

    /// <summary>Seed of the first replicate of every arm.</summary>
    public required ulong FirstSeed { get; init; }

    /// <summary>Runs of each arm.</summary>
    public required int Replicates { get; init; }

    /// <summary>Years to simulate.</summary>
    public required int Years { get; init; }

    /// <summary>Share of people and firms simulated.</summary>
    public required double Scale { get; init; }

    /// <summary>How many runs are in which state.</summary>
    public required RunCounts Runs { get; init; }

    /// <summary>Years finished, of all runs together.</summary>
    public required long YearsDone { get; init; }

    /// <summary>Years to simulate, of all runs together.</summary>
    public required long YearsInAll { get; init; }

    /// <summary>Share of these years that is finished, 0 to 100 %.</summary>
    public required double Percent { get; init; }

    /// <summary>When it was accepted, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When its first run began, UTC.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When its last run ended, UTC; null while some have not.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Why runs of it failed: the error of one of them; null if none has.</summary>
    public string? Error { get; init; }
}

/// <summary>An arm of an experiment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Policies">Its policies, in their order.</param>
/// <param name="Sets">Parameters and levers other than the scenario's, by name.</param>
public sealed record ArmInfo(string Name, IReadOnlyList<ArmPolicyInfo> Policies, IReadOnlyDictionary<string, double> Sets);

/// <summary>A policy of an arm.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Intensity">How far it goes; 1 is as its file says.</param>
public sealed record ArmPolicyInfo(string Name, double Intensity);

/// <summary>How many runs are in which state.</summary>
/// <param name="Queued">Runs that wait for their turn.</param>
/// <param name="Running">Runs that run.</param>
/// <param name="Paused">Runs that were asked to stop and wait.</param>
/// <param name="Complete">Runs of which all years are simulated.</param>
/// <param name="Cancelled">Runs that were asked to end.</param>
/// <param name="Failed">Runs that could not go on.</param>
public sealed record RunCounts(int Queued, int Running, int Paused, int Complete, int Cancelled, int Failed);

/// <summary>Which experiments to list.</summary>
public sealed record ExperimentQuery
{
    /// <summary>Most experiments of a page.</summary>
    public const int MostExperiments = 200;

    /// <summary>Where to go on: <see cref="ExperimentPage.Next"/> of the page before; null for the newest.</summary>
    public string? From { get; init; }

    /// <summary>Experiments of a page, 1 to <see cref="MostExperiments"/>.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>Some experiments, newest first. Those that are submitted while one pages are not seen; none is seen twice.</summary>
public sealed record ExperimentPage
{
    /// <summary>The experiments.</summary>
    public required IReadOnlyList<ExperimentStatus> Experiments { get; init; }

    /// <summary>Where the next page begins; null if there is none.</summary>
    public string? Next { get; init; }
}
