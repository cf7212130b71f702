namespace InnovationSim.Contracts;

/// <summary>What a run was asked to be, and what a researcher should know of it. It never changes.</summary>
public sealed record RunDescription
{
    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>What its scenario is called.</summary>
    public required string Scenario { get; init; }

    /// <summary>SHA-256 of the scenario's text, 64 hexadecimal digits.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>That text, as YAML: submitting it again with the same seed, parameters and policies gives the same bits.</summary>
    public required string ScenarioYaml { get; init; }

    /// <summary>Version of the model that it was begun with; another version gives other bits.</summary>
    public required int ModelVersion { get; init; }

    /// <summary>Years between two checkpoints; 0 for one at the end only.</summary>
    public required int CheckpointEvery { get; init; }

    /// <summary>Parameters and levers other than the scenario's, with the first year in which each holds.</summary>
    public required IReadOnlyList<RunSetting> Sets { get; init; }

    /// <summary>Policies in their order.</summary>
    public required IReadOnlyList<RunAdoption> Policies { get; init; }

    /// <summary>Sentences: measures that take another's place, and measures without effect in this scenario.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }
}

/// <summary>A parameter or lever that was set for a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, in its unit.</param>
/// <param name="FromYear">First year in which it holds: 1, or the one after a fork branched off.</param>
public sealed record RunSetting(string Name, double Value, int FromYear);

/// <summary>A policy that a run adopts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hash">SHA-256 of its text, 64 hexadecimal digits.</param>
/// <param name="PolicyYaml">That text, as YAML.</param>
/// <param name="Intensity">How far it goes: 1 as its text says.</param>
/// <param name="FromYear">The year of the run that counts as the policy's first.</param>
public sealed record RunAdoption(string Name, string Hash, string PolicyYaml, double Intensity, int FromYear);
