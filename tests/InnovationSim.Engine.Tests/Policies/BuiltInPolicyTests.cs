using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Policies;

/// <summary>Half a century of every built-in policy, at both ends of its range, neither explodes nor dies out.</summary>
public class BuiltInPolicyTests
{
    private const int Years = 50;

    private static readonly SmallRegion Region = new("heilongjiang", 0.003, Years);

    public static TheoryData<string, bool> Ends { get; } = MakeEnds();

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Nothing_absurd_happens_in_fifty_years(string name, bool strong)
    {
        PolicyDocument policy = PolicyLibrary.Load(name);
        IReadOnlyList<YearRecord> records = await PolicyRun.RecordsAsync(Region, 1, strong ? policy.AtStrongest() : policy.AtWeakest());
        records.Count.ShouldBe(Years + 1);
        double gdp = records[0].World.Cities.Sum(city => (double)city.GdpYuan);
        double firms = records[0].World.PrivateCells.Sum(cell => (double)cell.Firms);
        foreach (YearRecord record in records.Skip(1))
        {
            record["gdp"].ShouldBeInRange(0.7 * gdp, 6 * gdp, $"GDP, year {record.Year}");
            record["gdp-growth"].ShouldBeInRange(-0.12, 0.2, $"growth of GDP, year {record.Year}");
            record["private-firms"].ShouldBeInRange(firms / 3, 3 * firms, $"private firms, year {record.Year}");
            record["unemployment-rate"].ShouldBeInRange(0.005, 0.25, $"unemployment, year {record.Year}");
            record["policy-spending"].ShouldBeInRange(0, 0.05 * record["gdp"], $"spending, year {record.Year}");
            record.Metrics.ShouldNotContain(value => double.IsInfinity(value.Value), $"year {record.Year}");
        }
    }

    [Fact]
    public async Task All_policies_that_fit_can_be_adopted_together()
    {
        PolicyDocument[] all = [.. PolicyLibrary.Names.Select(PolicyLibrary.Load)];
        IReadOnlyList<YearRecord> records = await PolicyRun.RecordsAsync(Region with { Years = 10 }, 2, all);
        records[^1]["policy-spending"].ShouldBeGreaterThan(0);
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
