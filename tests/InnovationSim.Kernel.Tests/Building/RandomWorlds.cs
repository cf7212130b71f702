using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>Small regions and parameters drawn from a seed: odd, but all within the ranges of the parameter table.</summary>
internal static class RandomWorlds
{
    private const double ShareOfParametersDrawn = 0.3;

    // With these at their largest a few years already make tens of thousands of agents and millions of messages: slow, and no other case.
    private static readonly Dictionary<string, double> Most = new(StringComparer.Ordinal)
    {
        ["entry-rate"] = 0.3,
        ["most-lots"] = 40,
        ["candidates"] = 30,
        ["contacts"] = 50,
        ["brokered-contacts"] = 50,
        ["public-patents-per-million"] = 2,
        ["private-patents-per-million"] = 5,
        ["state-patents-per-million"] = 5,
        ["visiting-talent"] = 100,
    };

    /// <summary>The region of a seed.</summary>
    public static World Of(int seed)
    {
        var random = new System.Random(seed);
        return new TinyWorld
        {
            Parameters = Parameters(random),
            Cities = random.Next(1, 4),
            Kilometres = random.Next(1, 900),
            StateCell = new FirmCell(random.Next(0, 3), random.NextInt64(1, 400) * 1_000_000, 500_000),
            PrivateCell = new FirmCell(random.Next(1, 30), random.NextInt64(1, 300) * 1_000_000, 400_000),
            Universities = random.Next(0, 3),
            RemainderYuan = random.NextInt64(0, 500_000_000),
            Workers = random.NextInt64(100, 30_000),
            Dependants = random.NextInt64(0, 20_000),
            Destinations = random.Next(2) == 0 ? [] : [new("coast", 31, 121, 120_000)],
        }.Build();
    }

    /// <summary>Parameters of which some are drawn, each from all of its range.</summary>
    private static ModelParameters Parameters(System.Random random)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (ParameterDefinition parameter in ParameterTable.All)
        {
            double unit = random.NextDouble();
            bool drawn = random.NextDouble() < ShareOfParametersDrawn;
            if (!drawn) continue;
            double high = Most.GetValueOrDefault(parameter.Name, parameter.High);
            double value = parameter.Low + (unit * (high - parameter.Low));
            values[parameter.Name] = parameter.WholeNumber ? Math.Floor(value) : value;
        }

        return ParameterTable.Bind(values);
    }
}
