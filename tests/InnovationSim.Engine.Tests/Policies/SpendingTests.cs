using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Tests.Building;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Policies;

/// <summary>What measures cost: who pays, and that nothing of it is lost.</summary>
public class SpendingTests
{
    private static readonly SmallRegion Region = SmallRegion.Province;

    [Fact]
    public async Task The_funder_of_a_measure_refunds_the_province()
    {
        IReadOnlyList<YearRecord> province = await PolicyRun.RecordsAsync(Region, 1, PolicyRun.Setting("research-subsidy", 0.1));
        IReadOnlyList<YearRecord> bank = await PolicyRun.RecordsAsync(Region, 1, PolicyRun.Setting("research-subsidy", 0.1, "funder: bank"));
        for (int year = 1; year <= Region.Years; year++)
        {
            long spent = bank[year].Spending.ShouldHaveSingleItem().Yuan;
            spent.ShouldBeGreaterThan(0);
            province[year].Spending.ShouldHaveSingleItem().Yuan.ShouldBe(spent);
            bank[year].Tally.Flow(FlowKind.Transfers, AccountClass.Bank, AccountClass.Province).ShouldBe(spent);
            province[year].Tally.Flow(FlowKind.Transfers, AccountClass.Bank, AccountClass.Province).ShouldBe(0);
        }
    }

    [Fact]
    public async Task What_is_refunded_is_what_is_spent_on_the_measure()
    {
        YearRecord year = (await PolicyRun.RecordsAsync(Region, 1, PolicyRun.Setting("research-subsidy", 0.1)))[^1];
        year.Spending[0].Yuan.ShouldBe(year.Tally.Total(CellMeasure.ResearchSubsidies));
        long projects = year.Tally.Total(CellMeasure.GrantsPaid);
        year.Tally.Flow(FlowKind.Subsidies, AccountClass.Province, AccountClass.Firms).ShouldBe(year.Spending[0].Yuan + projects);
        year["policy-spending"].ShouldBe(year.Spending[0].Yuan);
    }

