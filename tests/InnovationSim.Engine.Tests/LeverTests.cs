using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests;

/// <summary>A lever that moves nothing would make every policy that pulls it look harmless.</summary>
public class LeverTests
{
    private static readonly Lazy<Task<Digest>> Baseline = new(() => DigestAsync(new Dictionary<string, double>()));

    public static TheoryData<string> Levers { get; } =
        [.. ParameterTable.All.Where(parameter => parameter.Source.Contains("lever", StringComparison.Ordinal)).Select(parameter => parameter.Name)];

    [Theory]
    [MemberData(nameof(Levers))]
    public async Task A_lever_moved_to_the_other_end_of_its_range_changes_the_run(string name)
    {
        ParameterDefinition lever = ParameterTable.Find(name);
        double now = ParameterTable.Value(SmallRegion.Province.World().Parameters, name);
        double far = now - lever.Low > lever.High - now ? lever.Low : lever.High;
        (await DigestAsync(new Dictionary<string, double> { [name] = far })).ShouldNotBe(await Baseline.Value, $"{name} from {now} to {far}");
    }

    private static async Task<Digest> DigestAsync(IReadOnlyDictionary<string, double> values)
    {
        RunSpec spec = SmallRegion.Province.Spec(seed: 3, overrides: values);
        await using var fleet = new InProcessFleet(spec.World, spec.Seed, threads: 1);
        return (await new RunCoordinator(spec, fleet).RunAsync()).Digest;
    }
}
