using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Numerics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P1 Plan. Demand on the pooled market is in the order book; of lots a firm expects D^e = D (1 + ½ g_firm + ½ g_sector); production
/// workers = demand ÷ (sales per worker); research budget = intensity × sales. Some employees retire or quit; what is then missing is
/// advertised in the pools of the city, what is too much is laid off in part (state-owned enterprises more slowly).
/// </summary>
internal static class PlanPhase
{
    private const double LargestExpectedGrowth = 0.3;

    internal static void Run(FirmShard shard, StepContext context)
    {
        var posts = new Posts(shard.Id, context);
        Span<long> suppliers = context.Report.Weights(Register.Suppliers, context.World.Sectors.Length);
        Span<long> adopters = context.Report.Weights(Register.Adopters, context.World.Sectors.Length);
        suppliers.Clear();
        adopters.Clear();
        for (int tile = 0; tile < shard.Firms.Tiles; tile++) Tile(shard, context, tile, ref posts, suppliers, adopters);

        Tally tally = context.Tally;
        Accumulate(suppliers, tally.Cells(CellMeasure.SupplierWeight, shard.Ownership, shard.Id.City));
        Accumulate(adopters, tally.Cells(CellMeasure.AdopterWeight, shard.Ownership, shard.Id.City));
    }

