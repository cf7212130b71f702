using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Kernel;

/// <content>P2 Calls: the topics of the year, and who wins a contest.</content>
public sealed partial class Region
{
    private readonly int[] _placesLeft = new int[Contest.MostTopics];
    private long _awardedProjects;

    /// <summary>
    /// The money for projects is a share of all public research budgets; it goes to as many topics as it can pay, each for the same number
    /// of parallel teams. A share of the topics is drawn from what firms need, by research budget and requirements of their sectors, the
    /// rest from what research organisations are strong in.
    /// </summary>
    private void PublishTopics()
    {
        ModelParameters p = Signals.Parameters;
        double pot = p.CompetitiveShare * _step.Total(ResearchMeasure.PlannedBudget);
        double perTopic = p.ProjectYuan * p.ParallelTeams;
        int topics = (int)Math.Min(Contest.MostTopics, pot / perTopic);
        double[] needs = Needs();
        double[] strengths = Strengths();
        double demandSet = Sum(needs) > 0 ? (Sum(strengths) > 0 ? p.DemandSetTopics : 1) : 0;
        if (Sum(needs) + Sum(strengths) <= 0) topics = 0;
        int fromDemand = (int)((topics * demandSet) + 0.5);
        long[] byField = new long[needs.Length];
        long[] others = new long[needs.Length];
        if (fromDemand > 0) Allotment.Split(fromDemand, needs, byField);
        if (topics > fromDemand) Allotment.Split(topics - fromDemand, strengths, others);
        Array.Clear(Signals.TopicFields);
        int topic = 0;
        for (int field = 0; field < needs.Length; field++)
        {
            for (long end = topic + byField[field] + others[field]; topic < end; topic++) Signals.TopicFields[topic] = field;
        }

        Signals.Topics = topics;
        Signals.ProjectYuan = topics > 0 ? Math.Floor(pot / ((double)topics * p.ParallelTeams)) : 0;
    }

    /// <summary>Where the places of each topic run out, counted from the highest score.</summary>
    /// <param name="places">Places of each topic.</param>
    private void CutContest(int places)
    {
        ReadOnlySpan<long> counts = _step.ContestScores;
        for (int topic = 0; topic < Contest.MostTopics; topic++)
        {
            int bin = Contest.Bins;
            long left = places;
            while (bin > 0 && left > 0)
            {
                bin--;
                left -= counts[(topic * Contest.Bins) + bin];
            }

            // In the bin itself: as many as are left over before it.
            _placesLeft[topic] = (int)(left + counts[(topic * Contest.Bins) + bin]);
            Signals.ContestBin[topic] = bin;
            Signals.ContestRank[topic] = 0;
            Signals.ContestIdentity[topic] = -1;
        }
    }

    /// <summary>The last one of each topic that has a place, among those that have named themselves.</summary>
    /// <param name="records">Topic, rank and identity of each, in any order.</param>
    /// <returns>How many of them have a place.</returns>
    private long CloseContest(ReadOnlySpan<ReportRecord> records)
    {
        ReportRecord[] sorted = records.ToArray();
        // Higher ranks first; of equal ones the identity that comes first.
        Array.Sort(sorted, static (left, right) =>
        {
            int order = left.First.CompareTo(right.First);
            if (order == 0) order = right.Second.CompareTo(left.Second);
            return order != 0 ? order : left.Third.CompareTo(right.Third);
        });
        long winners = 0;
        for (int first = 0; first < sorted.Length;)
        {
            int topic = (int)sorted[first].First;
            int end = first + 1;
            while (end < sorted.Length && sorted[end].First == sorted[first].First) end++;
            int last = Math.Min(end, first + _placesLeft[topic]) - 1;
            if (last < first) throw new InvalidOperationException($"Topic {topic} has no place left in the bin where its places run out.");
            Signals.ContestRank[topic] = (long)sorted[last].Second;
            Signals.ContestIdentity[topic] = (long)sorted[last].Third;
            winners += last + 1 - first;
            first = end;
        }

        return winners;
    }

    /// <summary>What is not awarded to projects is given by size.</summary>
    private void PublishBlockGrants(long marginalWinners)
    {
        _awardedProjects += marginalWinners;
        double planned = _year.Total(ResearchMeasure.PlannedBudget);
        State.BlockShare = planned > 0 ? 1 - (_awardedProjects * Signals.ProjectYuan / planned) : 1;
        Signals.BlockShare = State.BlockShare;
    }

    /// <summary>Contestants above the bin in which places run out: they win whoever they are.</summary>
    private void CountSureWinners()
    {
        _awardedProjects = 0;
        ReadOnlySpan<long> counts = _step.ContestScores;
        for (int topic = 0; topic < Contest.MostTopics; topic++)
        {
            for (int bin = (int)Signals.ContestBin[topic] + 1; bin < Contest.Bins; bin++) _awardedProjects += counts[(topic * Contest.Bins) + bin];
        }
    }

    private double[] Needs()
    {
        double[] needs = new double[_world.Fields.Length];
        for (int s = 0; s < _world.Sectors.Length; s++)
        {
            double research = 0;
            for (int own = 0; own < Ownerships.Count; own++) research += _step.BySector(CellMeasure.AdopterWeight, (Ownership)own, s);
            double required = 0;
            foreach (double requirement in _world.Sectors[s].Requirements) required += requirement;
            if (required <= 0) continue;
            for (int field = 0; field < needs.Length; field++) needs[field] += research * _world.Sectors[s].Requirements[field] / required;
        }

        return needs;
    }

    private double[] Strengths()
    {
        double[] strengths = new double[_world.Fields.Length];
        foreach (AgentKind kind in (ReadOnlySpan<AgentKind>)[AgentKind.University, AgentKind.ResearchInstitute])
        {
            foreach (ResearchOrganisation organisation in _world.Organisations(kind))
            {
                for (int s = 0; s < organisation.Strengths.Length; s++)
                {
                    foreach (int field in _world.HomeFields[s])
                        strengths[field] += organisation.BudgetYuan * organisation.Strengths[s] / _world.HomeFields[s].Length;
                }
            }
        }

        return strengths;
    }

    private static double Sum(double[] values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }
}
