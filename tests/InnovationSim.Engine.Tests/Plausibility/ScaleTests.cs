using System.Collections.Concurrent;
using InnovationSim.Kernel.Metrics;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Plausibility;

/// <summary>
/// The scale changes how many are simulated, not what they are like: ratios at a fiftieth and at a tenth of the region agree but for
/// sampling. Both are means over seeds and years, and the tolerances are wide enough for the heavy tails of small samples.
/// </summary>
public class ScaleTests
{
    private const double Small = 0.02;
    private const double Large = 0.1;
    private const int FirstYear = 2;
    private const int Years = 5;

    private static readonly ConcurrentDictionary<double, Lazy<Task<YearRecord[]>>> Runs = new();

    [Theory]
    [InlineData("gdp-per-head", 0.05)]
    [InlineData("private-value-added-share", 0.06)]
    [InlineData("state-value-added-share", 0.08)]
    [InlineData("rd-intensity", 0.12)]
    [InlineData("firm-share-of-rd", 0.10)]
    [InlineData("university-conversion-rate", 0.12)]
    [InlineData("state-local-procurement-share", 0.08)]
    [InlineData("net-migration-rate", 0.15)]
    [InlineData("entry-rate", 0.05)]
    [InlineData("exit-rate", 0.08)]
    [InlineData("mean-wage-state", 0.08)]
    [InlineData("mean-wage-private", 0.06)]
    [InlineData("tfp-dispersion", 0.04)]
    [InlineData("size-tail-exponent", 0.10)]
    [InlineData("growth-shape-ratio", 0.04)]
    [InlineData("university-rd-largest-city-share", 0.01)]
    public async Task A_ratio_does_not_depend_on_the_scale(string metric, double tolerance)
    {
        double large = await MeanAsync(metric, Large);
        (await MeanAsync(metric, Small)).ShouldBe(large, tolerance * Math.Abs(large), $"{metric} at scale {Small} and {Large}");
    }

    [Theory]
    [InlineData("gdp", 0.05)]
    [InlineData("private-firms", 0.03)]
    [InlineData("employment", 0.06)]
    [InlineData("patents-granted", 0.12)]
    public async Task What_is_counted_is_in_proportion_to_the_scale(string metric, double tolerance)
    {
        double large = await MeanAsync(metric, Large) / Large;
        (await MeanAsync(metric, Small) / Small).ShouldBe(large, tolerance * large, $"{metric} over the scale, at scale {Small} and {Large}");
    }

    private static async Task<double> MeanAsync(string metric, double scale)
    {
        YearRecord[] records = await Runs.GetOrAdd(scale, key => new Lazy<Task<YearRecord[]>>(() => RunAsync(key))).Value;
        return records.Average(record => record[metric]);
    }

    private static async Task<YearRecord[]> RunAsync(double scale)
    {
        // A fifth of the firms scatter more: more seeds make up for it.
        int seeds = scale < Large ? 6 : 2;
        IReadOnlyList<YearRecord>[] runs = await Task.WhenAll(Enumerable.Range(1, seeds).Select(seed => RunOf.HeilongjiangAsync(scale, Years, (ulong)seed)));
        return [.. runs.SelectMany(run => run.Where(record => record.Year >= FirstYear))];
    }
}
