using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P6 Alliances (SKIN: Ahrweiler, Pyka and Gilbert 2004): at most five; a partner is looked for among previous partners, then suppliers, then
/// at random; it accepts if knowledge overlaps by more than .3 and it has room. Partners exchange one piece of knowledge in use a year;
/// trust' = .8 trust + .2 success, success is to have learned something; who trusts too little says no more, and the alliance ends.
/// </summary>
/// <remarks>
/// An alliance stands in the books of both. It goes on if both say so: at Settle each sends a renewal, at Bid each hears the other's, and at
/// Tender what was not heard is over. So a partner that is no more needs nobody to say so. A proposal is sent at Settle, accepted at
/// Bid, known to who made it at Award; who has made one keeps a place free for the answer.
/// </remarks>
internal static class AlliancePhase
{
    /// <summary>At Settle: alliances are renewed or ended.</summary>
    internal static void Renew(Shard shard, StepContext context)
    {
        PartnerBook book = Collaborator.BookOf(shard);
        if (book.Count == 0) return;
        MessageLog<RenewalMessage> renewals = context.Outbox.Log<RenewalMessage>();
        var rows = new RowFinder(shard.Columns);
        float least = (float)context.Parameters.AllianceLeastTrust;
        foreach (ref Partners partners in book.All)
        {
            if (partners.Alliances == 0) continue;
            Collaborator who = Collaborator.Of(shard, rows.Find(partners.Serial));
            RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, partners.Serial, Draws.AllianceKnowledge);
            foreach (ref PartnerLink link in partners.Links[..])
            {
                if (link.State == PartnerState.Former) continue;
                Kene piece = AllianceRules.PieceInUse(who.Knowledge, ref stream);
                if (link.Trust < least)
                {
                    End(ref link, shard.Id.City, context);
                    continue;
                }

                AgentId partner = AgentId.Unpack(link.Partner);
                renewals.Add(
                    context.Partition.ShardOf(partner.Kind, partner.City, partner.Serial).Packed,
                    new RenewalMessage(partner.Serial, partners.Serial, who.LogProductivity, piece.Packed));
            }
        }
    }

    /// <summary>At Bid: the partners' renewals are heard, and their knowledge is learned.</summary>
    internal static void Hear(Shard shard, StepContext context)
    {
        PartnerBook book = Collaborator.BookOf(shard);
        var rows = new RowFinder(shard.Columns);
        foreach (Inbox.Batch<RenewalMessage> batch in context.Inbox.Of<RenewalMessage>())
        {
            foreach (ref readonly RenewalMessage renewal in batch.Messages)
            {
                int at = book.Find(renewal.Partner);
                int row = at < 0 ? -1 : rows.Find(renewal.Partner);
                if (row < 0) continue;
                ulong sender = AgentId.Pack(batch.Sender.Kind, batch.Sender.City, renewal.Sender);
                ref Partners partners = ref book.All[at];
                int place = partners.Find(sender);
                if (place < 0 || partners.Links[place].State == PartnerState.Former) continue;
                Collaborator who = Collaborator.Of(shard, row);
                var piece = new Kene((ushort)renewal.Knowledge);
                bool learned = Kene.Learn(who.Knowledge, piece.HeldBy(who.FieldsInUse(context.World)));
                ref PartnerLink link = ref partners.Links[place];
                link.Trust = AllianceRules.Trust(link.Trust, learned, context.Parameters);
                link.LogProductivity = renewal.LogProductivity;
                link.State = PartnerState.Confirmed;
                if (learned) context.Tally.CountEvent(EventKind.AllianceLearning, batch.Sender.City, shard.Id.City, 1, 0);
            }
        }
    }

    /// <summary>At Bid: one proposal is considered.</summary>
    internal static void Consider(Shard shard, int row, in ProposalMessage proposal, ShardId from, StepContext context)
    {
        Collaborator who = Collaborator.Of(shard, row);
        ulong sender = AgentId.Pack(from.Kind, from.City, proposal.Sender);
        int serial = who.Serial;
        if (sender == AgentId.Pack(shard.Id.Kind, shard.Id.City, serial) || who.Researchers == 0) return;
        if (AllianceRules.Overlap(who.Fields, proposal.Fields) <= context.Parameters.AllianceOverlap) return;
        PartnerBook book = Collaborator.BookOf(shard);
        int at = book.Find(serial);
        int taken = (at < 0 ? 0 : book.All[at].Alliances) + (AllianceRules.Seeks(shard.Id, serial, context) ? 1 : 0);
        if (taken >= PartnerLinks.MostAlliances || (at >= 0 && book.All[at].IsAllied(sender))) return;
        Ally(ref book.Of(serial), sender, proposal.LogProductivity, context);
        context.Tally.CountEvent(EventKind.Alliance, from.City, shard.Id.City, 1, 0);
        context.Outbox.Log<AcceptanceMessage>().Add(
            context.Partition.ShardOf(from.Kind, from.City, proposal.Sender).Packed,
            new AcceptanceMessage(proposal.Sender, serial, who.LogProductivity));
    }

    /// <summary>At Award: who proposed an alliance hears that it is accepted.</summary>
    internal static void Conclude(Shard shard, StepContext context)
    {
        PartnerBook book = Collaborator.BookOf(shard);
        foreach (Inbox.Batch<AcceptanceMessage> batch in context.Inbox.Of<AcceptanceMessage>())
        {
            foreach (ref readonly AcceptanceMessage acceptance in batch.Messages)
            {
                ulong sender = AgentId.Pack(batch.Sender.Kind, batch.Sender.City, acceptance.Sender);
                ref Partners partners = ref book.Of(acceptance.Proposer);
                // Two that have proposed to each other have both accepted already.
                if (!partners.IsAllied(sender)) Ally(ref partners, sender, acceptance.LogProductivity, context);
            }
        }
    }

    /// <summary>At Tender: alliances that the other side has not confirmed are over; former partners are slowly forgotten.</summary>
    internal static void Lapse(Shard shard, StepContext context)
    {
        foreach (ref Partners partners in Collaborator.BookOf(shard).All)
        {
            foreach (ref PartnerLink link in partners.Links[..])
            {
                switch (link.State)
                {
                    case PartnerState.Confirmed:
                        link.State = PartnerState.Allied;
                        break;
                    case PartnerState.Allied:
                        End(ref link, shard.Id.City, context);
                        break;
                    default:
                        link.Trust *= (float)context.Parameters.TrustRetention;
                        if (link.Trust < ForgottenBelow) link = default;
                        break;
                }
            }
        }
    }

    /// <summary>Raises trust in somebody with whom something has been done together.</summary>
    internal static void Meet(PartnerBook book, int serial, ulong with, bool success, StepContext context)
    {
        ref Partners partners = ref book.Of(serial);
        ref PartnerLink link = ref partners.Links[partners.Place(with)];
        link.Trust = AllianceRules.Trust(link.Trust, success, context.Parameters);
        if (link.State == PartnerState.Former) link.Since = context.Year;
        if (link.IsEmpty) link = default;
    }

    // A former partner in whom there is less trust than after seven years without contact.
    private const float ForgottenBelow = 0.04f;

    private static void Ally(ref Partners partners, ulong with, float logProductivity, StepContext context)
    {
        ref PartnerLink link = ref partners.Links[partners.Place(with)];
        link.Trust = AllianceRules.Trust(link.Trust, true, context.Parameters);
        link.LogProductivity = logProductivity;
        link.Since = context.Year;
        link.State = PartnerState.Confirmed;
    }

    private static void End(ref PartnerLink link, int city, StepContext context)
    {
        context.Tally.CountEvent(EventKind.AllianceEnd, city, AgentId.Unpack(link.Partner).City, 1, 0);
        link.State = PartnerState.Former;
        if (link.IsEmpty) link = default;
    }
}
