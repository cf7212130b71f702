using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Numerics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P8 Produce, first half: at the end of a year the demand of the next is drawn, so that firms plan with a known order book (if they had
/// to plan before they knew, every year a sixth of all demand would meet firms without staff; see the record of decisions). A firm's
/// demand on the pooled market grows by .15 (ln A − ln Ā) + Σ_{k≤K} ε_k, K geometric with mean 2,
/// ε ~ N(0, .09) × (sales ÷ private median)^−.12 (after Bottazzi and Secchi 2006: a geometric mixture of normals gives
/// the Laplace law of growth rates), and less the larger the firm is (Evans 1987), without which a few firms would end up with all
/// demand. The coordinator then scales all demands of a sector to the sector's demand.
/// </summary>
internal static class DemandPhase
{
    /// <summary>Units of the column of last growth in 1.</summary>
    internal const double GrowthUnits = 10_000;

    private const double LargestGrowth = 2.0;

    internal static void Run(FirmShard shard, StepContext context)
    {
        Span<long> raw = context.Tally.Cells(CellMeasure.RawDemand, shard.Ownership, shard.Id.City);
        for (int tile = 0; tile < shard.Firms.Tiles; tile++) Tile(shard, context, tile, raw);
    }

    private static void Tile(FirmShard shard, StepContext context, int tile, Span<long> raw)
    {
        ModelParameters p = context.Parameters;
        Signals signals = context.Signals;
        Scratch scratch = context.Scratch;
        FirmColumns firms = shard.Firms;
        int count = firms.RowsIn(tile);
        ReadOnlySpan<int> serials = firms.Serial.Tile(tile);
        ReadOnlySpan<byte> sectors = firms.Sector.Tile(tile);
        ReadOnlySpan<float> logA = firms.LogProductivity.Tile(tile);
        ReadOnlySpan<long> sales = firms.SalesYuan.Tile(tile);
        Span<long> demand = firms.DemandYuan.Tile(tile);
        Span<short> growth = firms.LastGrowth.Tile(tile);
        context.Fill(shard.Id, serials, Draws.Demand, 0, scratch.Words0, scratch.Words1, scratch.Words2, scratch.Words3);
        Span<double> noise = scratch.Doubles0.AsSpan(0, count);
        double perMedian = 1 / signals.PrivateMedianYuan;
        for (int i = 0; i < count; i++) noise[i] = (sales[i] + 1) * perMedian;
        DeterministicMath.Log(noise, noise);
        Span<double> size = scratch.Doubles2.AsSpan(0, count);
        noise.CopyTo(size);
        for (int i = 0; i < count; i++) noise[i] *= p.GrowthNoiseSizeExponent;
        DeterministicMath.Exp(noise, noise);
        Span<double> shocks = scratch.Doubles3.AsSpan(0, count);
        NumbersOfShocks(scratch.Words1, p.GrowthShocksMean, shocks);
        Span<double> step = scratch.Doubles1.AsSpan(0, count);
        for (int i = 0; i < count; i++)
        {
            double normal = DeterministicMath.NormalQuantile(RandomStream.ToUnit(scratch.Words0[i]));
            double g = (p.ProductivityDemandWeight * (logA[i] - signals.MeanLog[sectors[i]]))
                - (p.GrowthSizeReversion * size[i])
                + (p.GrowthNoise * noise[i] * Math.Sqrt(shocks[i]) * normal);
            step[i] = Math.Min(LargestGrowth, Math.Max(-LargestGrowth, g));
            growth[i] = (short)(step[i] * GrowthUnits);
        }

        DeterministicMath.Exp(step, step);
        for (int i = 0; i < count; i++)
        {
            demand[i] = (long)(demand[i] * step[i]);
            raw[sectors[i]] += demand[i];
        }
    }

    /// <summary>Geometric numbers with the given mean, at least 1: 1 + ⌊ln u ÷ ln(1 − 1/mean)⌋, by inversion of one word each.</summary>
    private static void NumbersOfShocks(ReadOnlySpan<uint> words, double mean, Span<double> numbers)
    {
        if (mean <= 1)
        {
            numbers.Fill(1);
            return;
        }

        double perLog = 1 / DeterministicMath.Log(1 - (1 / mean));
        for (int i = 0; i < numbers.Length; i++) numbers[i] = RandomStream.ToUnit(words[i]);
        DeterministicMath.Log(numbers, numbers);
        for (int i = 0; i < numbers.Length; i++) numbers[i] = 1 + Math.Floor(numbers[i] * perLog);
    }
}
