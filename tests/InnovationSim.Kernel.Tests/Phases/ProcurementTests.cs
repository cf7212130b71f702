using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>Procurement: tender, quote, order, delivery.</summary>
public sealed class ProcurementTests
{
    // Lots of a million; needs of 1.4, 8.4 and 4.2 million of the three sectors: 1 + 5 + 4 lots.
    private static readonly ModelParameters P = Defaults.Parameters with
    {
        LotYuan = 1_000_000,
        SmallestLot = 0.2,
        MostLots = 5,
        LotInputShare = 1,
        Candidates = 10,
        LocalCandidateShare = 0.6,
        SupplierSize = 0.5,
        QuotedCapacity = 1,
        SmallestPartOfLot = 0.5,
        TrustRetention = 0.8,
        QualificationThreshold = 0.7,
        CommonStandards = 0,
    };

    [Fact]
    public void Every_lot_is_put_to_the_local_candidates()
    {
        (Stage stage, FirmShard buyers, _) = Market();
        IReadOnlyList<TenderMessage> tenders = stage.Run(buyers, context => ProcurementPhase.Tender(buyers, context)).Messages<TenderMessage>();

        // Six candidates for each of the five lots of electronics, the only sector with suppliers (the buyer itself is one of them).
        tenders.GroupBy(tender => tender.Lot).Select(lot => (lot.Key, lot.Count())).ShouldBe(Enumerable.Range(1, 5).Select(lot => (lot, 6)));
        tenders.ShouldAllBe(tender => tender.Buyer == 0 && tender.ThousandYuan == 1680);
        stage.Tally.Total(CellMeasure.LotsTendered).ShouldBe(10);
    }

    [Fact]
    public void A_supplier_never_quotes_for_more_than_its_capacity()
    {
        (Stage stage, FirmShard buyers, FirmShard suppliers) = Market();
        // 35,000 thousand yuan of capital capacity, 22,000 of labour: 13 lots of 1,680, and part of another.
        IReadOnlyList<QuoteMessage> quotes = Quotes(stage, buyers, suppliers, lots: 30);

        quotes.Sum(quote => (long)quote.ThousandYuan).ShouldBeInRange(21_000, 22_000);
        quotes.ShouldAllBe(quote => quote.ThousandYuan >= 840 && quote.ThousandYuan <= 1680);
    }

    [Fact]
    public void Who_is_too_far_behind_the_frontier_does_not_quote()
    {
        (Stage stage, FirmShard buyers, FirmShard suppliers) = Market();
        suppliers.Firms.LogProductivity[0] = (float)Math.Log(0.69);
        suppliers.Firms.LogSkill[0] = suppliers.Firms.LogProductivity[0];
        Quotes(stage, buyers, suppliers, lots: 1).ShouldBeEmpty();

        suppliers.Firms.LogProductivity[0] = (float)Math.Log(0.71);
        Quotes(stage, buyers, suppliers, lots: 1).Count.ShouldBe(1);
    }

    [Fact]
    public void A_firm_does_not_quote_for_its_own_lot()
    {
        (Stage stage, FirmShard buyers, _) = Market();
        stage.Post(buyers.Id, buyers.Id, new TenderMessage(0, 0, 1, 1680, TinyWorld.Electronics));
        stage.Run(buyers, context => ProcurementPhase.Quote(buyers, context)).Messages<QuoteMessage>().ShouldBeEmpty();
    }

    [Fact]
    public void A_lot_is_ordered_once_or_bought_outside()
    {
        (Stage stage, FirmShard buyers, FirmShard suppliers) = Market();
        buyers.Buyers.Follow(buyers.Firms, []);
        QuoteMessage[] quotes = [.. from lot in Enumerable.Range(0, 10) from supplier in Enumerable.Range(0, 3)
            select new QuoteMessage(0, lot, supplier, 1000, 0)];
        IReadOnlyList<OrderMessage> orders = stage.Post(suppliers.Id, buyers.Id, quotes)
            .Run(buyers, context => ProcurementPhase.Order(buyers, context)).Messages<OrderMessage>();

        Buyer buyer = buyers.Buyers.All[0];
        orders.Count.ShouldBeInRange(1, 10);
        buyer.LocalYuan.ShouldBe(orders.Sum(order => order.ThousandYuan * 1000L));
        buyer.OrderedYuan.ShouldBe((1400 + (5 * 1680) + (4 * 1050)) * 1000L);
        stage.Tally.Total(CellMeasure.LotsSupplied).ShouldBe(buyer.LocalYuan);
        stage.Tally.Total(CellMeasure.LotsOrderedInRegion).ShouldBe(buyer.LocalYuan);
    }

    [Fact]
    public void Without_quotes_everything_is_bought_outside()
    {
        (Stage stage, FirmShard buyers, _) = Market();
        buyers.Buyers.Follow(buyers.Firms, []);
        stage.Run(buyers, context => ProcurementPhase.Order(buyers, context)).Messages<OrderMessage>().ShouldBeEmpty();

        buyers.Buyers.All[0].LocalYuan.ShouldBe(0);
        stage.Tally.Events(EventKind.ProcurementOrder, 0)[(2 * 2) + 1].ShouldBe(buyers.Buyers.All[0].OrderedYuan, "all of it leads outside");
    }

