using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Kernel.Phases;

/// <summary>P9 Finance of households: the staff of firms that left come back; income arrives; 80 % of it is spent.</summary>
internal static class HouseholdPhase
{
    internal static void Run(TalentShard shard, StepContext context)
    {
        TalentColumns pools = shard.Pools;
        int city = shard.Id.City;
        for (int row = 0; row < pools.Count; row++)
        {
            CareerPhase.TakeBack(pools, row, city, context);
            int level = pools.Serial[row];
            long income = context.Signals.Income[(city * SkillLevels.Count) + level];
            long consumption = (long)(context.Parameters.ConsumptionShare * income);
            pools.CashYuan[row] += income - consumption;
            context.Tally.Pools(PoolMeasure.Income, city)[level] += income;
            context.Tally.Pools(PoolMeasure.Consumption, city)[level] += consumption;
            context.Tally.Post(FlowKind.Consumption, AccountClass.Households, AccountClass.Market, consumption);
        }
    }
}
