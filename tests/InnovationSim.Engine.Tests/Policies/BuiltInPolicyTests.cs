using System.Globalization;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Tests.Plausibility;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Policies;

/// <summary>
/// Half a century of every built-in policy, at both ends of its range, neither explodes nor dies out. Each end has a seed of its own out of
/// twenty; with <c>INNOVATIONSIM_SOAK</c> set it has all twenty, in a region twice as large, which takes minutes.
/// </summary>
public class BuiltInPolicyTests
{
    private const int Years = 50;
    private const int Seeds = 20;

    private static readonly bool Soak = Environment.GetEnvironmentVariable("INNOVATIONSIM_SOAK") is { Length: > 0 };

    private static readonly SmallRegion Region = new("heilongjiang", Soak ? 0.02 : 0.01, Years);

    public static TheoryData<string, bool> Ends { get; } = MakeEnds();

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Nothing_absurd_happens_in_fifty_years(string name, bool strong)
    {
        PolicyDocument policy = PolicyLibrary.Load(name);
        PolicyDocument end = strong ? policy.AtStrongest() : policy.AtWeakest();
        int first = Soak ? 0 : (2 * PolicyLibrary.Names.ToList().IndexOf(name)) + (strong ? 1 : 0);
        await Parallel.ForAsync(first, first + (Soak ? Seeds : 1), async (at, _) =>
        {
            ulong seed = (ulong)(at % Seeds) + 1;
            IReadOnlyList<CourseYear> years = await Course.OfAsync(PolicyRun.Spec(Region, seed, end));
            years.Count.ShouldBe(Years);
            foreach (CourseYear year in years) Check(year, string.Create(CultureInfo.InvariantCulture, $"seed {seed}, year {year.Year}"));
        });
    }

    [Fact]
    public async Task All_policies_that_fit_can_be_adopted_together()
    {
        PolicyDocument[] all = [.. PolicyLibrary.Names.Select(PolicyLibrary.Load)];
        IReadOnlyList<YearRecord> records = await PolicyRun.RecordsAsync(Region with { Years = 10 }, 2, all);
        records[^1]["policy-spending"].ShouldBeGreaterThan(0);
    }

    // In a hundredth of the region the largest firm is a tenth of it.
    private static void Check(CourseYear year, string where)
    {
        year.Gdp.ShouldBeInRange(0.7, 6, $"GDP, {where}");
        year.Growth.ShouldBeInRange(-0.2, 0.2, $"growth of GDP, {where}");
        year.Firms.ShouldBeInRange(1.0 / 3, 3, $"private firms, {where}");
        year.Unemployment.ShouldBeInRange(0.005, 0.25, $"unemployment, {where}");
        year.SpendingShare.ShouldBeInRange(0, 0.05, $"spending, {where}");
        year.Infinite.ShouldBeEmpty(where);
    }

    private static TheoryData<string, bool> MakeEnds()
    {
        var ends = new TheoryData<string, bool>();
        foreach (string name in PolicyLibrary.Names)
        {
            ends.Add(name, false);
            ends.Add(name, true);
        }

        return ends;
    }
}
