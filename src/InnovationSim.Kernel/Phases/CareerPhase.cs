using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P3 Hiring, the people's side: those who left their posts come back to the pool or retire; people are born, grow up, study,
/// graduate, retire and die; the wage follows productivity and unemployment (wage curve, elasticity −.1: Blanchflower and
/// Oswald 1994).
/// </summary>
internal static class CareerPhase
{
    private const double LowestUnemployment = 0.005;

    internal static void Run(TalentShard shard, StepContext context)
    {
        for (int row = 0; row < shard.Pools.Count; row++)
        {
            shard.Pools.Inflow[row] = 0;
            shard.Pools.Outflow[row] = 0;
            RandomStream stream = context.Stream(AgentKind.TalentPool, shard.Id.City, shard.Pools.Serial[row], Draws.Career);
            LiveAndDie(shard, row, context, ref stream);
            TakeBack(shard.Pools, row, shard.Id.City, context);
            Retire(shard, row, context, ref stream);
            Educate(shard, row, context, ref stream);
        }
    }

    /// <summary>Those whom organisations have reported as separated since the pool last looked.</summary>
    internal static void TakeBack(TalentColumns pools, int row, int city, StepContext context)
    {
        int occupations = context.World.Occupations;
        int at = ((city * SkillLevels.Count) + pools.Serial[row]) * occupations;
        ReadOnlySpan<long> retired = context.Signals.Retired.AsSpan(at, occupations);
        ReadOnlySpan<long> quit = context.Signals.Quit.AsSpan(at, occupations);
        Span<long> employed = pools.Employed.At(row);
        Span<long> searching = pools.Searching.At(row);
        for (int o = 0; o < occupations; o++)
        {
            employed[o] -= retired[o] + quit[o];
            if (employed[o] < 0)
                throw new InvalidOperationException($"Pool {city}/{pools.Serial[row]} has {employed[o]} employed in occupation {o}: more have left than were employed.");
            searching[o] += quit[o];
            pools.Dependants[row] += retired[o];
        }
    }

    /// <summary>The wage for next year.</summary>
    internal static long Wage(TalentColumns pools, int row, StepContext context)
    {
        ModelParameters p = context.Parameters;
        long employed = Total(pools.Employed.At(row)) + pools.Elsewhere[row];
        long searching = Total(pools.Searching.At(row));
        double unemployment = Math.Max(LowestUnemployment, (double)searching / Math.Max(1, employed + searching));
        double curve = Numerics.DeterministicMath.Pow(unemployment / p.NormalUnemployment, -p.WageCurveElasticity);
        return (long)(pools.BaseWageYuan[row] * context.Signals.ProductivityIndex * curve);
    }

    internal static long Total(ReadOnlySpan<long> values)
    {
        long sum = 0;
        foreach (long value in values) sum += value;
        return sum;
    }

    /// <summary>Puts people into occupations like those of the employed.</summary>
    internal static void Occupy(TalentColumns pools, int row, long persons, int occupations, ref RandomStream stream)
    {
        if (persons == 0) return;
        Span<double> weights = stackalloc double[occupations];
        Span<long> counts = stackalloc long[occupations];
        ReadOnlySpan<long> employed = pools.Employed.At(row);
        for (int o = 0; o < occupations; o++) weights[o] = employed[o] + 1;
        Distributions.Multinomial(ref stream, persons, weights, counts);
        Span<long> searching = pools.Searching.At(row);
        for (int o = 0; o < occupations; o++) searching[o] += counts[o];
    }

    /// <summary>Deaths and births, by the counts of the end of last year to which their rates refer; then the young begin to work.</summary>
    private static void LiveAndDie(TalentShard shard, int row, StepContext context, ref RandomStream stream)
    {
        TalentColumns pools = shard.Pools;
        int city = shard.Id.City;
        int level = pools.Serial[row];
        long deaths = Distributions.Binomial(ref stream, pools.Dependants[row], context.Signals.DeathRate[city]);
        pools.Dependants[row] -= deaths;
        context.Tally.Pools(PoolMeasure.Deaths, city)[level] += deaths;
        if (level != (int)SkillLevel.SkilledWorker) return;
        long births = Distributions.Poisson(ref stream, context.Signals.Births[city]);
        context.Tally.Pools(PoolMeasure.Births, city)[level] += births;
        long entering = Distributions.Binomial(ref stream, pools.Dependants[row], context.Parameters.LabourEntryRate);
        pools.Dependants[row] += births - entering;
        Occupy(pools, row, entering, context.World.Occupations, ref stream);
    }

    /// <summary>Those who look for work or work in what is not modelled retire as employees do; some of the latter look for other work.</summary>
    private static void Retire(TalentShard shard, int row, StepContext context, ref RandomStream stream)
    {
        ModelParameters p = context.Parameters;
        TalentColumns pools = shard.Pools;
        Span<long> searching = pools.Searching.At(row);
        for (int o = 0; o < searching.Length; o++)
        {
            long retiring = Distributions.Binomial(ref stream, searching[o], p.RetirementRate);
            searching[o] -= retiring;
            pools.Dependants[row] += retiring;
        }

        long fromElsewhere = Distributions.Binomial(ref stream, pools.Elsewhere[row], p.RetirementRate);
        pools.Elsewhere[row] -= fromElsewhere;
        pools.Dependants[row] += fromElsewhere;
        long changing = Distributions.Binomial(ref stream, pools.Elsewhere[row], p.RemainderReleaseRate);
        pools.Elsewhere[row] -= changing;
        Occupy(pools, row, changing, context.World.Occupations, ref stream);
    }

    private static void Educate(TalentShard shard, int row, StepContext context, ref RandomStream stream)
    {
        ModelParameters p = context.Parameters;
        TalentColumns pools = shard.Pools;
        var level = (SkillLevel)pools.Serial[row];
        long graduates = Distributions.Binomial(ref stream, pools.Students[row], p.GraduationRate);
        pools.Students[row] -= graduates;
        context.Tally.Pools(PoolMeasure.Graduates, shard.Id.City)[(int)level] += graduates;
        if (level == SkillLevel.Engineer)
        {
            long studying = Distributions.Binomial(ref stream, graduates, p.PostgraduateShare);
            graduates -= studying;
            MigrationPhase.SendOn(shard, SkillLevel.Engineer, SkillLevel.Scientist, studying, context);
        }

        long leaving = Distributions.Binomial(ref stream, graduates, p.GraduateMoverRate);
        Occupy(pools, row, graduates - leaving, context.World.Occupations, ref stream);
        MigrationPhase.Choose(shard, row, leaving, context, ref stream);
        if (level == SkillLevel.SkilledWorker)
        {
            long beginning = Distributions.Binomial(ref stream, pools.Dependants[row], p.TertiaryEntryRate);
            pools.Dependants[row] -= beginning;
            MigrationPhase.Enrol(shard, beginning, context, ref stream);
        }
    }
}
