using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Invariants;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>Plans, inventions, demand and the record of firms.</summary>
public sealed class FirmYearTests
{
    // Nothing happens by chance.
    private static readonly ModelParameters Still = Defaults.Parameters with
    {
        InnovationScale = 0,
        FrontierCatchUp = 0,
        PrivatePatentsPerMillion = 0,
        StatePatentsPerMillion = 0,
        DigitalDiffusion = 0,
        RetirementRate = 0,
        QuitRate = 0,
        GrowthNoise = 0,
        GrowthSizeReversion = 0,
        ProductivityDemandWeight = 0.15,
        LabourReserve = 1,
        PatentLifeYears = 20,
        HighTechIntensity = 0.03,
        ChainLeaderSize = 10,
    };

    [Fact]
    public void A_firm_advertises_what_its_order_book_asks_for()
    {
        // Demand of 24 million at 400,000 a worker: 60, of whom 40 % are engineers; 40 and 15 are there.
        var stage = new Stage(parameters: Still);
        FirmShard shard = stage.Firms();
        shard.Firms.DemandYuan[0] = 24_000_000;
        shard.Firms.ResearchIntensity[0] = 0;
        shard.Firms.Researchers[0] = 0;
        VacancyMessage[] vacancies = [.. stage.Run(shard, context => PlanPhase.Run(shard, context)).Messages<VacancyMessage>()];

        VacancyMessage engineers = vacancies.ShouldHaveSingleItem();
        engineers.Skill.ShouldBe(SkillLevel.Engineer);
        engineers.Posts.ShouldBeInRange(9, 10, "24 are wanted, rounded at random");
        engineers.OfferPermille.ShouldBe((ushort)1000);
        stage.Tally.Total(PoolMeasure.Vacancies).ShouldBe(engineers.Posts);
    }

    [Theory]
    [InlineData(Ownership.Private, 0.8)]
    [InlineData(Ownership.State, 0.15)]
    public void Too_many_staff_are_laid_off_in_part(Ownership ownership, double share)
    {
        var stage = new Stage(parameters: Still with { LayoffAdjustment = 0.8, StateLayoffAdjustment = 0.15 });
        FirmShard shard = stage.Firms(ownership: ownership);
        shard.Firms.SkilledWorkers[0] = 1000;
        stage.Run(shard, context => PlanPhase.Run(shard, context));

        long quit = stage.Tally.Quit(0, SkillLevel.SkilledWorker)[TinyWorld.Electronics];
        quit.ShouldBe(1000 - shard.Firms.SkilledWorkers[0]);
        quit.ShouldBeInRange((long)(share * 950), (long)(share * 1000));
    }

    [Fact]
    public void Whoever_leaves_retires_or_quits()
    {
        var stage = new Stage(parameters: Still with { RetirementRate = 0.1, QuitRate = 0.2, LayoffAdjustment = 0 });
        FirmShard shard = stage.Firms(64);
        stage.Run(shard, context => PlanPhase.Run(shard, context));

        long before = 64 * 40;
        long retired = stage.Tally.Retired(0, SkillLevel.SkilledWorker)[TinyWorld.Electronics];
        long quit = stage.Tally.Quit(0, SkillLevel.SkilledWorker)[TinyWorld.Electronics];
        long stay = Enumerable.Range(0, 64).Sum(row => (long)shard.Firms.SkilledWorkers[row]);
        (retired + quit + stay).ShouldBe(before);
        ((double)retired / before).ShouldBe(0.1, 0.03);
        ((double)quit / before).ShouldBe(0.2, 0.04);
    }

    [Fact]
    public void Without_innovation_a_firm_closes_its_part_of_the_gap_to_the_frontier()
    {
        var stage = new Stage(parameters: Still with { FrontierCatchUp = 0.02 });
        stage.Signals.FrontierLog[TinyWorld.Electronics] = 0.5;
        FirmShard shard = stage.Firms();
        stage.Run(shard, context => InventPhase.Run(shard, context));

        shard.Firms.LogProductivity[0].ShouldBe(0.01f, 1e-6f);
    }

    [Fact]
    public void Innovation_never_makes_a_firm_worse()
    {
        var stage = new Stage(parameters: Still with { InnovationScale = 5, InnovationStepLowest = -0.15, InnovationStepRange = 0.3 });
        FirmShard shard = stage.Firms(64);
        stage.Run(shard, context => InventPhase.Run(shard, context));

        float[] logs = [.. Enumerable.Range(0, 64).Select(row => shard.Firms.LogProductivity[row])];
        logs.ShouldAllBe(log => log >= 0 && log <= 0.15f);
        logs.Count(log => log > 0).ShouldBeInRange(15, 55, "half of the steps are upwards");
    }

