using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;
using Directory = InnovationSim.Kernel.Phases.Directory;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>Registers: a position leads to the firm whose stretch holds it, however firms are spread over shards.</summary>
public sealed class RegisterTests
{
    private static readonly ModelParameters P = Defaults.Parameters with { SupplierSize = 0.5, LotYuan = 10_000 };

    // Sales in thousand yuan, some below the 5,000 from which a firm is listed, and sectors.
    private static readonly Arbitrary<(int Thousands, int Sector)[]> Firms = Arb.From(
        from firms in Gen.NonEmptyListOf(
            from thousands in Gen.Choose(0, 20)
            from sector in Gen.Choose(0, TinyWorld.Sectors - 1)
            select (thousands, sector))
        where firms.Count <= 60
        select firms.ToArray());

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void A_position_leads_to_the_firm_whose_stretch_holds_it(int shardSize) => Prop.ForAll(Firms, firms =>
    {
        var stage = new Stage(parameters: P, shardSize: shardSize);
        FirmShard[] shards = [.. firms.Chunk(shardSize).Select((chunk, index) => Shard(stage, chunk, index))];
        stage.Register(shards);
        Directory directory = stage.Signals.Directory!;
        for (int sector = 0; sector < TinyWorld.Sectors; sector++)
        {
            int[] owners = [.. firms.SelectMany((firm, serial) =>
                Enumerable.Repeat(serial, firm.Sector == sector && firm.Thousands >= 5 ? firm.Thousands : 0))];
            directory.Total(Register.Suppliers, Ownership.Private, 0, sector).ShouldBe(owners.Length);
            for (int position = 0; position < owners.Length; position++)
            {
                AgentId found = AgentId.Unpack(directory.Locate(Register.Suppliers, Ownership.Private, 0, sector, position, out long within));
                FirmShard shard = shards[found.Serial];
                var resolver = new RegisterResolver(shard, Register.Suppliers, P, TinyWorld.Sectors, new Scratch());
                shard.Firms.Serial[resolver.RowAt(sector, within)].ShouldBe(owners[position]);
            }
        }
    }).Holds(60);

    [Fact]
    public void A_position_beyond_the_shards_weight_is_refused()
    {
        var stage = new Stage(parameters: P);
        FirmShard shard = Shard(stage, [(10, 1)], 0);

        Should.Throw<InvalidOperationException>(() => new RegisterResolver(shard, Register.Suppliers, P, TinyWorld.Sectors, new Scratch()).RowAt(1, 10))
            .Message.ShouldContain("the register and the shard disagree");
    }

    [Fact]
    public void Adopters_are_weighted_by_their_research_budgets()
    {
        ModelParameters p = P with { AdopterBudgetYuan = 50_000, ResearchSubsidy = 0 };
        var stage = new Stage(parameters: p);
        FirmShard shard = stage.Firms(3);
        shard.Firms.ResearchIntensity[0] = 0.25f;
        shard.Firms.ResearchIntensity[1] = 0.001f; // 20,000 yuan: not shown patents
        shard.Firms.ResearchIntensity[2] = 0.5f;
        stage.Register(shard);

        stage.Signals.Directory!.Total(Register.Adopters, Ownership.Private, 0, TinyWorld.Electronics).ShouldBe(5000 + 10_000);
        var resolver = new RegisterResolver(shard, Register.Adopters, p, TinyWorld.Sectors, new Scratch());
        resolver.RowAt(TinyWorld.Electronics, 4999).ShouldBe(0);
        resolver.RowAt(TinyWorld.Electronics, 5000).ShouldBe(2);
    }

    [Fact]
    public void What_a_shard_reports_at_Plan_is_what_it_resolves()
    {
        var stage = new Stage(parameters: P);
        FirmShard shard = Shard(stage, [(3, 0), (9, 1), (12, 1), (6, 2)], 0);
        var report = new ShardReport();
        stage.Context.Report = report;

        stage.Run(shard, context => PlanPhase.Run(shard, context));

        report.Weights(Register.Suppliers, TinyWorld.Sectors).ToArray().ShouldBe([0, 21, 6]);
    }

    private static FirmShard Shard(Stage stage, (int Thousands, int Sector)[] firms, int index)
    {
        FirmShard shard = stage.Firms(firms.Length, index: index);
        for (int row = 0; row < firms.Length; row++)
        {
            shard.Firms.SalesYuan[row] = firms[row].Thousands * 1000;
            shard.Firms.Sector[row] = (byte)firms[row].Sector;
        }

        return shard;
    }
}
