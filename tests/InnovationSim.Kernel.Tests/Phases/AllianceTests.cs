using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>Alliances: search, proposal, acceptance, renewal, learning, trust, end.</summary>
public sealed class AllianceTests
{
    private static readonly ModelParameters Eager = Defaults.Parameters with { AllianceSearchRate = 1, ResearchPartnerShare = 0 };
    private static readonly ModelParameters Idle = Defaults.Parameters with { AllianceSearchRate = 0 };
    private static readonly ShardId Others = new(AgentKind.PrivateFirm, 1, 0);
    private static readonly ulong OtherFirm = AgentId.Pack(AgentKind.PrivateFirm, 1, 4);

    [Fact]
    public void Two_firms_that_know_the_same_fields_become_partners_and_both_books_say_so()
    {
        var stage = new Stage(parameters: Eager);
        FirmShard here = Knowing(stage, city: 0, 2, 3);
        FirmShard there = Knowing(stage, city: 1, 2, 3);
        stage.Register(there);
        ProposalMessage proposal = stage.Run(here, context => AllianceSearch.Run(here, context)).Messages<ProposalMessage>().ShouldHaveSingleItem();
        AcceptanceMessage acceptance = stage.Post(here.Id, there.Id, proposal).Run(there, context => MeetingPhase.Run(there, context))
            .Messages<AcceptanceMessage>().ShouldHaveSingleItem();
        stage.Post(there.Id, here.Id, acceptance).Run(here, context => AlliancePhase.Conclude(here, context));

        here.Partners.All[0].IsAllied(AgentId.Pack(AgentKind.PrivateFirm, 1, 0)).ShouldBeTrue();
        there.Partners.All[0].IsAllied(AgentId.Pack(AgentKind.PrivateFirm, 0, 0)).ShouldBeTrue();
        here.Partners.All[0].Links[0].Trust.ShouldBe(0.2f, 1e-6f);
    }

    [Theory]
    [InlineData(0b0011UL, 0b0011UL, 1.0)]
    [InlineData(0b0011UL, 0b0110UL, 0.5)]
    [InlineData(0b0001UL, 0b0110UL, 0.0)]
    [InlineData(0b0111UL, 0b11111100UL, 1.0 / 3)]
    [InlineData(0UL, 0b1UL, 0.0)]
    public void Overlap_is_the_common_part_of_the_narrower_knowledge(ulong one, ulong other, double overlap) =>
        AllianceRules.Overlap(one, other).ShouldBe(overlap);

    [Fact]
    public void Who_knows_other_fields_is_refused()
    {
        var stage = new Stage(parameters: Idle);
        FirmShard there = Knowing(stage, city: 1, 0, 1);

        Propose(stage, there, 0b1100).Messages<AcceptanceMessage>().ShouldBeEmpty();
        there.Partners.Count.ShouldBe(0);
    }

    [Fact]
    public void Nobody_has_more_than_five_alliances()
    {
        var stage = new Stage(parameters: Idle);
        FirmShard there = Knowing(stage, city: 1, 2, 3);
        ProposalMessage[] proposals = [.. Enumerable.Range(0, 9).Select(sender => new ProposalMessage(-1, 0b1100, sender, 0, 0))];

        Sent sent = stage.Post(new ShardId(AgentKind.PrivateFirm, 0, 0), there.Id, proposals).Run(there, context => MeetingPhase.Run(there, context));

        sent.Messages<AcceptanceMessage>().Select(message => message.Proposer).ShouldBe([0, 1, 2, 3, 4]);
        there.Partners.All[0].Alliances.ShouldBe(5);
    }

    [Fact]
    public void Who_looks_for_a_partner_keeps_a_place_for_the_answer()
    {
        var stage = new Stage(parameters: Eager);
        FirmShard there = Knowing(stage, city: 1, 2, 3);
        ProposalMessage[] proposals = [.. Enumerable.Range(0, 9).Select(sender => new ProposalMessage(-1, 0b1100, sender, 0, 0))];

        stage.Post(new ShardId(AgentKind.PrivateFirm, 0, 0), there.Id, proposals).Run(there, context => MeetingPhase.Run(there, context))
            .Messages<AcceptanceMessage>().Count.ShouldBe(4);
    }

    [Fact]
    public void The_most_trusted_previous_partner_is_asked_first()
    {
        var stage = new Stage(parameters: Eager);
        FirmShard here = Knowing(stage, city: 0, 2, 3);
        Remember(here, OtherFirm, 0.3f, PartnerState.Former);
        Remember(here, AgentId.Pack(AgentKind.University, 1, 1), 0.6f, PartnerState.Former);

        (ShardId to, ProposalMessage proposal) = stage.Run(here, context => AllianceSearch.Run(here, context)).Of<ProposalMessage>().ShouldHaveSingleItem();

        (to.Kind, to.City, proposal.Position).ShouldBe((AgentKind.University, (ushort)1, -2L));
    }