    [Fact]
    public void A_strong_preference_for_the_region_leaves_nothing_outside()
    {
        (Stage stage, FirmShard buyers, FirmShard suppliers) = Market();
        buyers.Buyers.Follow(buyers.Firms, []);
        buyers.Buyers.All[0].LocalSourcing = 100;
        QuoteMessage[] quotes = [.. Enumerable.Range(0, 10).Select(lot => new QuoteMessage(0, lot, 1, 1000, 0))];

        stage.Post(suppliers.Id, buyers.Id, quotes).Run(buyers, context => ProcurementPhase.Order(buyers, context)).Messages<OrderMessage>().Count.ShouldBe(10);
    }

    [Fact]
    public void The_mandate_moves_the_preference_by_half_of_what_is_missing()
    {
        (Stage stage, FirmShard buyers, _) = Market(P with { LocalShareMandate = 0.6, MandateSpeed = 0.5, MostLocalSourcing = 2 });
        buyers.Buyers.Follow(buyers.Firms, []);
        buyers.Buyers.All[0].LocalSourcing = 0.1f;
        stage.Run(buyers, context => ProcurementPhase.Order(buyers, context));

        buyers.Buyers.All[0].LocalSourcing.ShouldBe(0.4f, 1e-6f, ".1 + ½ (.6 − 0)");
    }

    [Fact]
    public void Trust_grows_by_a_fifth_towards_one_for_a_supplier_used_and_fades_for_others()
    {
        (Stage stage, FirmShard buyers, FirmShard suppliers) = Market();
        buyers.Buyers.Follow(buyers.Firms, []);
        ref Buyer buyer = ref buyers.Buyers.All[0];
        buyer.LocalSourcing = 100;
        ulong used = AgentId.Pack(AgentKind.PrivateFirm, 0, 1);
        buyer.Suppliers[0] = new SupplierLink { Supplier = used, Trust = 0.5f, Sector = 1 };
        buyer.Suppliers[1] = new SupplierLink { Supplier = 99, Trust = 0.5f, Sector = 1 };
        QuoteMessage[] quotes = [.. Enumerable.Range(0, 10).Select(lot => new QuoteMessage(0, lot, 1, 1000, 0))];
        stage.Post(suppliers.Id, buyers.Id, quotes).Run(buyers, context => ProcurementPhase.Order(buyers, context));

        buyers.Buyers.All[0].Suppliers[0].Trust.ShouldBe(0.6f, 1e-6f, ".8 × .5 + .2, once a year however many lots");
        buyers.Buyers.All[0].Suppliers[1].Trust.ShouldBe(0.4f, 1e-6f);
    }

    [Fact]
    public void A_quote_for_a_lot_that_was_not_put_out_is_an_error()
    {
        (Stage stage, FirmShard buyers, FirmShard suppliers) = Market();
        buyers.Buyers.Follow(buyers.Firms, []);
        stage.Post(suppliers.Id, buyers.Id, new QuoteMessage(0, 10, 1, 1000, 0));

        Should.Throw<InvalidOperationException>(() => stage.Run(buyers, context => ProcurementPhase.Order(buyers, context))).Message.ShouldContain("lot 10 of buyer 0");
    }

    [Fact]
    public void What_is_ordered_from_a_supplier_adds_up_and_replaces_last_years()
    {
        (Stage stage, FirmShard buyers, FirmShard suppliers) = Market();
        suppliers.Firms.LotsThousandYuan[0] = 777;
        stage.Post(buyers.Id, suppliers.Id, new OrderMessage(2, 0, 1000), new OrderMessage(1, 0, 500), new OrderMessage(2, 0, 300));
        stage.Run(suppliers, context => ProcurementPhase.Receive(suppliers, context));

        Enumerable.Range(0, 3).Select(row => suppliers.Firms.LotsThousandYuan[row]).ShouldBe([0, 500, 1300]);
    }

    private static IReadOnlyList<QuoteMessage> Quotes(Stage stage, FirmShard buyers, FirmShard suppliers, int lots)
    {
        TenderMessage[] tenders = [.. Enumerable.Range(0, lots).Select(lot => new TenderMessage(0, 0, lot, 1680, TinyWorld.Electronics))];
        return stage.Post(buyers.Id, suppliers.Id, tenders).Run(suppliers, context => ProcurementPhase.Quote(suppliers, context)).Messages<QuoteMessage>();
    }

    /// <summary>One state-owned buyer and three private suppliers, all in electronics and in one city.</summary>
    private static (Stage Stage, FirmShard Buyers, FirmShard Suppliers) Market(ModelParameters? p = null)
    {
        var stage = new Stage(parameters: p ?? P);
        FirmShard buyers = stage.Firms(ownership: Ownership.State);
        FirmShard suppliers = stage.Firms(3);
        stage.Register(buyers, suppliers);
        return (stage, buyers, suppliers);
    }
}
