using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Analysis.Tests.Building;

/// <summary>Records of one run, made once for all tests.</summary>
internal static class Records
{
    private static readonly Lazy<YearRecord[]> Toy = new(() => ToyRecords.Of(years: 13, scale: 0.005));

    /// <summary>The first state and thirteen years of the toy region.</summary>
    public static IReadOnlyList<YearRecord> OfToy => Toy.Value;
}
