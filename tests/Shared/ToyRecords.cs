using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Worlds;

namespace InnovationSim.Tests.Shared;

/// <summary>Records of a very small run: only the kernel can make a year's record, so what reads records is tested with real ones.</summary>
internal static class ToyRecords
{
    /// <summary>The first state of the toy region and so many years.</summary>
    public static YearRecord[] Of(int years, double scale)
    {
        ScenarioDocument scenario = ScenarioLibrary.Load("toy");
        ModelParameters parameters = ParameterTable.Bind(scenario.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
        World world = WorldBuilder.Build(scenario, parameters, scale);
        var coordinator = new RunCoordinator(new RunSpec { World = world, Seed = 1, Years = years }, new InProcessFleet(world, 1, 1), SilentObserver.Instance);
        var records = new List<YearRecord> { coordinator.BeginAsync().GetAwaiter().GetResult() };
        for (int year = 1; year <= years; year++) records.Add(coordinator.RunYearAsync().GetAwaiter().GetResult());
        return [.. records];
    }
}