    [Fact]
    public void A_supplier_comes_before_somebody_at_random()
    {
        var stage = new Stage(parameters: Eager);
        FirmShard here = Knowing(stage, city: 0, 2, 3);
        here.Firms.Flags[0] = FirmFlags.ChainLeader;
        here.Buyers.Follow(here.Firms, []);
        here.Buyers.All[0].Suppliers[3] = new SupplierLink { Supplier = OtherFirm, Trust = 0.4f };

        stage.Run(here, context => AllianceSearch.Run(here, context)).Messages<ProposalMessage>().ShouldHaveSingleItem().Position.ShouldBe(-5);
    }

    [Theory]
    [InlineData(true, 0.6f)]
    [InlineData(false, 0.4f)]
    public void Trust_keeps_four_fifths_and_gains_a_fifth_by_learning(bool isNew, float trust)
    {
        var stage = new Stage(parameters: Idle);
        FirmShard here = Knowing(stage, city: 0, 2, 3);
        Remember(here, OtherFirm, 0.5f, PartnerState.Allied);
        var piece = new Kene(isNew ? 4 : 2, isNew ? 5 : 0, 6, true);

        stage.Post(Others, here.Id, new RenewalMessage(0, 4, 0.7f, piece.Packed)).Run(here, context => MeetingPhase.Run(here, context));

        PartnerLink link = here.Partners.All[0].Links[0];
        (link.Trust, link.LogProductivity, link.State).ShouldBe((trust, 0.7f, PartnerState.Confirmed));
        new Collaborator(here, 0).Fields.ShouldBe(isNew ? 0b11100UL : 0b1100UL);
        stage.Tally.Events(EventKind.AllianceLearning, 1)[0].ShouldBe(isNew ? 1 : 0);
    }

    [Fact]
    public void An_alliance_that_the_partner_does_not_confirm_is_over()
    {
        var stage = new Stage(parameters: Idle);
        FirmShard here = Knowing(stage, city: 0, 2, 3);
        Remember(here, OtherFirm, 0.5f, PartnerState.Allied);
        Remember(here, OtherFirm + 1, 0.5f, PartnerState.Confirmed);

        stage.Run(here, context => AlliancePhase.Lapse(here, context));

        here.Partners.All[0].IsAllied(OtherFirm).ShouldBeFalse();
        here.Partners.All[0].IsAllied(OtherFirm + 1).ShouldBeTrue();
        stage.Tally.Events(EventKind.AllianceEnd, 0)[2].ShouldBe(1, "from city 0 to city 1");
    }

    [Fact]
    public void Who_trusts_too_little_says_no_more()
    {
        var stage = new Stage(parameters: Idle with { AllianceLeastTrust = 0.1 });
        FirmShard here = Knowing(stage, city: 0, 2, 3);
        Remember(here, OtherFirm, 0.09f, PartnerState.Allied);
        Remember(here, OtherFirm + 1, 0.11f, PartnerState.Allied);

        stage.Run(here, context => AlliancePhase.Renew(here, context)).Messages<RenewalMessage>().ShouldHaveSingleItem().Partner.ShouldBe(5);

        here.Partners.All[0].Alliances.ShouldBe(1);
    }

    [Fact]
    public void An_alliance_without_anything_new_lasts_as_long_as_trust_takes_to_fall()
    {
        // .2 × .8^n < .1 from n = 4 on: the fourth renewal without learning is the last that is sent.
        float trust = AllianceRules.Trust(0, true, Idle);
        int years = 0;
        for (; trust >= Idle.AllianceLeastTrust; years++) trust = AllianceRules.Trust(trust, false, Idle);

        years.ShouldBe((int)Math.Ceiling(Math.Log(0.1 / 0.2) / Math.Log(0.8)));
    }

    private static Sent Propose(Stage stage, FirmShard to, ulong fields) =>
        stage.Post(new ShardId(AgentKind.PrivateFirm, 0, 0), to.Id, new ProposalMessage(-1, fields, 0, 0, 0)).Run(to, context => MeetingPhase.Run(to, context));

    private static FirmShard Knowing(Stage stage, int city, params int[] fields)
    {
        FirmShard shard = stage.Firms(1, city: city);
        for (int i = 0; i < shard.Firms.Knowledge.At(0).Length; i++)
            shard.Firms.Knowledge.At(0)[i] = i < fields.Length ? new Kene(fields[i], 4, 4, true).Packed : (ushort)0;
        // Whichever place is looked at first, there is something in it.
        for (int i = fields.Length; i < shard.Firms.Knowledge.At(0).Length; i++) shard.Firms.Knowledge.At(0)[i] = new Kene(fields[0], 4, 4, true).Packed;
        return shard;
    }

    private static void Remember(FirmShard shard, ulong partner, float trust, PartnerState state)
    {
        ref Partners partners = ref shard.Partners.Of(0);
        ref PartnerLink link = ref partners.Links[partners.Place(partner)];
        (link.Trust, link.State) = (trust, state);
    }
}