    [Fact]
    public void Patents_follow_research()
    {
        var stage = new Stage(parameters: Still with { PrivatePatentsPerMillion = 1, ResearchSubsidy = 0 });
        FirmShard shard = stage.Firms(64);
        for (int row = 0; row < 64; row++) shard.Firms.ResearchIntensity[row] = row % 2 == 0 ? 0.25f : 0;
        stage.Run(shard, context => InventPhase.Run(shard, context));

        // Five million yuan each: five patents expected of every second firm.
        shard.Patents.Count.ShouldBeInRange(110, 210);
        shard.Patents.ToArray().ShouldAllBe(patent => patent.Owner % 2 == 0 && patent.Status == PatentStatus.InHouse);
        stage.Tally.Total(CellMeasure.PatentsGranted).ShouldBe(shard.Patents.Count);
        shard.Patents.ToArray().Select(patent => (patent.Owner, patent.Number)).Distinct().Count().ShouldBe(shard.Patents.Count);
    }

    [Fact]
    public void An_assigned_patent_is_put_to_use_when_it_is_due()
    {
        var stage = new Stage(parameters: Still with { LicenceGain = 0.05, ProductLineSize = 100 });
        FirmShard shard = stage.Firms(2);
        shard.Patents.Add(new Patent { Owner = 0, Status = PatentStatus.Assigned, Due = 1, Quality = 0.4f });
        shard.Patents.Add(new Patent { Owner = 1, Status = PatentStatus.SpunOff, Due = 2, Quality = 0.4f });
        shard.Patents.Settle();
        stage.Run(shard, context => InventPhase.Run(shard, context));

        shard.Patents.ToArray().Select(patent => patent.Status).ShouldBe([PatentStatus.Industrialised, PatentStatus.SpunOff]);
        shard.Firms.LogProductivity[0].ShouldBe(0.02f, 1e-6f);
        shard.Firms.LogProductivity[1].ShouldBe(0);
        stage.Tally.Total(CellMeasure.Industrialised).ShouldBe(1);
    }

    [Fact]
    public void Demand_moves_to_productive_firms()
    {
        var stage = new Stage(parameters: Still);
        stage.Signals.MeanLog[TinyWorld.Electronics] = 0.2;
        FirmShard shard = stage.Firms(2);
        shard.Firms.LogProductivity[0] = 1.2f;
        stage.Run(shard, context => DemandPhase.Run(shard, context));

        ((double)shard.Firms.DemandYuan[0]).ShouldBe(20_000_000 * Math.Exp(0.15), 5);
        ((double)shard.Firms.DemandYuan[1]).ShouldBe(20_000_000 * Math.Exp(-0.15 * 0.2), 5);
        ((int)shard.Firms.LastGrowth[0]).ShouldBeInRange(1499, 1500);
        stage.Tally.Total(CellMeasure.RawDemand).ShouldBe(shard.Firms.DemandYuan[0] + shard.Firms.DemandYuan[1]);
    }

    [Fact]
    public void Demand_of_a_large_firm_grows_more_slowly()
    {
        var stage = new Stage(parameters: Still with { GrowthSizeReversion = 0.01 });
        FirmShard shard = stage.Firms();
        stage.Run(shard, context => DemandPhase.Run(shard, context));
        // Five private medians of 4 million.
        ((double)shard.Firms.DemandYuan[0]).ShouldBe(20_000_000 * Math.Exp(-0.01 * Math.Log(5)), 5);
    }

    [Theory]
    [InlineData(0.03f, true, FirmFlags.HighTech)]
    [InlineData(0.029f, true, FirmFlags.None)]
    [InlineData(0.2f, false, FirmFlags.None)]
    public void The_certificate_takes_research_and_a_live_patent(float intensity, bool patent, FirmFlags flags)
    {
        var stage = new Stage(parameters: Still with { HighTechIntensity = 0.0299 });
        FirmShard shard = stage.Firms();
        shard.Firms.ResearchIntensity[0] = intensity;
        if (patent) shard.Patents.Add(new Patent { Owner = 0 });
        shard.Patents.Settle();
        stage.Run(shard, context => RecordPhase.Run(shard, context));

        shard.Firms.Flags[0].ShouldBe(flags);
        stage.Tally.Total(CellMeasure.HighTechFirms).ShouldBe(flags == FirmFlags.HighTech ? 1 : 0);
    }

