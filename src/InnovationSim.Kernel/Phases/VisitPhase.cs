using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P4 Invent, visiting scientists: contracts of the year are spread over research organisations by budget. A visitor brings a piece of
/// knowledge of high ability in one of the host's fields and adds to the patents of the year; she stays a resident of Outside, where her pay
/// goes.
/// </summary>
internal static class VisitPhase
{
    private const int Ability = 8;
    private const int Expertise = 8;

    /// <summary>Patents that this year's visitors are expected to add; 0 without visitors.</summary>
    internal static double Patents(ResearchShard shard, int row, ResearchOrganisation host, StepContext context)
    {
        double perYuan = context.Signals.VisitingTalent[((int)shard.Id.Kind * context.World.Cities.Length) + shard.Id.City];
        if (perYuan <= 0) return 0;
        ModelParameters p = context.Parameters;
        ResearchColumns columns = shard.Organisations;
        RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, columns.Serial[row], Draws.Visit);
        long visitors = Distributions.Poisson(ref stream, perYuan * columns.BaseBudgetYuan[row]);
        if (visitors == 0) return 0;
        for (long i = 0; i < Math.Min(visitors, Kene.PerOrganisation); i++)
        {
            int sector = Pick.FromWeights(host.Strengths.AsSpan(), stream.NextUnit());
            int field = ResearchPatents.FieldOf(context.World, sector, ref stream);
            Kene.Learn(columns.Knowledge.At(row), new Kene(field, Ability, Expertise, inUse: true));
        }

        long cost = (long)(visitors * p.VisitingCostYuan);
        Tally tally = context.Tally;
        tally.Post(FlowKind.PublicPurchases, AccountClass.Province, AccountClass.Outside, cost);
        tally.Research(ResearchMeasure.Visitors, shard.Id.Kind)[shard.Id.City] += visitors;
        tally.Research(ResearchMeasure.VisitorCost, shard.Id.Kind)[shard.Id.City] += cost;
        return visitors * p.VisitingPatents;
    }
}
