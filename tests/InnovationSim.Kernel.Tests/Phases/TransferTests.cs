using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>Technology transfer: offer, bid, award, fee, product.</summary>
public sealed class TransferTests
{
    private static readonly ModelParameters OnlyLicences = Defaults.Parameters with { LicenceShare = 1, AssignmentShare = 0 };
    private static readonly ModelParameters OnlyAssignments = Defaults.Parameters with { LicenceShare = 0, AssignmentShare = 1 };
    private static readonly ModelParameters OnlySpinOffs = Defaults.Parameters with { LicenceShare = 0, AssignmentShare = 0 };

    private static readonly ShardId PrivateFirms = new(AgentKind.PrivateFirm, 0, 0);
    private static readonly ShardId StateFirms = new(AgentKind.StateOwnedEnterprise, 1, 0);

    [Fact]
    public void The_best_bid_gets_the_licence()
    {
        (Stage stage, ResearchShard universities) = University(OnlyLicences);
        stage.Post(PrivateFirms, universities.Id, new BidMessage(0, 5, 3, 0.4f, 100), new BidMessage(0, 5, 4, 0.6f, 200), new BidMessage(0, 5, 6, 0.5f, 900));

        (ShardId to, AwardMessage award) = stage.Run(universities, context => TransferPhase.Award(universities, context)).Of<AwardMessage>()
            .ShouldHaveSingleItem();

        to.ShouldBe(PrivateFirms);
        (award.Bidder, award.FeeYuan, award.Assigned).ShouldBe((4, 200L, (byte)0));
        Patent patent = universities.Patents[0];
        patent.Status.ShouldBe(PatentStatus.Licensed);
        patent.Licensee.ShouldBe(AgentId.Pack(AgentKind.PrivateFirm, 0, 4));
        ((int)patent.Due).ShouldBeInRange(2, 4, "one to three years from now");
    }

    [Fact]
    public void Of_equal_bids_that_of_the_first_identity_wins()
    {
        (Stage stage, ResearchShard universities) = University(OnlyLicences);
        stage.Post(PrivateFirms, universities.Id, new BidMessage(0, 5, 1, 0.5f, 100)).Post(StateFirms, universities.Id, new BidMessage(0, 5, 9, 0.5f, 200));

        stage.Run(universities, context => TransferPhase.Award(universities, context)).Of<AwardMessage>().ShouldHaveSingleItem().To.ShouldBe(StateFirms);
    }

    [Fact]
    public void The_fee_is_booked_on_both_sides_and_shared_with_the_inventors()
    {
        ModelParameters p = OnlyLicences with { InventorShare = 0.3, StateWagePremium = 1 };
        (Stage stage, ResearchShard universities) = University(p);
        FirmShard firms = stage.Firms(5);
        stage.Post(PrivateFirms, universities.Id, new BidMessage(0, 5, 4, 0.6f, 1000));
        AwardMessage award = stage.Run(universities, context => TransferPhase.Award(universities, context)).Messages<AwardMessage>()[0];
        stage.Post(universities.Id, firms.Id, award).Run(firms, context => TransferPhase.TakeOver(firms, context));
        stage.Run(universities, context => FinancePhase.Run(universities, context));

        firms.Firms.CashYuan[4].ShouldBe(4_000_000 - 1000);
        stage.Tally.Flow(FlowKind.LicenceFees, AccountClass.Firms, AccountClass.Research).ShouldBe(1000);
        stage.Tally.Total(ResearchMeasure.Fees).ShouldBe(1000);
        stage.Tally.ByCity(CityMeasure.InventorIncome)[0].ShouldBe(300);
        // The organisation spends its 700 besides what the budget of 10 million leaves after the wages of 30 researchers.
        stage.Tally.Flow(FlowKind.ResearchPurchases, AccountClass.Research, AccountClass.Market).ShouldBe(10_000_000 - 3_000_000 + 700);
        universities.Organisations.CashYuan[0].ShouldBe(0);
    }

    [Fact]
    public void An_assigned_patent_moves_to_its_buyer()
    {
        (Stage stage, ResearchShard universities) = University(OnlyAssignments);
        FirmShard firms = stage.Firms(5);
        stage.Post(PrivateFirms, universities.Id, new BidMessage(0, 5, 4, 0.6f, 1000));
        AwardMessage award = stage.Run(universities, context => TransferPhase.Award(universities, context)).Messages<AwardMessage>()[0];
        stage.Post(universities.Id, firms.Id, award).Run(firms, context => TransferPhase.TakeOver(firms, context));

        universities.Patents.Count.ShouldBe(0);
        Patent moved = firms.Patents.ToArray().ShouldHaveSingleItem();
        (moved.Owner, moved.Number, moved.Inventor, moved.Status).ShouldBe((4, 5, AgentId.Pack(AgentKind.University, 0, 0), PatentStatus.Assigned));
        stage.Tally.Total(ResearchMeasure.PatentsSent).ShouldBe(1);
        stage.Tally.Total(CellMeasure.PatentsReceived).ShouldBe(1);
    }

    [Fact]
    public void A_patent_set_aside_for_a_new_firm_goes_to_the_registrar()
    {
        (Stage stage, ResearchShard universities) = University(OnlySpinOffs);
        stage.Post(PrivateFirms, universities.Id, new BidMessage(0, 5, 4, 0.6f, 1000));
        stage.Run(universities, context => TransferPhase.Award(universities, context)).Messages<AwardMessage>().ShouldBeEmpty();
        (ShardId to, SpinOffMessage spinOff) = stage.Run(universities, context => TransferPhase.SpinOff(universities, context)).Of<SpinOffMessage>()
            .ShouldHaveSingleItem();

        to.Kind.ShouldBe(AgentKind.TalentPool);
        spinOff.Patent.Number.ShouldBe(5);
        ((int)spinOff.Sector).ShouldBe(TinyWorld.Electronics, "field 2 is at home there");
        universities.Patents.Count.ShouldBe(0);
    }

