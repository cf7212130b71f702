using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P2 Calls, a year later: each project has a result r = mean expertise ÷ 10 × U(0, 1), successful if above a threshold, and brings
/// Poisson(ρ · grant) patents in the topic's field. Where several teams worked on a topic in parallel, the best successful one goes on
/// ("horse-racing"): a firm of its consortium gets the licence. Members of successful projects learn and trust their leader more.
/// </summary>
internal static class ProjectResults
{
    /// <summary>Leaders, at Settle: results are there, and successful ones are counted.</summary>
    internal static void Appear(ResearchShard shard, StepContext context)
    {
        Span<long> counts = context.Tally.ContestScores;
        foreach (ref Project project in shard.Projects.Running)
        {
            RandomStream stream = StreamOf(shard, project, context);
            double result = project.Expertise / (double)(Kene.MaxExpertise * (project.Size + 1)) * stream.NextUnit();
            project.Lottery = stream.NextUInt32();
            // A failure has no place in the contest.
            project.Score = result > context.Parameters.ProjectSuccessThreshold ? Contest.Score(result) : -1;
            if (project.Score >= 0) counts[(project.Topic * Contest.Bins) + Contest.Bin(project.Score)]++;
        }
    }

    /// <summary>Leaders, at Bid: teams with about the best result of their topic name themselves.</summary>
    internal static void Name(ResearchShard shard, StepContext context)
    {
        foreach (ref readonly Project project in shard.Projects.Running)
        {
            if (project.Score >= 0 && Contest.IsMarginal(context.Signals, project.Topic, project.Score)) CallPhase.Name(shard.Id, project, context);
        }
    }

    /// <summary>Leaders, at Award: patents are granted, the best go to a firm of the consortium, members hear how it ended.</summary>
    internal static void Conclude(ResearchShard shard, StepContext context)
    {
        ProjectBook projects = shard.Projects;
        if (projects.Running.IsEmpty) return;
        var rows = new RowFinder(shard.Organisations);
        foreach (ref readonly Project project in projects.Running)
        {
            bool success = project.Score >= 0;
            bool best = success && Contest.Wins(
                context.Signals, project.Topic, project.Score, project.Lottery, Contest.Identity(shard.Id, project.Owner, project.Number));
            int row = rows.Find(project.Owner);
            int licensee = Patents(shard, row, project, best, context);
            if (success) context.Tally.Research(ResearchMeasure.ProjectsSuccessful, shard.Id.Kind)[shard.Id.City]++;
            Kene learned = success ? Learn(shard.Organisations.Knowledge.At(row), project.Field) : default;
            for (int i = 0; i < project.Size; i++) Tell(shard, project, i, success, i == licensee, learned, context);
        }

        projects.ForgetRunning();
        shard.Patents.Settle();
    }

    /// <summary>Members, at Tender: they learn, and trust follows; a licence is noted by its firm.</summary>
    internal static void Hear(Shard shard, StepContext context)
    {
        PartnerBook book = Collaborator.BookOf(shard);
        var rows = new RowFinder(shard.Columns);
        foreach (Inbox.Batch<ResultMessage> batch in context.Inbox.Of<ResultMessage>())
        {
            foreach (ref readonly ResultMessage result in batch.Messages)
            {
                int row = rows.Find(result.Member);
                if (row < 0) continue; // A firm of the consortium is no more.
                Collaborator who = Collaborator.Of(shard, row);
                AlliancePhase.Meet(book, result.Member, AgentId.Pack(batch.Sender.Kind, batch.Sender.City, result.Leader), result.Success != 0, context);
                Kene.Learn(who.Knowledge, new Kene((ushort)result.Knowledge).HeldBy(who.FieldsInUse(context.World)));
                if (result.Licensed == 0 || shard is not FirmShard firms) continue;
                int sector = firms.Firms.Sector[row];
                context.Tally.Cells(CellMeasure.LicencesTaken, firms.Ownership, shard.Id.City)[sector]++;
                context.Tally.LicenceLinks(batch.Sender.City, shard.Id.City)[sector]++;
            }
        }
    }

