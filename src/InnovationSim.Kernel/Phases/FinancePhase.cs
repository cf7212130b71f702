using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P9 Finance of public research: the state pays a block grant by size, and the grants of projects (together at least the wages); inventors get
/// their share of the fees; what is left is spent on goods and services of the pooled market, alliances among them.
/// </summary>
internal static class FinancePhase
{
    internal static void Run(ResearchShard shard, StepContext context)
    {
        ModelParameters p = context.Parameters;
        ResearchColumns columns = shard.Organisations;
        Tally tally = context.Tally;
        int city = shard.Id.City;
        AgentKind kind = shard.Id.Kind;
        double wage = context.Signals.WageYuan[(city * SkillLevels.Count) + (int)SkillLevel.Scientist] * p.StateWagePremium;
        for (int row = 0; row < columns.Count; row++)
        {
            long wages = (long)(columns.Researchers[row] * wage);
            int at = shard.Partners.Find(columns.Serial[row]);
            long projects = at < 0 ? 0 : shard.Partners.All[at].GrantYuan;
            long alliances = at < 0 ? 0 : (long)(p.AllianceCost * shard.Partners.All[at].Alliances * columns.BudgetYuan[row]);
            long grant = Math.Max((long)(columns.BudgetYuan[row] * context.Signals.BlockShare) + projects, wages);
            long inventors = (long)(p.InventorShare * columns.FeesYuan[row]);
            ref long cash = ref columns.CashYuan[row];
            long office = TransferOffice(shard, row, context);
            cash += grant + office - wages - inventors;
            long purchases = Math.Max(0, cash);
            cash -= purchases;
            tally.Post(FlowKind.ResearchGrants, AccountClass.Province, AccountClass.Research, grant);
            tally.Post(FlowKind.Subsidies, AccountClass.Province, AccountClass.Research, office);
            tally.Post(FlowKind.Wages, AccountClass.Research, AccountClass.Households, wages);
            tally.Post(FlowKind.InventorShares, AccountClass.Research, AccountClass.Households, inventors);
            tally.Post(FlowKind.ResearchPurchases, AccountClass.Research, AccountClass.Market, purchases);
            tally.Pools(PoolMeasure.Wages, city)[(int)SkillLevel.Scientist] += wages;
            tally.ByCity(CityMeasure.InventorIncome)[city] += inventors;
            tally.Research(ResearchMeasure.Budget, kind)[city] += grant;
            tally.Research(ResearchMeasure.OfficeCost, kind)[city] += office;
            tally.Research(ResearchMeasure.GrantsPaid, kind)[city] += projects;
            tally.Research(ResearchMeasure.AllianceCosts, kind)[city] += Math.Min(alliances, purchases);
            tally.Research(ResearchMeasure.Wages, kind)[city] += wages;
            tally.Research(ResearchMeasure.Purchases, kind)[city] += purchases;
        }
    }

    /// <summary>What the state pays for an office that a policy has added, yuan; those of the baseline live on the block grant.</summary>
    private static long TransferOffice(ResearchShard shard, int row, StepContext context)
    {
        if (shard.Organisations.TransferOffice[row] == 0) return 0;
        int serial = shard.Organisations.Serial[row];
        return PlanPhase.HasTransferOffice(shard, serial, context.Signals.WithoutPolicy.TransferOfficeShare, context.World)
            ? 0
            : (long)(context.Parameters.TransferOfficeCostYuan * context.World.Scale);
    }
}
