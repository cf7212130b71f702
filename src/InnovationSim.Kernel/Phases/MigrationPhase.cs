using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P3 Hiring, moves. Of those who look for work or work in what is not modelled, a share μ thinks of moving each year, of graduates
/// more; where to is a multinomial draw with logit weights (wage, unemployment, skilled people, amenity, distance, home), with
/// Outside among the places (see <see cref="Signals.MoveWeights"/>). Some take dependants along.
/// </summary>
internal static class MigrationPhase
{
    internal static void Leave(TalentShard shard, StepContext context)
    {
        TalentColumns pools = shard.Pools;
        ModelParameters p = context.Parameters;
        for (int row = 0; row < pools.Count; row++)
        {
            int level = pools.Serial[row];
            RandomStream stream = context.Stream(AgentKind.TalentPool, shard.Id.City, level, Draws.Migrate);
            Span<long> searching = pools.Searching.At(row);
            long movers = 0;
            Span<long> seekers = context.Tally.Seekers(shard.Id.City, (SkillLevel)level);
            for (int o = 0; o < searching.Length; o++)
            {
                long thinking = Distributions.Binomial(ref stream, searching[o], p.MoverRate);
                searching[o] -= thinking;
                seekers[shard.Id.City] += searching[o];
                movers += Spread(shard, row, thinking, MoveStatus.Searching, o, context, ref stream, seekers);
            }

            long others = Distributions.Binomial(ref stream, pools.Elsewhere[row], p.MoverRate);
            pools.Elsewhere[row] -= others;
            movers += Spread(shard, row, others, MoveStatus.Elsewhere, 0, context, ref stream);
            if (level == (int)SkillLevel.SkilledWorker)
            {
                long family = Distributions.Binomial(ref stream, Math.Min(movers, pools.Dependants[row]), p.DependantsPerMover);
                pools.Dependants[row] -= family;
                Spread(shard, row, family, MoveStatus.Dependant, 0, context, ref stream, counted: default, stay: false);
            }

            long arriving = Distributions.Poisson(ref stream, context.Signals.Arrivals[(shard.Id.City * SkillLevels.Count) + level]);
            context.Tally.Pools(PoolMeasure.InFromOutside, shard.Id.City)[level] += arriving;
            pools.Inflow[row] += arriving;
            CareerPhase.Occupy(pools, row, arriving, context.World.Occupations, ref stream);
            pools.WageYuan[row] = CareerPhase.Wage(pools, row, context);
            pools.LogSkill[row] += context.Parameters.PoolSkillAdjustment * (context.Signals.CityLogSkill[shard.Id.City] - pools.LogSkill[row]);
        }
    }

    internal static void Arrive(TalentShard shard, StepContext context)
    {
        TalentColumns pools = shard.Pools;
        foreach (Inbox.Batch<MoveMessage> batch in context.Inbox.Of<MoveMessage>())
        {
            foreach (ref readonly MoveMessage move in batch.Messages)
            {
                int row = pools.RowOf((int)move.Pool);
                if (row < 0) throw new InvalidOperationException($"People move to {shard.Id}, level {move.Pool}, which is not there.");
                switch (move.Status)
                {
                    case MoveStatus.Searching:
                        pools.Searching.At(row)[move.Occupation] += move.Persons;
                        break;
                    case MoveStatus.Elsewhere:
                        pools.Elsewhere[row] += move.Persons;
                        break;
                    case MoveStatus.Student:
                        pools.Students[row] += move.Persons;
                        break;
                    default:
                        pools.Dependants[row] += move.Persons;
                        break;
                }

                bool fromOtherLevel = move.FromLevel != move.Pool;
                context.Tally.Pools(fromOtherLevel ? PoolMeasure.InFromLevel : PoolMeasure.InFromRegion, shard.Id.City)[(int)move.Pool] += move.Persons;
                if (batch.Sender.City != shard.Id.City) pools.Inflow[row] += move.Persons;
            }
        }
    }

    /// <summary>Graduates choose where to begin.</summary>
    internal static void Choose(TalentShard shard, int row, long graduates, StepContext context, ref RandomStream stream)
    {
        if (graduates == 0) return;
        TalentColumns pools = shard.Pools;
        int occupations = context.World.Occupations;
        Span<double> weights = stackalloc double[occupations];
        Span<long> counts = stackalloc long[occupations];
        ReadOnlySpan<long> employed = pools.Employed.At(row);
        for (int o = 0; o < occupations; o++) weights[o] = employed[o] + 1;
        Distributions.Multinomial(ref stream, graduates, weights, counts);
        for (int o = 0; o < occupations; o++) Spread(shard, row, counts[o], MoveStatus.Searching, o, context, ref stream);
    }

