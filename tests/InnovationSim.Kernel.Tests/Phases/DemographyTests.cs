using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>Entry and exit of firms.</summary>
public sealed class DemographyTests
{
    private const int Registrar = (int)SkillLevels.Registrar;

    [Fact]
    public void Entrants_get_fresh_serials_one_after_the_other()
    {
        (Stage stage, TalentShard pools) = City(founders: 1000);
        IReadOnlyList<FoundingMessage> foundings = stage.Run(pools, context => DemographyPhase.Found(pools, context)).Messages<FoundingMessage>();

        foundings.Count.ShouldBeInRange(10, 60, "thirty are expected");
        foundings.Select(founding => founding.Serial).ShouldBe(Enumerable.Range(500, foundings.Count));
        pools.Pools.NextSerial[Registrar].ShouldBe(500 + foundings.Count);
        stage.Tally.ByCity(CityMeasure.Foundings)[0].ShouldBe(foundings.Count);
    }

    [Fact]
    public void Founders_come_out_of_the_pool_and_bring_its_money()
    {
        (Stage stage, TalentShard pools) = City(founders: 1000);
        long cash = pools.Pools.CashYuan[Registrar];
        IReadOnlyList<FoundingMessage> foundings = stage.Run(pools, context => DemographyPhase.Found(pools, context)).Messages<FoundingMessage>();

        pools.Pools.Employed.At(Registrar)[TinyWorld.Food].ShouldBe(foundings.Count);
        pools.Pools.Searching.At(Registrar)[TinyWorld.Food].ShouldBe(1000 - foundings.Count);
        (cash - pools.Pools.CashYuan[Registrar]).ShouldBe(foundings.Sum(founding => founding.CashYuan + founding.CapitalYuan));
        stage.Tally.Total(PoolMeasure.Equity).ShouldBe(foundings.Sum(founding => founding.CashYuan));
        stage.Tally.Total(PoolMeasure.FoundersCapital).ShouldBe(foundings.Sum(founding => founding.CapitalYuan));
    }

    [Theory]
    [InlineData(0, 10_000_000_000)] // nobody to found
    [InlineData(1000, 0)] // no money
    public void Without_people_or_money_nothing_is_founded(int founders, long cash)
    {
        (Stage stage, TalentShard pools) = City(founders);
        pools.Pools.CashYuan[Registrar] = cash;
        stage.Run(pools, context => DemographyPhase.Found(pools, context)).Messages<FoundingMessage>().ShouldBeEmpty();
    }

    [Fact]
    public void A_patent_that_was_set_aside_finds_a_firm_in_any_case()
    {
        (Stage stage, TalentShard pools) = City(founders: 0);
        pools.Pools.CashYuan[Registrar] = 0;
        var patent = new Patent { Number = 5, Field = 2 };
        stage.Post(new ShardId(AgentKind.University, 0, 0), pools.Id, new SpinOffMessage(patent, TinyWorld.Electronics));

        FoundingMessage founding = stage.Run(pools, context => DemographyPhase.Found(pools, context)).Messages<FoundingMessage>().ShouldHaveSingleItem();

        (founding.HasPatent, founding.Patent.Number, founding.Sector, founding.Founders).ShouldBe(((byte)1, 5, (byte)TinyWorld.Electronics, (byte)0));
    }

    [Fact]
    public void An_entrant_starts_with_what_its_founders_brought()
    {
        var stage = new Stage();
        FirmShard firms = stage.Firms(2);
        var founding = new FoundingMessage
        {
            Serial = 9,
            Sector = TinyWorld.Electronics,
            HasPatent = 1,
            Founders = 1,
            SalesYuan = 1_000_000,
            CashYuan = 150_000,
            CapitalYuan = 400_000,
            LogProductivity = -0.1f,
            Patent = new Patent { Number = 5, Field = 2, Inventor = 77, FromUniversity = 1 },
        };
        stage.Post(new ShardId(AgentKind.TalentPool, 0, 0), firms.Id, founding).Run(firms, context => DemographyPhase.Run(firms, context));

        FirmColumns columns = firms.Firms;
        firms.Count.ShouldBe(3);
        (columns.Serial[2], columns.CashYuan[2], columns.CapitalYuan[2], columns.DemandYuan[2], columns.Engineers[2], (int)columns.Founded[2])
            .ShouldBe((9, 150_000L, 400_000L, 1_000_000L, 1, 1));
        Patent patent = firms.Patents.ToArray().ShouldHaveSingleItem();
        (patent.Owner, patent.Number, patent.Inventor, patent.Status).ShouldBe((9, 5, 77UL, PatentStatus.SpunOff));
        stage.Tally.Flow(FlowKind.Equity, AccountClass.Households, AccountClass.Firms).ShouldBe(150_000);
        stage.Tally.Total(CellMeasure.Entries).ShouldBe(1);
    }

    [Fact]
    public void Leavers_go_with_their_patents_and_the_others_stay()
    {
        var stage = new Stage();
        FirmShard firms = stage.Firms(4);
        firms.Firms.Flags[1] = FirmFlags.Exiting;
        foreach (int owner in (int[])[1, 1, 2]) firms.Patents.Add(new Patent { Owner = owner });
        firms.Patents.Settle();
        stage.Run(firms, context => DemographyPhase.Run(firms, context));

        Enumerable.Range(0, firms.Count).Select(row => firms.Firms.Serial[row]).ShouldBe([0, 2, 3]);
        firms.Patents.ToArray().ShouldHaveSingleItem().Owner.ShouldBe(2);
        stage.Tally.Total(CellMeasure.PatentsLapsed).ShouldBe(2);
    }

    /// <summary>A city in which thirty firms in food are expected, with engineers who look for work there.</summary>
    private static (Stage Stage, TalentShard Pools) City(int founders)
    {
        var stage = new Stage();
        stage.Signals.EntryMean[TinyWorld.Food] = 30;
        TalentShard pools = stage.Pools();
        pools.Pools.NextSerial[Registrar] = 500;
        pools.Pools.CashYuan[Registrar] = 10_000_000_000;
        pools.Pools.Searching.At(Registrar)[TinyWorld.Food] = founders;
        return (stage, pools);
    }
}
