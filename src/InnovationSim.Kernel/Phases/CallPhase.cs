using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P2 Calls: a part of public research money is not given by size but for projects. Research organisations write proposals for the topics of
/// the year, with a consortium of at least three found among partners and in the field; proposals are ranked by mean expertise, then
/// field match (INFSO-SKIN: Ahrweiler, Schilperoord, Pyka and Gilbert 2015), in a contest for the places of each topic (<see cref="Contest"/>).
/// </summary>
internal static class CallPhase
{
    private const int MostProposals = 64;

    // Of those who are asked besides partners, every other one is a research organisation.
    private const int EveryOther = 2;

    /// <summary>Leaders, at Settle: proposals are begun, and others are invited.</summary>
    internal static void Propose(ResearchShard shard, StepContext context)
    {
        if (context.Signals.Topics == 0) return;
        ResearchColumns columns = shard.Organisations;
        for (int row = 0; row < columns.Count; row++)
        {
            int owner = columns.Serial[row];
            RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, owner, Draws.Proposals);
            double wanted = (columns.Researchers[row] / context.Parameters.ResearchersPerProposal) + stream.NextUnit();
            for (int number = 0; number < (int)Math.Min(MostProposals, wanted); number++)
            {
                int topic = TopicOf(columns.Knowledge.At(row), context.Signals, ref stream);
                if (topic < 0) continue;
                int field = (int)context.Signals.TopicFields[topic];
                shard.Projects.Propose(new Project { Owner = owner, Number = number, Topic = topic, Field = field, Lottery = stream.NextUInt32() });
                Invite(shard, owner, number, field, context, ref stream);
            }
        }
    }

    /// <summary>Everybody, at Bid: one invitation is answered, if the organisation does research and knows the field.</summary>
    internal static void Answer(Shard shard, int row, in InvitationMessage invitation, ShardId from, StepContext context)
    {
        Collaborator who = Collaborator.Of(shard, row);
        if (who.Researchers == 0 || (shard.Id.Kind == from.Kind && shard.Id.City == from.City && who.Serial == invitation.Leader)) return;
        (int expertise, int match) = Known(who.Knowledge, invitation.Field, context.World);
        if (expertise == 0) return;
        double quality = shard is FirmShard firms
            ? TransferQuality.Of(
                context.World.Sectors[firms.Firms.Sector[row]], who.Knowledge, who.Researchers, invitation.Field, invitation.Field,
                context.Signals.Tables.Nearness(NearnessKind.Transfer, from.City, shard.Id.City), context.Parameters)
            : 0;
        context.Outbox.Log<AnswerMessage>().Add(
            context.Partition.ShardOf(from.Kind, from.City, invitation.Leader).Packed,
            new AnswerMessage(invitation.Leader, invitation.Number, who.Serial, (float)quality, (short)expertise, (short)match));
    }

    /// <summary>Leaders, at Award: consortia are put together, and counted by score.</summary>
    internal static void Enter(ResearchShard shard, StepContext context)
    {
        ProjectBook projects = shard.Projects;
        if (projects.Proposals.IsEmpty) return;
        foreach (Inbox.Batch<AnswerMessage> batch in context.Inbox.Of<AnswerMessage>())
        {
            foreach (ref readonly AnswerMessage answer in batch.Messages)
            {
                int at = projects.Find(answer.Leader, answer.Number);
                if (at < 0) throw new InvalidOperationException($"{shard.Id} gets an answer to proposal {answer.Leader}/{answer.Number}, which nobody made.");
                projects.Proposals[at].Consider(new ProjectMember
                {
                    Member = AgentId.Pack(batch.Sender.Kind, batch.Sender.City, answer.Sender),
                    Quality = answer.Quality,
                    Expertise = answer.Expertise,
                    Match = answer.Match,
                });
            }
        }

        var rows = new RowFinder(shard.Organisations);
        Span<long> counts = context.Tally.ContestScores;
        foreach (ref Project project in projects.Proposals)
        {
            if (project.Size < ProjectMembers.Fewest) continue;
            (project.Expertise, int match) = Known(shard.Organisations.Knowledge.At(rows.Find(project.Owner)), project.Field, context.World);
            for (int i = 0; i < project.Size; i++)
            {
                project.Expertise += project.Members[i].Expertise;
                match += project.Members[i].Match;
            }

            project.Score = Contest.Score(project.Expertise, match, project.Size + 1);
            counts[(project.Topic * Contest.Bins) + Contest.Bin(project.Score)]++;
            context.Tally.Research(ResearchMeasure.Proposals, shard.Id.Kind)[shard.Id.City]++;
        }
    }

    /// <summary>Leaders, at Tender: those between whom the score alone does not decide name themselves.</summary>
    internal static void Name(ResearchShard shard, StepContext context)
    {
        foreach (ref readonly Project project in shard.Projects.Proposals)
        {
            if (project.Size >= ProjectMembers.Fewest && Contest.IsMarginal(context.Signals, project.Topic, project.Score)) Name(shard.Id, project, context);
        }
    }

    /// <summary>Adds a contestant to the marginal ones.</summary>
    internal static void Name(ShardId shard, in Project project, StepContext context) => context.Records.Add(new ReportRecord(
        (ulong)project.Topic, Contest.Rank(project.Score, project.Lottery), Contest.Identity(shard, project.Owner, project.Number)));

    /// <summary>Leaders, at Quote: the best proposals get their money, and members hear of it.</summary>
    internal static void Start(ResearchShard shard, StepContext context)
    {
        ProjectBook projects = shard.Projects;
        Tally tally = context.Tally;
        int city = shard.Id.City;
        foreach (ref Project project in projects.Proposals)
        {
            ulong identity = Contest.Identity(shard.Id, project.Owner, project.Number);
            if (project.Size < ProjectMembers.Fewest || !Contest.Wins(context.Signals, project.Topic, project.Score, project.Lottery, identity)) continue;
            project.GrantYuan = (long)context.Signals.ProjectYuan;
            long part = project.GrantYuan / (project.Size + 1);
            ref Partners leader = ref shard.Partners.Of(project.Owner);
            leader.GrantYuan += project.GrantYuan - (part * project.Size);
            leader.Projects++;
            tally.Research(ResearchMeasure.Projects, shard.Id.Kind)[city]++;
            tally.Research(ResearchMeasure.ProjectMembers, shard.Id.Kind)[city] += project.Size + 1;
            tally.Research(ResearchMeasure.GrantsAwarded, shard.Id.Kind)[city] += project.GrantYuan;
            Tell(shard.Id, project, part, context);
            projects.Start(project);
        }

        projects.ForgetProposals();
    }

    /// <summary>Members, at Order: they join, and get to know each other.</summary>
    internal static void Join(Shard shard, StepContext context)
    {
        PartnerBook book = Collaborator.BookOf(shard);
        foreach (Inbox.Batch<ProjectMessage> batch in context.Inbox.Of<ProjectMessage>())
        {
            foreach (ref readonly ProjectMessage message in batch.Messages)
            {
                ref Partners partners = ref book.Of(message.Member);
                partners.GrantYuan += message.GrantYuan;
                partners.Projects++;
                AlliancePhase.Meet(book, message.Member, AgentId.Pack(batch.Sender.Kind, batch.Sender.City, message.Leader), true, context);
                ReadOnlySpan<ulong> others = [message.First, message.Second, message.Third];
                for (int i = 0; i < message.Others; i++) AlliancePhase.Meet(book, message.Member, others[i], true, context);
            }
        }
    }

    /// <summary>Expertise in a field, and how many pieces of knowledge lie in the field's home sector.</summary>
    internal static (int Expertise, int Match) Known(ReadOnlySpan<ushort> places, int field, World world)
    {
        int expertise = 0;
        int match = 0;
        int sector = world.Fields[field].HomeSector;
        foreach (ushort place in places)
        {
            var piece = new Kene(place);
            if (piece.IsEmpty || piece.Field >= world.Fields.Length) continue;
            if (piece.Field == field) expertise = Math.Max(expertise, piece.Expertise);
            if (world.Fields[piece.Field].HomeSector == sector) match++;
        }

        return (expertise, match);
    }

    /// <summary>A topic of a field that the leader knows; −1 if there is none.</summary>
    private static int TopicOf(ReadOnlySpan<ushort> places, Signals signals, ref RandomStream stream)
    {
        int start = stream.NextInt(places.Length);
        double which = stream.NextUnit();
        ReadOnlySpan<long> fields = signals.TopicFields.AsSpan(0, (int)signals.Topics);
        for (int i = 0; i < places.Length; i++)
        {
            var piece = new Kene(places[(start + i) % places.Length]);
            if (piece.IsEmpty) continue;
            int first = fields.IndexOf(piece.Field);
            if (first < 0) continue;
            int count = fields.LastIndexOf(piece.Field) + 1 - first;
            return first + (int)(which * count);
        }

        return -1;
    }

    private static void Invite(ResearchShard shard, int owner, int number, int field, StepContext context, ref RandomStream stream)
    {
        int city = shard.Id.City;
        int sector = context.World.Fields[field].HomeSector;
        int at = shard.Partners.Find(owner);
        if (at >= 0)
        {
            foreach (ref readonly PartnerLink link in shard.Partners.All[at].Links[..])
            {
                if (!link.IsEmpty) Ask(AgentId.Unpack(link.Partner));
            }
        }

        for (int i = 0; i < context.Parameters.ConsortiumContacts; i++)
        {
            if (i % EveryOther == 0)
            {
                if (context.Signals.Tables.ResearchOrganisation(city, stream.NextUnit()) is { } organisation) Ask(organisation);
            }
            else if (Adopters.Draw(city, sector, context, ref stream, out ulong receiver, out long within))
            {
                context.Outbox.Log<InvitationMessage>().Add(receiver, new InvitationMessage(within, owner, number, sector, field));
            }
        }

        void Ask(AgentId id) => context.Outbox.Log<InvitationMessage>().Add(
            context.Partition.ShardOf(id.Kind, id.City, id.Serial).Packed, new InvitationMessage(-1L - id.Serial, owner, number, sector, field));
    }

    private static void Tell(ShardId shard, in Project project, long part, StepContext context)
    {
        MessageLog<ProjectMessage> log = context.Outbox.Log<ProjectMessage>();
        Span<ulong> others = stackalloc ulong[ProjectMembers.Most];
        for (int i = 0; i < project.Size; i++)
        {
            others.Clear();
            int count = 0;
            for (int other = 0; other < project.Size; other++)
            {
                if (other != i) others[count++] = project.Members[other].Member;
            }

            AgentId member = AgentId.Unpack(project.Members[i].Member);
            context.Tally.CountEvent(EventKind.Grant, shard.City, member.City, 1, part);
            log.Add(
                context.Partition.ShardOf(member.Kind, member.City, member.Serial).Packed,
                new ProjectMessage(member.Serial, project.Owner, part, count, others[0], others[1], others[2]));
        }
    }
}
