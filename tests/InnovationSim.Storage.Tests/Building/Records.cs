using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Storage.Tests.Building;

/// <summary>Records of one run, made once for all tests.</summary>
internal static class Records
{
    private static readonly Lazy<YearRecord[]> Toy = new(() => ToyRecords.Of(years: 2, scale: 0.01));

    /// <summary>The first state and two years of the toy region.</summary>
    public static IReadOnlyList<YearRecord> OfToy => Toy.Value;
}