    [Theory]
    [InlineData(0.02f, 1, 0.022f)] // a tenth more
    [InlineData(0.02f, 3, 0.022f)] // once, however many patents
    [InlineData(0.02f, 0, 0.02f)] // without a patent it would not be enough
    [InlineData(0.029f, 1, 0.0299f)] // no further than the certificate asks
    [InlineData(0.2f, 1, 0.2f)]
    public void A_firm_with_a_patent_raises_its_research_until_it_has_the_certificate(float before, int patents, float after)
    {
        var stage = new Stage(parameters: Still with { HighTechIntensity = 0.0299, CertificateEffort = 0.1 });
        FirmShard shard = stage.Firms();
        shard.Firms.ResearchIntensity[0] = before;
        for (int number = 0; number < patents; number++) shard.Patents.Add(new Patent { Owner = 0, Number = number });
        shard.Patents.Settle();
        stage.Run(shard, context => RecordPhase.Run(shard, context));

        shard.Firms.ResearchIntensity[0].ShouldBe(after, 1e-7f);
        shard.Firms.Flags[0].HasFlag(FirmFlags.HighTech).ShouldBe(patents > 0 && after >= 0.0299f);
    }

    [Theory]
    [InlineData(2 * 4_000_000, 0.022f)]
    [InlineData((2 * 4_000_000) + 1, 0.02f)]
    public void A_large_firm_makes_no_effort_for_the_certificate(long sales, float after)
    {
        var stage = new Stage(parameters: Still with { CertificateEffort = 0.1, CertificateSize = 2 });
        FirmShard shard = stage.Firms();
        shard.Firms.SalesYuan[0] = sales;
        shard.Firms.ResearchIntensity[0] = 0.02f;
        shard.Patents.Add(new Patent { Owner = 0 });
        shard.Patents.Settle();
        stage.Run(shard, context => RecordPhase.Run(shard, context));

        shard.Firms.ResearchIntensity[0].ShouldBe(after, 1e-7f);
    }

    [Fact]
    public void A_state_owned_enterprise_makes_no_effort_for_the_certificate()
    {
        var stage = new Stage(parameters: Still with { HighTechIntensity = 0.0299, CertificateEffort = 0.1 });
        FirmShard shard = stage.Firms(ownership: Ownership.State);
        shard.Firms.ResearchIntensity[0] = 0.02f;
        shard.Patents.Add(new Patent { Owner = 0 });
        shard.Patents.Settle();
        stage.Run(shard, context => RecordPhase.Run(shard, context));
        shard.Firms.ResearchIntensity[0].ShouldBe(0.02f);
    }

    [Theory]
    [InlineData(40_000_000, FirmFlags.ChainLeader)]
    [InlineData(39_999_999, FirmFlags.None)]
    public void A_private_firm_of_ten_medians_leads_a_chain(long sales, FirmFlags flags)
    {
        var stage = new Stage(parameters: Still);
        FirmShard shard = stage.Firms();
        shard.Firms.SalesYuan[0] = sales;
        stage.Run(shard, context => RecordPhase.Run(shard, context));
        shard.Firms.Flags[0].ShouldBe(flags);
    }

    [Fact]
    public void A_patent_expires_at_the_end_of_its_life()
    {
        var stage = new Stage(parameters: Still);
        FirmShard shard = stage.Firms();
        foreach (short granted in (short[])[-19, -18]) shard.Patents.Add(new Patent { Owner = 0, Granted = granted });
        shard.Patents.Settle();
        stage.Run(shard, context => RecordPhase.Run(shard, context));

        ((int)shard.Patents.ToArray().ShouldHaveSingleItem().Granted).ShouldBe(-18);
        stage.Tally.Total(CellMeasure.PatentsLapsed).ShouldBe(1);
        stage.Tally.Total(CellMeasure.PatentsLive).ShouldBe(1);
    }

    [Fact]
    public void A_firm_in_the_red_at_the_end_of_a_year_stops_the_run()
    {
        var stage = new Stage(parameters: Still);
        FirmShard shard = stage.Firms(3);
        shard.Firms.CashYuan[2] = -5;
        var breach = Should.Throw<InvariantBreachException>(() => stage.Run(shard, context => RecordPhase.Run(shard, context)));
        (breach.Year, breach.Amount).ShouldBe((1, -5L));
        breach.Account.ShouldContain("serial 2");
    }

    [Fact]
    public void A_negative_count_of_people_stops_the_run()
    {
        var stage = new Stage(parameters: Still);
        TalentShard pools = stage.Pools();
        pools.Pools.Searching.At(1)[2] = -3;
        var breach = Should.Throw<InvariantBreachException>(() => stage.Run(pools, context => RecordPhase.Run(pools, context)));
        breach.Amount.ShouldBe(-3);
        breach.Account.ShouldContain("searching");
    }
}