    [Fact]
    public void A_due_product_is_delivered_made_and_counted_once()
    {
        (Stage stage, ResearchShard universities) = University(Defaults.Parameters with { OfferHazard = 0, LicenceGain = 0.05, ProductLineSize = 100 });
        FirmShard firms = stage.Firms(5);
        ref Patent patent = ref universities.Patents[0];
        (patent.Status, patent.Licensee, patent.Quality, patent.Due) = (PatentStatus.Licensed, AgentId.Pack(AgentKind.PrivateFirm, 0, 3), 0.5f, 1);

        DeliveryMessage delivery = stage.Run(universities, context => TransferPhase.Offer(universities, context)).Messages<DeliveryMessage>()[0];
        IndustrialisationMessage made = stage.Post(universities.Id, firms.Id, delivery).Run(firms, context => TransferPhase.Bid(firms, context))
            .Messages<IndustrialisationMessage>()[0];
        stage.Post(firms.Id, universities.Id, made).Run(universities, context => TransferPhase.Award(universities, context));

        universities.Patents[0].Status.ShouldBe(PatentStatus.Industrialised);
        firms.Firms.LogProductivity[3].ShouldBe(0.025f, 1e-6f);
        stage.Tally.Total(CellMeasure.Industrialised).ShouldBe(1);
        Should.Throw<InvalidOperationException>(() =>
            stage.Post(firms.Id, universities.Id, made).Run(universities, context => TransferPhase.Award(universities, context)));
    }

    [Fact]
    public void A_licence_that_nobody_answers_for_falls_back()
    {
        (Stage stage, ResearchShard universities) = University(Defaults.Parameters);
        ref Patent patent = ref universities.Patents[0];
        (patent.Status, patent.Licensee, patent.Quality, patent.Due) = (PatentStatus.Licensed, 77, 0.5f, 1);
        stage.Run(universities, context => TransferPhase.Award(universities, context));

        (universities.Patents[0].Status, universities.Patents[0].Licensee).ShouldBe((PatentStatus.Idle, 0UL));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 30)]
    public void An_idle_patent_is_shown_to_more_firms_through_an_office(byte office, int contacts)
    {
        (Stage stage, ResearchShard universities) = University(Defaults.Parameters with { OfferHazard = 1, Contacts = 10, BrokeredContacts = 30 });
        stage.Register(stage.Firms(8));
        universities.Organisations.TransferOffice[0] = office;

        IReadOnlyList<OfferMessage> offers = stage.Run(universities, context => TransferPhase.Offer(universities, context)).Messages<OfferMessage>();

        offers.Count(offer => offer.Patent == 5).ShouldBeInRange(1, contacts);
        offers.ShouldAllBe(offer => offer.Owner == 0 && offer.Sector == TinyWorld.Electronics);
        offers.Count.ShouldBe(contacts, "all firms are in the sector of the patent's fields");
    }

    [Theory]
    [InlineData(PatentStatus.Licensed, 0)]
    [InlineData(PatentStatus.Industrialised, 0)]
    [InlineData(PatentStatus.Idle, -11)] // too old
    public void A_patent_in_use_or_too_old_is_not_offered(PatentStatus status, short granted)
    {
        (Stage stage, ResearchShard universities) = University(Defaults.Parameters with { OfferHazard = 1, OfferMaxAge = 10 });
        stage.Register(stage.Firms(8));
        ref Patent patent = ref universities.Patents[0];
        (patent.Status, patent.Granted, patent.Due) = (status, granted, 99);

        stage.Run(universities, context => TransferPhase.Offer(universities, context)).Messages<OfferMessage>().ShouldBeEmpty();
    }

    [Fact]
    public void A_firm_bids_for_what_is_good_enough_and_what_it_can_pay()
    {
        (Stage stage, ResearchShard universities) = University(Defaults.Parameters with { BidThreshold = 0.15, AdopterBudgetYuan = 1000 });
        FirmShard firms = stage.Firms(3);
        firms.Firms.Researchers[1] = 0; // quality 0
        firms.Firms.CashYuan[2] = 0; // cannot pay
        OfferMessage[] offers = [.. Enumerable.Range(0, 3).Select(firm => new OfferMessage(firm * 200L, 0, 5, TinyWorld.Electronics, 2, 3))];
        (ShardId to, BidMessage bid) = stage.Post(universities.Id, firms.Id, offers)
            .Run(firms, context => TransferPhase.Bid(firms, context)).Of<BidMessage>().ShouldHaveSingleItem();

        to.ShouldBe(universities.Id);
        (bid.Owner, bid.Patent, bid.Bidder).ShouldBe((0, 5, 0));
        bid.Quality.ShouldBeGreaterThan(0.15f);
        bid.FeeYuan.ShouldBeGreaterThan(0);
    }

    /// <summary>A university with one idle patent, number 5 in fields 2 and 3.</summary>
    private static (Stage Stage, ResearchShard Universities) University(ModelParameters p)
    {
        var stage = new Stage(parameters: p);
        ResearchShard universities = stage.Research();
        universities.Patents.Add(new Patent
        {
            Number = 5,
            Inventor = AgentId.Pack(AgentKind.University, 0, 0),
            Field = 2,
            SecondField = 3,
            FromUniversity = 1,
        });
        universities.Patents.Settle();
        return (stage, universities);
    }
}
