using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Worlds;

namespace InnovationSim.Analysis.Tests.Building;

/// <summary>Records of a very small run: only the kernel can make a year's record, so the scorecard is tested with real ones.</summary>
internal static class Records
{
    private static readonly Lazy<YearRecord[]> Toy = new(Run);

    /// <summary>The first state and thirteen years of the toy region.</summary>
    public static IReadOnlyList<YearRecord> OfToy => Toy.Value;

    private static YearRecord[] Run()
    {
        ScenarioDocument scenario = ScenarioLibrary.Load("toy");
        ModelParameters parameters = ParameterTable.Bind(scenario.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
        World world = WorldBuilder.Build(scenario, parameters, 0.005);
        var coordinator = new RunCoordinator(new RunSpec { World = world, Seed = 1, Years = 13 }, new InProcessFleet(world, 1, 1), SilentObserver.Instance);
        var records = new List<YearRecord> { coordinator.BeginAsync().GetAwaiter().GetResult() };
        for (int year = 1; year <= 13; year++) records.Add(coordinator.RunYearAsync().GetAwaiter().GetResult());
        return [.. records];
    }
}
