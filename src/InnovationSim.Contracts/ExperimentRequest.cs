namespace InnovationSim.Contracts;

/// <summary>Arms that are simulated with the same seeds, so that what differs between them is what the arms do and not chance.</summary>
public sealed record ExperimentRequest
{
    /// <summary>Fewest arms.</summary>
    public const int FewestArms = 2;

    /// <summary>Most arms.</summary>
    public const int MostArms = 20;

    /// <summary>Most replicates of each arm.</summary>
    public const int MostReplicates = 200;

    /// <summary>Name of a built-in scenario; null if <see cref="ScenarioYaml"/> is given. It is never a path.</summary>
    public string? Scenario { get; init; }

    /// <summary>The text of a scenario file; null if <see cref="Scenario"/> is given.</summary>
    public string? ScenarioYaml { get; init; }

    /// <summary>The arms, 2 to 20, with names that differ. The first is the baseline, with which the others are compared.</summary>
    public required IReadOnlyList<ArmRequest> Arms { get; init; }

    /// <summary>Seed of the first replicate of every arm; those after it have the numbers that follow.</summary>
    public ulong FirstSeed { get; init; } = 1;

    /// <summary>Runs of each arm, 1 to 200; it takes two for an interval.</summary>
    public int Replicates { get; init; } = 20;

    /// <summary>Years to simulate, 1 to 20,000.</summary>
    public int Years { get; init; } = 30;

    /// <summary>Share of people and firms that are simulated: above 0, at most 4; 1 is the region one to one.</summary>
    public double Scale { get; init; } = 0.05;

    /// <summary>Most agents in a shard, 1 to 1,048,576, by kind; kinds left out have sizes that suit the region. They change speed, never results.</summary>
    public IReadOnlyDictionary<string, int> ShardSizes { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Years between two checkpoints of a run, 0 to 20,000; with 0 there is one at the end only.</summary>
    public int CheckpointEvery { get; init; } = 5;

    /// <summary>What the experiment is called in lists, at most 200 characters; null for nothing.</summary>
    public string? Label { get; init; }
}

/// <summary>An arm of an experiment: the scenario with policies and parameters of its own. One with neither is the scenario as it is.</summary>
public sealed record ArmRequest
{
    /// <summary>Most characters of a name.</summary>
    public const int MostCharacters = 60;

    /// <summary>Its name in results: 1 to 60 letters, digits and - _ . + = @, beginning with a letter or digit.</summary>
    public required string Name { get; init; }

    /// <summary>Policies in their order; of two measures that set the same lever for the same agents and year the later one counts.</summary>
    public IReadOnlyList<PolicyRequest> Policies { get; init; } = [];

    /// <summary>Parameters and levers other than the scenario's, by name.</summary>
    public IReadOnlyDictionary<string, double> Sets { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}
