using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P3 Hiring, training with public money: seats go to skilled workers who look for work. Each raises the skill that newcomers bring,
/// s += gain · trained ÷ searching, and a share of the trained looks for work as engineers from then on.
/// </summary>
internal static class TrainingPhase
{
    internal static void Run(TalentShard shard, StepContext context)
    {
        int city = shard.Id.City;
        double seats = context.Signals.TrainingSeats[city];
        if (seats <= 0) return;
        TalentColumns pools = shard.Pools;
        int row = pools.RowOf((int)SkillLevel.SkilledWorker);
        if (row < 0) return;
        Span<long> searching = pools.Searching.At(row);
        long candidates = CareerPhase.Total(searching);
        RandomStream stream = context.Stream(AgentKind.TalentPool, city, (int)SkillLevel.SkilledWorker, Draws.Training);
        long trained = Math.Min(candidates, (long)(seats + stream.NextUnit()));
        if (trained == 0) return;
        ModelParameters p = context.Parameters;
        pools.LogSkill[row] += p.TrainingGain * trained / candidates;
        double promoted = trained * p.TrainingPromotion / candidates;
        for (int occupation = 0; occupation < searching.Length; occupation++)
        {
            long rising = (long)(searching[occupation] * promoted);
            searching[occupation] -= rising;
            MigrationPhase.SendUp(shard, SkillLevel.SkilledWorker, occupation, rising, context);
        }

        long cost = (long)(trained * p.TrainingCostYuan);
        Tally tally = context.Tally;
        tally.Post(FlowKind.PublicPurchases, AccountClass.Province, AccountClass.Market, cost);
        tally.Pools(PoolMeasure.Trained, city)[(int)SkillLevel.SkilledWorker] += trained;
        tally.Pools(PoolMeasure.TrainingCost, city)[(int)SkillLevel.SkilledWorker] += cost;
    }
}