    [Fact]
    public async Task A_measure_for_two_cities_pays_there_and_nowhere_else()
    {
        YearRecord year = (await PolicyRun.RecordsAsync(Region, 1, PolicyRun.Setting("research-subsidy", 0.1, "cities: [harbin, daqing]")))[^1];
        int[] paid = [.. Enumerable.Range(0, year.Tally.Cities).Where(city =>
            year.Tally.Cells(CellMeasure.ResearchSubsidies, Kernel.Ownership.Private, city).ToArray().Sum() > 0)];
        paid.Select(city => year.World.Cities[city].Id).ShouldBe(["harbin", "daqing"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_measure_for_a_sector_pays_there_and_nowhere_else()
    {
        YearRecord year = (await PolicyRun.RecordsAsync(Region, 1, PolicyRun.Setting("research-subsidy", 0.1, "sectors: [digital]")))[^1];
        for (int sector = 0; sector < year.Tally.Sectors; sector++)
        {
            bool digital = year.World.Sectors[sector].Id == "digital";
            (year.Tally.BySector(CellMeasure.ResearchSubsidies, Kernel.Ownership.Private, sector) > 0).ShouldBe(digital, year.World.Sectors[sector].Id);
        }
    }

    [Fact]
    public async Task A_measure_for_a_kind_pays_it_alone()
    {
        YearRecord year = (await PolicyRun.RecordsAsync(Region, 1, PolicyRun.Setting("research-subsidy", 0.1, "kinds: [state-owned-enterprise]")))[^1];
        year.Tally.Total(CellMeasure.ResearchSubsidies, Kernel.Ownership.State).ShouldBeGreaterThan(0);
        year.Tally.Total(CellMeasure.ResearchSubsidies, Kernel.Ownership.Private).ShouldBe(0);
    }

    [Fact]
    public async Task Administration_is_paid_while_the_measure_holds_and_follows_the_scale()
    {
        PolicyDocument policy = PolicyRun.Setting("local-share-mandate", 0.6, "from: 2", "to: 2", "programme-cost-yuan: 1000000000", "funder: centre");
        IReadOnlyList<YearRecord> records = await PolicyRun.RecordsAsync(Region, 1, policy);
        records[1].Spending.ShouldBeEmpty();
        records[2].Spending[0].Yuan.ShouldBe((long)(1_000_000_000 * Region.Scale));
        records[2].Tally.Flow(FlowKind.PublicPurchases, AccountClass.Province, AccountClass.Market).ShouldBe(records[2].Spending[0].Yuan);
        records[3].Spending.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_measures_for_the_same_agents_the_later_counts_and_is_charged()
    {
        PolicyDocument wide = PolicyRun.Setting("research-subsidy", 0.05) with { Name = "wide" };
        PolicyDocument narrow = PolicyRun.Setting("research-subsidy", 0.2, "cities: [daqing]") with { Name = "narrow" };
        YearRecord year = (await PolicyRun.RecordsAsync(Region, 1, wide, narrow))[^1];
        int daqing = year.World.Cities.ToList().FindIndex(city => city.Id == "daqing");
        long there = Sum(Kernel.Ownership.State) + Sum(Kernel.Ownership.Private);
        year.Spending.Select(each => each.Yuan).ShouldBe([year.Tally.Total(CellMeasure.ResearchSubsidies) - there, there]);

        long Sum(Kernel.Ownership owner) => year.Tally.Cells(CellMeasure.ResearchSubsidies, owner, daqing).ToArray().Sum();
    }

    [Fact]
    public async Task Policies_in_the_other_order_give_another_run_where_they_clash()
    {
        PolicyDocument low = PolicyRun.Setting("business-environment", 0.8) with { Name = "low" };
        PolicyDocument high = PolicyRun.Setting("business-environment", 1.5) with { Name = "high" };
        (await PolicyRun.DigestsAsync(Region, 1, low, high)).ShouldBe(await PolicyRun.DigestsAsync(Region, 1, high));
        (await PolicyRun.DigestsAsync(Region, 1, high, low)).ShouldBe(await PolicyRun.DigestsAsync(Region, 1, low));
    }

    [Fact]
    public void Rows_of_the_flow_matrix_sum_to_zero_with_any_levers() =>
        Prop.ForAll(Arb.From(RandomPolicies), policies =>
        {
            RunSpec spec = PolicyRun.Spec(SmallRegion.Toy with { Years = 3 }, 5, policies);
            // The kernel's own invariants stop the run at the first yuan, person or patent that is not accounted for.
            foreach (YearRecord record in PolicyRun.RecordsAsync(spec).GetAwaiter().GetResult().Skip(1))
            {
                for (int kind = 0; kind < LedgerNames.Flows; kind++)
                {
                    Enumerable.Range(0, LedgerNames.Accounts).Sum(account => record.Tally.NetFlow((FlowKind)kind, (AccountClass)account))
                        .ShouldBe(0, ((FlowKind)kind).Name());
                }

                record.Spending.Sum(each => each.Yuan).ShouldBeGreaterThanOrEqualTo(0);
            }
        }).Holds(40);

    /// <summary>One to six measures with values anywhere in the ranges of their levers, for all or for a part.</summary>
    private static Gen<PolicyDocument[]> RandomPolicies { get; } =
        from count in Gen.Choose(1, 6)
        from measures in Gen.ArrayOf(RandomMeasure(), count)
        select measures.Select((policy, at) => policy with { Name = $"policy-{at}" }).ToArray();

    private static Gen<PolicyDocument> RandomMeasure() =>
        from lever in Gen.Elements(LeverTable.All.ToArray())
        from unit in Gen.Choose(0, 1000)
        from first in Gen.Choose(1, 3)
        from aimed in Gen.Elements(true, false)
        from funder in Gen.Elements("province", "centre", "bank")
        let drawn = lever.Parameter.Low + (unit / 1000.0 * (lever.Parameter.High - lever.Parameter.Low))
        let value = lever.Parameter.WholeNumber ? Math.Floor(drawn) : drawn
        select PolicyRun.Setting(
            lever.Name, value,
            [
                $"from: {first}", $"funder: {funder}", "programme-cost-yuan: 1000000",
                .. aimed && lever.ByCity ? ["cities: [north-city]"] : Array.Empty<string>(),
                .. aimed && lever.BySector ? ["sectors: [electronics]"] : Array.Empty<string>(),
            ]);
}
