using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P3 Hiring, the second event market: vacancy → hire. A pool fills the posts of its city with those who look for work in the
/// occupation, then with those of other occupations who retrain. If there are not enough, higher wage offers come first, and equal
/// ones in a seeded order. A researcher brings a piece of knowledge along.
/// </summary>
internal static class HiringPhase
{
    internal static void Match(TalentShard shard, StepContext context)
    {
        for (int row = 0; row < shard.Pools.Count; row++) Match(shard, row, context);
    }

    /// <summary>The hired arrive at a firm.</summary>
    internal static void Arrive(FirmShard shard, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        Tally tally = context.Tally;
        var rows = new RowFinder(firms);
        foreach (Inbox.Batch<HireMessage> batch in context.Inbox.Of<HireMessage>())
        {
            foreach (ref readonly HireMessage hire in batch.Messages)
            {
                int row = Row(shard, hire.Employer, ref rows);
                ref int staff = ref (hire.Skill == SkillLevel.Engineer ? firms.Engineers : firms.SkilledWorkers)[row];
                staff += hire.Persons;
                // Newcomers bring the skill of those who look for work; it mixes into the workforce's.
                double poolSkill = context.Signals.PoolLogSkill[(shard.Id.City * SkillLevels.Count) + (int)hire.Skill];
                ref float skill = ref firms.LogSkill[row];
                double share = (double)hire.Persons / (firms.SkilledWorkers[row] + firms.Engineers[row]);
                skill = (float)(skill + (share * (poolSkill - skill)));
            }
        }

        foreach (Inbox.Batch<ResearcherHireMessage> batch in context.Inbox.Of<ResearcherHireMessage>())
        {
            foreach (ref readonly ResearcherHireMessage hire in batch.Messages)
            {
                int row = Row(shard, hire.Employer, ref rows);
                firms.Researchers[row]++;
                Learn(firms.Knowledge.At(row), hire.Knowledge, context.World.Sectors[firms.Sector[row]].FieldsInUse, shard.Id.City, tally);
            }
        }
    }

    /// <summary>The hired arrive at a research organisation.</summary>
    internal static void Arrive(ResearchShard shard, StepContext context)
    {
        ResearchColumns columns = shard.Organisations;
        foreach (Inbox.Batch<ResearcherHireMessage> batch in context.Inbox.Of<ResearcherHireMessage>())
        {
            foreach (ref readonly ResearcherHireMessage hire in batch.Messages)
            {
                int row = columns.RowOf(hire.Employer);
                if (row < 0) throw Unknown(shard, hire.Employer);
                columns.Researchers[row]++;
                Learn(columns.Knowledge.At(row), hire.Knowledge, ulong.MaxValue, shard.Id.City, context.Tally);
            }
        }
    }

    private static void Learn(Span<ushort> places, uint knowledge, ulong fieldsInUse, int city, Tally tally)
    {
        var piece = new Kene((ushort)knowledge);
        if (!piece.IsEmpty && Kene.Learn(places, piece.HeldBy(fieldsInUse))) tally.CountEvent(EventKind.KnowledgeCarried, city, city, 1, 1);
    }

    private static int Row(FirmShard shard, int serial, ref RowFinder rows)
    {
        int row = rows.Find(serial);
        return row >= 0 ? row : throw Unknown(shard, serial);
    }

    private static InvalidOperationException Unknown(Shard shard, int serial) =>
        new($"Shard {shard.Id} is told of hires at {serial}, which does not live there: nobody leaves between vacancy and hire.");

    private static void Match(TalentShard shard, int row, StepContext context)
    {
        int occupations = context.World.Occupations;
        var level = (SkillLevel)shard.Pools.Serial[row];
        Vacancies vacancies = context.Scratch.Vacancies;
        Span<long> wanted = stackalloc long[occupations];
        wanted.Clear();
        vacancies.Gather(context.Inbox, level, wanted);
        if (level == SkillLevel.Scientist) Collect(shard.Pools, row, shard.Id.City, context);
        Span<long> searching = shard.Pools.Searching.At(row);
        Retrain(searching, wanted, context.Parameters.RetrainingShare);
        Span<long> available = stackalloc long[occupations];
        bool enough = true;
        for (int o = 0; o < occupations; o++)
        {
            available[o] = Math.Min(searching[o], wanted[o]);
            enough &= available[o] == wanted[o];
            searching[o] -= available[o];
            shard.Pools.Employed.At(row)[o] += available[o];
            context.Tally.Pools(PoolMeasure.Hires, shard.Id.City)[(int)level] += available[o];
            context.Tally.Hired(shard.Id.City, level)[o] += available[o];
            context.Tally.CountEvent(EventKind.Hire, shard.Id.City, shard.Id.City, available[o] > 0 ? 1 : 0, available[o]);
        }

        TurnElsewhere(shard, row, level, context);
        RandomStream stream = context.Stream(AgentKind.TalentPool, shard.Id.City, (int)level, Draws.Match);
        if (!enough) Ration(vacancies.All, available, ref stream);
        Send(shard, row, level, vacancies.All, ref stream, context);
    }

