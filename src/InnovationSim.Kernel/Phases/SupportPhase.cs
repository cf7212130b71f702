using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Numerics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P4 Invent, public support of firms. Technology upgrading: firms drawn by sales buy equipment with a grant, ln A += ln(1 + gain), not
/// beyond the frontier. Digitalisation: small firms drawn evenly raise their digital level. Guide fund: private firms whose R&amp;D would do
/// for the high-tech certificate sell a stake to the fund, once. Without such measures nothing is drawn.
/// </summary>
internal static class SupportPhase
{
    internal static void Run(FirmShard shard, StepContext context)
    {
        int sectors = context.World.Sectors.Length;
        int cell = shard.Id.City * sectors;
        bool state = shard.Ownership == Ownership.State;
        ReadOnlySpan<double> upgrading = context.Signals.Upgrading
            .AsSpan((((int)shard.Ownership * context.World.Cities.Length) * sectors) + cell, sectors);
        ReadOnlySpan<double> digitalisation = state ? default : context.Signals.Digitalisation.AsSpan(cell, sectors);
        Span<double> fund = stackalloc double[sectors];
        for (int s = 0; s < sectors; s++) fund[s] = state ? 0 : context.In(s).GuideFund;
        bool upgrades = Any(upgrading);
        bool digitalises = Any(digitalisation);
        bool funds = Any(fund);
        if (!upgrades && !digitalises && !funds) return;
        Scratch scratch = context.Scratch;
        for (int tile = 0; tile < shard.Firms.Tiles; tile++)
        {
            int first = shard.Firms.FirstRow(tile);
            int count = shard.Firms.RowsIn(tile);
            context.Fill(shard.Id, shard.Firms.Serial.Tile(tile), Draws.Support, 0, scratch.Words0, scratch.Words1, scratch.Words2, scratch.Words3);
            for (int i = 0; i < count; i++)
            {
                int row = first + i;
                int s = shard.Firms.Sector[row];
                if (upgrades && RandomStream.ToUnit(scratch.Words0[i]) < upgrading[s] * (shard.Firms.SalesYuan[row] / 1000)) Upgrade(shard, row, context);
                if (digitalises && RandomStream.ToUnit(scratch.Words1[i]) < digitalisation[s]) Digitalise(shard, row, context);
                if (funds && RandomStream.ToUnit(scratch.Words2[i]) < fund[s]) Fund(shard, row, context);
            }
        }
    }

    /// <summary>A grant raises a firm's productivity by a gain, as far as the frontier, and is spent on equipment.</summary>
    /// <returns>The grant, yuan; 0 for a firm at the frontier.</returns>
    internal static long Raise(FirmShard shard, int row, double gain, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        int sector = firms.Sector[row];
        ref float logA = ref firms.LogProductivity[row];
        double step = Math.Min(DeterministicMath.Log(1 + gain), context.Signals.FrontierLog[sector] - logA);
        if (step <= 0) return 0;
        logA = (float)(logA + step);
        long grant = (long)(step * context.Parameters.CapabilityCost * firms.SalesYuan[row]);
        Equip(shard, row, grant, context);
        return grant;
    }

    private static void Upgrade(FirmShard shard, int row, StepContext context) =>
        context.Tally.Cells(CellMeasure.UpgradingGrants, shard.Ownership, shard.Id.City)[shard.Firms.Sector[row]] +=
            Raise(shard, row, context.Parameters.UpgradingGain, context);

    private static void Digitalise(FirmShard shard, int row, StepContext context)
    {
        ref byte digital = ref shard.Firms.Digital[row];
        if (digital >= 100) return;
        digital = (byte)Math.Min(100, digital + context.Parameters.DigitalStep);
        long grant = (long)context.Parameters.DigitalGrantYuan;
        Equip(shard, row, grant, context);
        context.Tally.Cells(CellMeasure.DigitalGrants, shard.Ownership, shard.Id.City)[shard.Firms.Sector[row]] += grant;
    }

    private static void Fund(FirmShard shard, int row, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        ModelParameters p = context.Parameters;
        ref FirmFlags flags = ref firms.Flags[row];
        if ((flags & FirmFlags.FundBacked) != 0 || firms.ResearchIntensity[row] < p.HighTechIntensity) return;
        flags |= FirmFlags.FundBacked;
        long equity = (long)(p.FundTicket * firms.SalesYuan[row]);
        firms.CashYuan[row] += equity;
        context.Tally.Post(FlowKind.Equity, AccountClass.GuideFund, AccountClass.Firms, equity);
        context.Tally.Cells(CellMeasure.FundEquity, shard.Ownership, shard.Id.City)[firms.Sector[row]] += equity;
    }

    private static void Equip(FirmShard shard, int row, long grant, StepContext context)
    {
        shard.Firms.CapitalYuan[row] += grant;
        Tally tally = context.Tally;
        tally.Post(FlowKind.Subsidies, AccountClass.Province, AccountClass.Firms, grant);
        tally.Post(FlowKind.CapitalOrders, AccountClass.Firms, AccountClass.Market, grant);
        tally.Cells(CellMeasure.Investment, shard.Ownership, shard.Id.City)[shard.Firms.Sector[row]] += grant;
    }

    private static bool Any(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (value > 0) return true;
        }

        return false;
    }
}
