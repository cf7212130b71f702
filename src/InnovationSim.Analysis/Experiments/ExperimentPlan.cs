using System.Globalization;

namespace InnovationSim.Analysis.Experiments;

/// <summary>What an experiment is: arms that are simulated with the same seeds. The first arm is the one that the others are compared with.</summary>
public sealed record ExperimentPlan
{
    /// <summary>Most replicates.</summary>
    public const int MostReplicates = 10_000;

    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>SHA-256 of the scenario's file.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>Years of each run.</summary>
    public required int Years { get; init; }

    /// <summary>Share of the region that is simulated.</summary>
    public required double Scale { get; init; }

    /// <summary>Seed of the first replicate; the others have those that follow.</summary>
    public required ulong FirstSeed { get; init; }

    /// <summary>How many replicates, 1 to <see cref="MostReplicates"/>.</summary>
    public required int Replicates { get; init; }

    /// <summary>The arms, with names that differ.</summary>
    public required IReadOnlyList<Arm> Arms { get; init; }

    /// <summary>How large it is and what its arms are called.</summary>
    public ExperimentShape Shape => new([.. Arms.Select(arm => arm.Name)], Replicates, Years, Scale);

    /// <summary>The seed of a replicate.</summary>
    /// <param name="replicate">Its number, from 0.</param>
    public ulong SeedOf(int replicate) => unchecked(FirstSeed + (ulong)replicate);

    /// <summary>What two experiments have to share so that one can go on with the other's replicates.</summary>
    internal ExperimentManifest Manifest(int modelVersion) => new()
    {
        ModelVersion = modelVersion,
        Scenario = Scenario,
        ScenarioHash = ScenarioHash,
        Years = Years,
        Scale = Scale,
        FirstSeed = FirstSeed.ToString(CultureInfo.InvariantCulture),
        Arms = Arms.ToDictionary(
            arm => arm.Name, arm => new ArmManifest { Definition = arm.Definition, InputHash = arm.Spec.InputHash }, StringComparer.Ordinal),
    };
}
