using InnovationSim.Analysis.Experiments;
using InnovationSim.Engine;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Analysis.Tests.Building;

/// <summary>Experiments with a very small toy region.</summary>
internal static class Toys
{
    public const double Scale = 0.05;
    public const int Years = 3;

    public static ScenarioDocument Scenario { get; } = ScenarioLibrary.Load("toy");

    public static RunSpec Spec(params (string Name, double Value)[] sets) =>
        Baselines.Of(Scenario, sets.ToDictionary(set => set.Name, set => set.Value), Scale, Years);

    public static Arm Arm(string name, params (string Name, double Value)[] sets) =>
        new(name, Baselines.Describe(sets.ToDictionary(set => set.Name, set => set.Value)), Spec(sets));

    public static ExperimentPlan Plan(int replicates = 3, params Arm[] arms) => new()
    {
        Scenario = Scenario.Name,
        ScenarioHash = Scenario.Hash,
        Years = Years,
        Scale = Scale,
        FirstSeed = 1,
        Replicates = replicates,
        Arms = arms.Length > 0 ? arms : [Arm("baseline"), Arm("more-entry", ("entry-rate", 0.2))],
    };
}
