using InnovationSim.Kernel.Agents;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// The lots that a buyer puts out in a year, sector by sector. A pure function of the buyer's state, which does not change between
/// Tender and Order, so nobody stores it.
/// </summary>
internal ref struct LotPlan
{
    private readonly Span<int> _lots;
    private readonly Span<int> _thousandYuan;

    /// <summary>Plans into the given room, one place per sector in each.</summary>
    internal LotPlan(FirmShard shard, int row, StepContext context, Span<int> lots, Span<int> thousandYuan)
    {
        _lots = lots;
        _thousandYuan = thousandYuan;
        lots.Clear();
        FirmColumns firms = shard.Firms;
        ModelParameters p = context.Parameters;
        int own = firms.Sector[row];
        Sector sector = context.World.Sectors[own];
        double expected = (firms.DemandYuan[row] * context.Signals.DemandScale[own]) + (firms.LotsThousandYuan[row] * 1000.0);
        double planned = Math.Min(expected, new Capacity(p, shard.Ownership).Of(firms, row, context.SalesPerWorker(shard.Id)[own], sector));
        double needs = planned * (1 - sector.ValueAddedShare) * p.LotInputShare;
        for (int s = 0; s < lots.Length; s++)
        {
            double need = needs * sector.Inputs[s];
            // Small needs are met on the pooled market.
            if (need < p.LotYuan * p.SmallestLot) continue;
            lots[s] = (int)Math.Min(p.MostLots, Math.Max(1, Math.Floor((need / p.LotYuan) + 0.5)));
            thousandYuan[s] = (int)Math.Min(int.MaxValue, need / lots[s] / 1000);
            Count += lots[s];
        }
    }

    /// <summary>How many lots.</summary>
    internal int Count { get; }

    /// <summary>Lots in a sector.</summary>
    internal readonly int Lots(int sector) => _lots[sector];

    /// <summary>Value of each lot in a sector, thousand yuan.</summary>
    internal readonly int ThousandYuan(int sector) => _thousandYuan[sector];
}