    internal static void Run(ResearchShard shard, StepContext context)
    {
        ModelParameters p = context.Parameters;
        ResearchColumns columns = shard.Organisations;
        var posts = new Posts(shard.Id, context);
        double wage = context.Signals.WageYuan[(shard.Id.City * SkillLevels.Count) + (int)SkillLevel.Scientist] * p.StateWagePremium;
        int occupation = context.World.ResearchOccupation;
        for (int row = 0; row < columns.Count; row++)
        {
            columns.FeesYuan[row] = 0;
            columns.TransferOffice[row] = (byte)(HasTransferOffice(shard, columns.Serial[row], p.TransferOfficeShare, context.World) ? 1 : 0);
            columns.BudgetYuan[row] = (long)(columns.BaseBudgetYuan[row] * context.Signals.ResearchBudgetIndex);
            context.Tally.Research(ResearchMeasure.PlannedBudget, shard.Id.Kind)[shard.Id.City] += columns.BudgetYuan[row];
            RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, columns.Serial[row], Draws.Plan);
            int wanted = (int)((columns.BudgetYuan[row] * p.ResearchWageShare / wage) + stream.NextUnit());
            int employees = columns.Researchers[row];
            long leavers = Distributions.Binomial(ref stream, employees, p.RetirementRate + p.QuitRate);
            long retired = Distributions.Binomial(ref stream, leavers, posts.RetiredShare);
            int excess = Math.Max(0, employees - (int)leavers - wanted);
            int laidOff = (int)((excess * p.StateLayoffAdjustment) + stream.NextUnit());
            columns.Researchers[row] = employees - (int)leavers - laidOff;
            posts.Separate(SkillLevel.Scientist, occupation, retired, leavers - retired + laidOff);
            posts.Remember(columns.Serial[row], leavers - retired + laidOff, columns.Knowledge.At(row), ref stream);
            posts.Advertise(columns.Serial[row], wanted - columns.Researchers[row], occupation, SkillLevel.Scientist, p.StateWagePremium);
        }
    }

    /// <summary>Transfer offices are at the largest universities.</summary>
    internal static bool HasTransferOffice(ResearchShard shard, int serial, double share, World world) =>
        shard.Id.Kind == AgentKind.University
        && InventPhase.Organisation(shard.Id, serial, world).SizeRank < Math.Floor((share * world.Universities.Length) + 0.5);

    private static void Tile(
        FirmShard shard, StepContext context, int tile, ref Posts posts, Span<long> suppliers, Span<long> adopters)
    {
        ModelParameters p = context.Parameters;
        Signals signals = context.Signals;
        World world = context.World;
        Scratch scratch = context.Scratch;
        FirmColumns firms = shard.Firms;
        int count = firms.RowsIn(tile);
        int first = firms.FirstRow(tile);
        bool state = shard.Ownership == Ownership.State;
        ReadOnlySpan<int> serials = firms.Serial.Tile(tile);
        ReadOnlySpan<byte> sectors = firms.Sector.Tile(tile);
        ReadOnlySpan<float> logA = firms.LogProductivity.Tile(tile);
        ReadOnlySpan<float> logSkill = firms.LogSkill.Tile(tile);
        ReadOnlySpan<long> sales = firms.SalesYuan.Tile(tile);
        ReadOnlySpan<long> capital = firms.CapitalYuan.Tile(tile);
        ReadOnlySpan<long> cash = firms.CashYuan.Tile(tile);
        ReadOnlySpan<long> debt = firms.DebtYuan.Tile(tile);
        ReadOnlySpan<long> demand = firms.DemandYuan.Tile(tile);
        ReadOnlySpan<int> lotsThousand = firms.LotsThousandYuan.Tile(tile);
        ReadOnlySpan<short> growth = firms.LastGrowth.Tile(tile);
        ReadOnlySpan<float> intensity = firms.ResearchIntensity.Tile(tile);
        Span<int> skilled = firms.SkilledWorkers.Tile(tile);
        Span<int> engineers = firms.Engineers.Tile(tile);
        Span<int> researchers = firms.Researchers.Tile(tile);
        context.Fill(shard.Id, serials, Draws.Plan, 0, scratch.Words0, scratch.Words1, scratch.Words2, scratch.Words3);
        context.Fill(shard.Id, serials, Draws.Plan, 1, scratch.MoreWords0, scratch.MoreWords1, scratch.MoreWords2, scratch.MoreWords3);
        Span<double> output = scratch.Doubles0.AsSpan(0, count);
        for (int i = 0; i < count; i++) output[i] = Math.Min(logA[i], logSkill[i]);
        DeterministicMath.Exp(output, output);
        Span<double> wage = scratch.Doubles1.AsSpan(0, count);
        WageRule.Factors(logA, sectors, signals.MeanLog, p.WageProductivityElasticity, state ? p.StateWagePremium : 1, wage);
        double scientistWage = signals.WageYuan[(shard.Id.City * SkillLevels.Count) + (int)SkillLevel.Scientist];
        double layoff = state ? p.StateLayoffAdjustment : p.LayoffAdjustment;
        long leastSupplier = RegisterResolver.Least(Register.Suppliers, p);
        long leastAdopter = RegisterResolver.Least(Register.Adopters, p);
        var capacity = new Capacity(p, shard.Ownership);
        ReadOnlySpan<double> salesPerWorker = posts.SalesPerWorker;
        double[] demandScale = signals.DemandScale;
        double[] sectorGrowth = signals.SectorGrowth;
        double labourReserve = p.LabourReserve;
        double firmWeight = p.FirmGrowthWeight;
        double sectorWeight = p.SectorGrowthWeight;
        double perScientist = p.ResearchWageShare / scientistWage;
        var researchBudget = new ResearchBudget(context);
        for (int i = 0; i < count; i++)
        {
            int s = sectors[i];
            Sector sector = world.Sectors[s];
            double firmGrowth = Math.Min(LargestExpectedGrowth, Math.Max(-LargestExpectedGrowth, growth[i] / DemandPhase.GrowthUnits));
            double expected = (demand[i] * demandScale[s]) + (lotsThousand[i] * 1000.0 * (1 + (firmWeight * firmGrowth) + (sectorWeight * sectorGrowth[s])));
            // Nobody hires for orders that the capital in reach cannot serve.
            double reach = capital[i] + capacity.Investment(expected, sales[i], capital[i], cash[i], capacity.FreeCredit(sales[i], debt[i], 0));
            expected = Math.Min(expected, capacity.OfCapital(reach));
            double workers = Math.Max(1, labourReserve * expected / (output[i] * salesPerWorker[s]));
            int wanted = (int)(workers + RandomStream.ToUnit(scratch.Words3[i]));
            int wantedEngineers = (int)((wanted * sector.EngineerShare) + RandomStream.ToUnit(scratch.MoreWords0[i]));
            long budget = researchBudget.Yuan(s, intensity[i], sales[i]);
            int wantedResearchers = (int)((budget * perScientist / wage[i]) + RandomStream.ToUnit(scratch.MoreWords1[i]));
            suppliers[s] += RegisterResolver.Weight(sales[i], leastSupplier);
            adopters[s] += RegisterResolver.Weight(budget, leastAdopter);
            double rounding = RandomStream.ToUnit(scratch.MoreWords3[i]);
            skilled[i] = posts.Adjust(serials[i], skilled[i], wanted - wantedEngineers, s, SkillLevel.SkilledWorker,
                scratch.Words0[i], scratch.MoreWords2[i], layoff, rounding, wage[i]);
            engineers[i] = posts.Adjust(serials[i], engineers[i], wantedEngineers, s, SkillLevel.Engineer,
                scratch.Words1[i], RotateHalf(scratch.MoreWords2[i]), layoff, rounding, wage[i]);
            int before = researchers[i];
            if (before == 0 && wantedResearchers == 0) continue;
            researchers[i] = posts.Adjust(serials[i], before, wantedResearchers, s, SkillLevel.Scientist,
                scratch.Words2[i], RotateHalf(scratch.MoreWords3[i]), layoff, rounding, wage[i]);
            if (researchers[i] >= before) continue;
            RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, serials[i], Draws.PlanSeparations);
            posts.Remember(serials[i], before - researchers[i], firms.Knowledge.At(first + i), ref stream);
        }
    }

    private static uint RotateHalf(uint word) => System.Numerics.BitOperations.RotateLeft(word, 16);

    private static void Accumulate(ReadOnlySpan<long> from, Span<long> to)
    {
        for (int i = 0; i < to.Length; i++) to[i] += from[i];
    }
}
