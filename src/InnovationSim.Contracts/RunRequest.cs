namespace InnovationSim.Contracts;

/// <summary>What to run. Two requests that differ only in shard sizes, checkpoints and label give the same bits.</summary>
public sealed record RunRequest
{
    /// <summary>Name of a built-in scenario; null if <see cref="ScenarioYaml"/> is given. It is never a path.</summary>
    public string? Scenario { get; init; }

    /// <summary>The text of a scenario file; null if <see cref="Scenario"/> is given.</summary>
    public string? ScenarioYaml { get; init; }

    /// <summary>Seed of all randomness, any 64-bit number.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Years to simulate, 1 to 20,000.</summary>
    public int Years { get; init; } = 30;

    /// <summary>Share of people and firms that are simulated: above 0, at most 4; 1 is the region one to one.</summary>
    public double Scale { get; init; } = 0.05;

    /// <summary>Parameters and levers other than the scenario's, by name.</summary>
    public IReadOnlyDictionary<string, double> Sets { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Policies in their order; of two measures that set the same lever for the same agents and year the later one counts.</summary>
    public IReadOnlyList<PolicyRequest> Policies { get; init; } = [];

    /// <summary>Most agents in a shard, 1 to 1,048,576, by kind; kinds left out have sizes that suit the region. They change speed, never results.</summary>
    public IReadOnlyDictionary<string, int> ShardSizes { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Years between two checkpoints, 0 to 20,000; with 0 there is one at the end only.</summary>
    public int CheckpointEvery { get; init; } = 5;

    /// <summary>What the run is called in lists, at most 200 characters; null for nothing.</summary>
    public string? Label { get; init; }
}

/// <summary>Where and how to branch off from a run.</summary>
public sealed record ForkRequest
{
    /// <summary>Last year of the shared history: 0 to one less than the years of the fork.</summary>
    public required int AtYear { get; init; }

    /// <summary>Parameters and levers that hold from the year after on; none only if there are policies.</summary>
    public IReadOnlyDictionary<string, double> Sets { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Policies whose first year is the year after, besides those of the run.</summary>
    public IReadOnlyList<PolicyRequest> Policies { get; init; } = [];

    /// <summary>Years of the fork in all, 1 to 20,000; null for as many as the run has.</summary>
    public int? Years { get; init; }

    /// <summary>What the fork is called in lists, at most 200 characters; null for nothing.</summary>
    public string? Label { get; init; }
}
