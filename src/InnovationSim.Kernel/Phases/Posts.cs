using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>The posts of a shard's organisations: who leaves, who is laid off, what is advertised.</summary>
internal ref struct Posts
{
    private readonly StepContext _context;
    private readonly ShardId _shard;
    private readonly MessageLog<VacancyMessage> _vacancies;
    private readonly MessageLog<LeaverMessage> _leavers;
    private readonly SmallBinomial _leaving;
    private readonly SmallBinomial _retiring;
    private readonly ulong[] _pools;
    private readonly Span<long> _retiredSkilled;
    private readonly Span<long> _retiredEngineers;
    private readonly Span<long> _retiredScientists;
    private readonly Span<long> _quitSkilled;
    private readonly Span<long> _quitEngineers;
    private readonly Span<long> _quitScientists;
    private readonly Span<long> _advertised;

    internal Posts(ShardId shard, StepContext context)
    {
        _context = context;
        _shard = shard;
        _vacancies = context.Outbox.Log<VacancyMessage>();
        _leavers = context.Outbox.Log<LeaverMessage>();
        _leaving = context.Signals.Leaving;
        _retiring = context.Signals.Retiring;
        _pools = new ulong[SkillLevels.Count];
        for (int level = 0; level < SkillLevels.Count; level++)
            _pools[level] = context.Partition.ShardOf(AgentKind.TalentPool, shard.City, level).Packed;
        Tally tally = context.Tally;
        _retiredSkilled = tally.Retired(shard.City, SkillLevel.SkilledWorker);
        _retiredEngineers = tally.Retired(shard.City, SkillLevel.Engineer);
        _retiredScientists = tally.Retired(shard.City, SkillLevel.Scientist);
        _quitSkilled = tally.Quit(shard.City, SkillLevel.SkilledWorker);
        _quitEngineers = tally.Quit(shard.City, SkillLevel.Engineer);
        _quitScientists = tally.Quit(shard.City, SkillLevel.Scientist);
        _advertised = tally.Pools(PoolMeasure.Vacancies, shard.City);
        SalesPerWorker = context.SalesPerWorker(shard);
    }

    /// <summary>Sales that a production worker makes at productivity 1, by sector, yuan.</summary>
    internal ReadOnlySpan<double> SalesPerWorker { get; }

    /// <summary>Share of leavers who retire.</summary>
    internal readonly double RetiredShare => _retiring.Probability;

    /// <summary>One level of a firm's staff: separations, then layoffs or vacancies. Returns who stays.</summary>
    internal readonly int Adjust(
        int employer, int employees, int wanted, int occupation, SkillLevel level, uint leaveWord, uint retireWord,
        double layoff, double rounding, double offer)
    {
        int leavers = 0;
        int retired = 0;
        if (employees is > 0 and <= SmallBinomial.MaxTrials)
        {
            leavers = _leaving.Draw(employees, leaveWord);
            if (leavers > 0) retired = _retiring.Draw(leavers, retireWord);
        }
        else if (employees > 0)
        {
            RandomStream stream = _context.Stream(_shard.Kind, _shard.City, employer, (Draws)((int)Draws.PlanLarge + (int)level));
            leavers = (int)Distributions.Binomial(ref stream, employees, _leaving.Probability);
            retired = (int)Distributions.Binomial(ref stream, leavers, _retiring.Probability);
        }

        int staying = employees - leavers;
        int laidOff = 0;
        if (staying > wanted)
        {
            laidOff = (int)(((staying - wanted) * layoff) + rounding);
            staying -= laidOff;
        }

        if (leavers + laidOff > 0) Separate(level, occupation, retired, leavers - retired + laidOff);
        Advertise(employer, wanted - staying, occupation, level, offer);
        return staying;
    }

    internal readonly void Separate(SkillLevel level, int occupation, long retired, long quit)
    {
        Span<long> retirements = level switch
        {
            SkillLevel.SkilledWorker => _retiredSkilled,
            SkillLevel.Engineer => _retiredEngineers,
            _ => _retiredScientists,
        };
        Span<long> departures = level switch { SkillLevel.SkilledWorker => _quitSkilled, SkillLevel.Engineer => _quitEngineers, _ => _quitScientists };
        retirements[occupation] += retired;
        departures[occupation] += quit;
    }

    internal readonly void Advertise(int employer, int posts, int occupation, SkillLevel level, double offer)
    {
        if (posts <= 0) return;
        _vacancies.Add(_pools[(int)level], new VacancyMessage(employer, posts, occupation, level, (int)(1000 * offer)));
        _advertised[(int)level] += posts;
    }

    /// <summary>Researchers who leave take a piece of knowledge along, with expertise one less.</summary>
    internal readonly void Remember(int employer, long leavers, ReadOnlySpan<ushort> knowledge, ref RandomStream stream)
    {
        // A pool's bag holds few pieces; more than a handful from one employer would only crowd out the others.
        const int Most = 4;
        for (long i = 0; i < Math.Min(Most, leavers); i++)
        {
            var piece = new Kene(knowledge[stream.NextInt(knowledge.Length)]);
            if (!piece.IsEmpty)
                _leavers.Add(_pools[(int)SkillLevel.Scientist], new LeaverMessage(employer, piece.CarriedOver().Packed));
        }
    }
}