    /// <summary>Graduates of a level go on to study for the next, in the same city.</summary>
    internal static void SendOn(TalentShard shard, SkillLevel from, SkillLevel to, long persons, StepContext context)
    {
        if (persons == 0) return;
        context.Tally.Pools(PoolMeasure.OutToLevel, shard.Id.City)[(int)from] += persons;
        Send(context, shard.Id.City, from, to, MoveStatus.Student, 0, persons);
    }

    /// <summary>People look for work a level below, in the same city.</summary>
    internal static void SendDown(TalentShard shard, SkillLevel from, int occupation, long persons, StepContext context)
    {
        if (persons == 0) return;
        context.Tally.Pools(PoolMeasure.OutToLevel, shard.Id.City)[(int)from] += persons;
        Send(context, shard.Id.City, from, from - 1, MoveStatus.Searching, occupation, persons);
    }

    /// <summary>People look for work a level above, in the same city.</summary>
    internal static void SendUp(TalentShard shard, SkillLevel from, int occupation, long persons, StepContext context)
    {
        if (persons == 0) return;
        context.Tally.Pools(PoolMeasure.OutToLevel, shard.Id.City)[(int)from] += persons;
        Send(context, shard.Id.City, from, from + 1, MoveStatus.Searching, occupation, persons);
    }

    /// <summary>School leavers begin to study where there are places, vocational or bachelor.</summary>
    internal static void Enrol(TalentShard shard, long persons, StepContext context, ref RandomStream stream)
    {
        if (persons == 0) return;
        int places = context.Signals.StudentPlaces.Length;
        Span<long> counts = stackalloc long[places];
        Distributions.Multinomial(ref stream, persons, context.Signals.StudentPlaces, counts);
        const SkillLevel From = SkillLevel.SkilledWorker;
        for (int place = 0; place < places; place++)
        {
            if (counts[place] == 0) continue;
            int city = place / 2;
            var level = (SkillLevel)(place % 2);
            bool sameLevel = level == From;
            if (city == shard.Id.City && sameLevel)
            {
                shard.Pools.Students[shard.Pools.RowOf((int)From)] += counts[place];
                continue;
            }

            context.Tally.Pools(sameLevel ? PoolMeasure.OutToRegion : PoolMeasure.OutToLevel, shard.Id.City)[(int)From] += counts[place];
            if (city != shard.Id.City)
            {
                shard.Pools.Outflow[shard.Pools.RowOf((int)From)] += counts[place];
                context.Tally.CountEvent(EventKind.Move, shard.Id.City, city, 1, counts[place]);
            }

            Send(context, city, From, level, MoveStatus.Student, 0, counts[place]);
        }
    }

    /// <summary>Spreads those who think of moving over destinations, and counts them there if asked to; returns how many leave the city.</summary>
    private static long Spread(
        TalentShard shard, int row, long persons, MoveStatus status, int occupation, StepContext context, ref RandomStream stream,
        Span<long> counted = default, bool stay = true)
    {
        if (persons == 0) return 0;
        TalentColumns pools = shard.Pools;
        int cities = context.World.Cities.Length;
        int home = shard.Id.City;
        int level = pools.Serial[row];
        Span<double> weights = stackalloc double[cities + 1];
        Span<long> counts = stackalloc long[cities + 1];
        context.Signals.MoveWeights.AsSpan(((level * cities) + home) * (cities + 1), cities + 1).CopyTo(weights);
        if (!stay) weights[home] = 0;
        Distributions.Multinomial(ref stream, persons, weights, counts);
        for (int city = 0; city <= cities; city++)
        {
            if (counts[city] == 0) continue;
            if (!counted.IsEmpty) counted[city] += counts[city];
            if (city == home)
            {
                if (status == MoveStatus.Searching) pools.Searching.At(row)[occupation] += counts[city];
                else pools.Elsewhere[row] += counts[city];
                continue;
            }

            pools.Outflow[row] += counts[city];
            context.Tally.CountEvent(EventKind.Move, home, city, 1, counts[city]);
            context.Tally.Pools(city == cities ? PoolMeasure.OutToOutside : PoolMeasure.OutToRegion, home)[level] += counts[city];
            if (city < cities) Send(context, city, (SkillLevel)level, (SkillLevel)level, status, occupation, counts[city]);
        }

        return persons - counts[home];
    }

    private static void Send(StepContext context, int city, SkillLevel from, SkillLevel to, MoveStatus status, int occupation, long persons) =>
        context.Outbox.Log<MoveMessage>().Add(
            context.Partition.ShardOf(AgentKind.TalentPool, city, (int)to).Packed,
            new MoveMessage(from, to, status, (byte)occupation, persons));
}