    /// <summary>Those without posts in their occupation take part of the posts that nobody in the occupation takes.</summary>
    private static void Retrain(Span<long> searching, ReadOnlySpan<long> wanted, double share)
    {
        long willing = 0;
        long missing = 0;
        for (int o = 0; o < wanted.Length; o++)
        {
            if (searching[o] > wanted[o]) willing += (long)((searching[o] - wanted[o]) * share);
            else missing += wanted[o] - searching[o];
        }

        long moving = Math.Min(willing, missing);
        if (moving <= 0) return;
        // Whole persons: each occupation gives and takes its rounded-down part; what rounding leaves stays where it is.
        long given = 0;
        Span<long> taken = stackalloc long[wanted.Length];
        for (int o = 0; o < wanted.Length; o++)
        {
            if (searching[o] >= wanted[o]) continue;
            taken[o] = (long)((Int128)moving * (wanted[o] - searching[o]) / missing);
            given += taken[o];
        }

        for (int o = 0; o < wanted.Length && given > 0; o++)
        {
            if (searching[o] <= wanted[o]) continue;
            long leaving = Math.Min(given, (long)((searching[o] - wanted[o]) * share));
            searching[o] -= leaving;
            given -= leaving;
        }

        for (int o = 0; o < wanted.Length; o++) searching[o] += taken[o];
    }

    /// <summary>
    /// Of those who found no post, some take a free one in what is not modelled; some of the engineers and scientists look for one a
    /// level below from now on.
    /// </summary>
    private static void TurnElsewhere(TalentShard shard, int row, SkillLevel level, StepContext context)
    {
        ModelParameters p = context.Parameters;
        TalentColumns pools = shard.Pools;
        ref long posts = ref pools.ElsewherePosts[row];
        posts = (long)(posts * (1 + p.RemainderEmploymentGrowth));
        Span<long> searching = pools.Searching.At(row);
        for (int o = 0; o < searching.Length; o++)
        {
            long taking = Math.Clamp(posts - pools.Elsewhere[row], 0, (long)(searching[o] * p.RemainderReturnShare));
            searching[o] -= taking;
            pools.Elsewhere[row] += taking;
            if (level == SkillLevel.SkilledWorker) continue;
            long downgrading = (long)(searching[o] * p.DowngradeRate);
            searching[o] -= downgrading;
            MigrationPhase.SendDown(shard, level, o, downgrading, context);
        }
    }

    /// <summary>Fills posts class by class of offers, within a class in a seeded order: start and stride of a walk over all of them.</summary>
    private static void Ration(Span<Vacancies.Vacancy> all, scoped Span<long> available, ref RandomStream stream)
    {
        int count = all.Length;
        long start = stream.NextInt(count);
        long stride = 1 + stream.NextInt(count);
        while (GreatestCommonDivisor(stride, count) != 1) stride++;
        for (int rank = 0; rank < Vacancies.Classes; rank++)
        {
            for (long i = 0, at = start; i < count; i++, at = (at + stride) % count)
            {
                ref Vacancies.Vacancy vacancy = ref all[(int)at];
                if (vacancy.Class != rank) continue;
                ref long left = ref available[vacancy.Occupation];
                vacancy.Posts = (int)Math.Min(left, vacancy.Posts);
                left -= vacancy.Posts;
            }
        }
    }

    private static void Send(TalentShard shard, int row, SkillLevel level, ReadOnlySpan<Vacancies.Vacancy> filled, ref RandomStream stream, StepContext context)
    {
        MessageLog<HireMessage> hires = context.Outbox.Log<HireMessage>();
        MessageLog<ResearcherHireMessage> researchers = context.Outbox.Log<ResearcherHireMessage>();
        int bag = shard.Pools.BagCount[row];
        ReadOnlySpan<ushort> pieces = shard.Pools.Bag.At(row);
        int next = 0;
        foreach (Inbox.Batch<VacancyMessage> batch in context.Inbox.Of<VacancyMessage>())
        {
            ulong receiver = batch.Sender.Packed;
            foreach (ref readonly VacancyMessage vacancy in batch.Messages)
            {
                if (vacancy.Skill != level) continue;
                int posts = filled[next++].Posts;
                if (posts == 0) continue;
                if (level != SkillLevel.Scientist)
                {
                    hires.Add(receiver, new HireMessage(vacancy.Employer, posts, level));
                    continue;
                }

                for (int person = 0; person < posts; person++)
                {
                    // Newcomers from the university bring nothing that the employer lacks; those who change post do.
                    uint knowledge = bag > 0 ? pieces[stream.NextInt(bag)] : 0u;
                    researchers.Add(receiver, new ResearcherHireMessage(vacancy.Employer, knowledge));
                }
            }
        }
    }

    private static void Collect(TalentColumns pools, int row, int city, StepContext context)
    {
        ref int count = ref pools.BagCount[row];
        Span<ushort> bag = pools.Bag.At(row);
        RandomStream stream = context.Stream(AgentKind.TalentPool, city, pools.Serial[row], Draws.Leavers);
        foreach (Inbox.Batch<LeaverMessage> batch in context.Inbox.Of<LeaverMessage>())
        {
            foreach (ref readonly LeaverMessage leaver in batch.Messages)
            {
                int place = count < bag.Length ? count++ : stream.NextInt(bag.Length);
                bag[place] = (ushort)leaver.Knowledge;
            }
        }
    }

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