    private static RandomStream StreamOf(ResearchShard shard, in Project project, StepContext context) => new(
        context.Seed, Contest.Identity(shard.Id, project.Owner, project.Number), context.Year, (int)Draws.ProjectResult);

    /// <summary>The patents of a project; the first of the best goes to the firm of the consortium that it serves best.</summary>
    /// <returns>The place of that member; −1 if there is none.</returns>
    private static int Patents(ResearchShard shard, int row, in Project project, bool best, StepContext context)
    {
        ModelParameters p = context.Parameters;
        RandomStream stream = StreamOf(shard, project, context);
        stream.NextUnit();
        stream.NextUInt32();
        long number = Distributions.Poisson(ref stream, p.PublicPatentsPerMillion * 1e-6 * project.GrantYuan);
        int user = number > 0 && best ? User(project, p) : -1;
        ResearchColumns columns = shard.Organisations;
        for (long i = 0; i < number; i++)
        {
            var patent = new Patent
            {
                Owner = project.Owner,
                Number = columns.PatentSerial[row]++,
                Inventor = AgentId.Pack(shard.Id.Kind, shard.Id.City, project.Owner),
                Granted = (short)context.Year,
                Field = (byte)project.Field,
                SecondField = (byte)project.Field,
                Status = PatentStatus.Idle,
                FromUniversity = (byte)(shard.Id.Kind == AgentKind.University ? 1 : 0),
            };
            if (i == 0 && user >= 0) License(ref patent, project.Members[user], shard, context, ref stream);
            shard.Patents.Add(patent);
        }

        context.Tally.Research(ResearchMeasure.PatentsGranted, shard.Id.Kind)[shard.Id.City] += number;
        return user;
    }

    private static int User(in Project project, ModelParameters p)
    {
        int user = -1;
        for (int i = 0; i < project.Size; i++)
        {
            if (project.Members[i].Quality > p.BidThreshold && (user < 0 || project.Members[i].Quality > project.Members[user].Quality)) user = i;
        }

        return user;
    }

    // Who has done the research with the inventors pays no fee for its result.
    private static void License(ref Patent patent, in ProjectMember member, ResearchShard shard, StepContext context, ref RandomStream stream)
    {
        patent.Status = PatentStatus.Licensed;
        patent.Licensee = member.Member;
        patent.Quality = member.Quality;
        patent.Due = (short)(context.Year + 1 + stream.NextInt(3));
        context.Tally.Research(ResearchMeasure.Licences, shard.Id.Kind)[shard.Id.City]++;
        context.Tally.Research(ResearchMeasure.ProjectLicences, shard.Id.Kind)[shard.Id.City]++;
        context.Tally.CountEvent(EventKind.Licence, shard.Id.City, AgentId.Unpack(member.Member).City, 1, 0);
    }

    /// <summary>The leader's ability in the field rises by one; what it knows is what members can learn.</summary>
    private static Kene Learn(Span<ushort> places, int field)
    {
        foreach (ref ushort place in places)
        {
            var piece = new Kene(place);
            if (piece.IsEmpty || piece.Field != field) continue;
            place = piece.Improved().Packed;
            return new Kene(place).CarriedOver();
        }

        return default;
    }

    private static void Tell(ResearchShard shard, in Project project, int place, bool success, bool licensed, Kene learned, StepContext context)
    {
        AgentId member = AgentId.Unpack(project.Members[place].Member);
        context.Outbox.Log<ResultMessage>().Add(
            context.Partition.ShardOf(member.Kind, member.City, member.Serial).Packed,
            new ResultMessage(member.Serial, project.Owner, success ? 1 : 0, licensed ? 1 : 0, learned.Packed));
    }
}
