using System.Collections.Immutable;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Phases;

/// <summary>What a patent is worth to a firm.</summary>
internal static class TransferQuality
{
    // A patent as a unit vector over fields: mostly its main field, the rest its second.
    private const double Main = 0.8;
    private const double Second = 0.6;

    /// <summary>q = cos(patent, need) · (1 − e^(−researchers/5)) · nearness, in [0, 1].</summary>
    internal static double Of(
        Sector sector, ReadOnlySpan<ushort> knowledge, int researchers, int field, int secondField, double nearness, ModelParameters p)
    {
        if (researchers == 0) return 0;
        Span<double> need = stackalloc double[sector.Requirements.Length];
        ImmutableArray<double> requirements = sector.Requirements;
        for (int f = 0; f < need.Length; f++) need[f] = requirements[f];
        foreach (ushort place in knowledge)
        {
            var piece = new Kene(place);
            if (!piece.IsEmpty && piece.Field < need.Length) need[piece.Field] *= 1 - (piece.Ability / 10.0);
        }

        double length = 0;
        foreach (double n in need) length += n * n;
        if (length <= 0) return 0;
        double along = field == secondField ? need[field] : (Main * need[field]) + (Second * need[secondField]);
        double absorption = 1 - DeterministicMath.Exp(-researchers / p.AbsorptionScale);
        return Math.Min(1, along / Math.Sqrt(length)) * absorption * nearness;
    }

    /// <summary>Half of five years' expected gain in value added, yuan.</summary>
    internal static long Fee(double quality, long salesYuan, double privateMedianYuan, Sector sector, ModelParameters p) =>
        (long)(p.FeeShare * p.FeeYears * p.LicenceGain * quality * sector.ValueAddedShare * Math.Min(salesYuan, p.ProductLineSize * privateMedianYuan));

    /// <summary>A product from a patent goes into a firm's production.</summary>
    internal static void Apply(double quality, FirmColumns firms, int row, StepContext context)
    {
        ref float log = ref firms.LogProductivity[row];
        log = (float)(log + Gain(quality, firms.SalesYuan[row], context.Signals.PrivateMedianYuan, context.Parameters));
        firms.Licences[row]++;
    }

    /// <summary>
    /// Gain of ln A from a product: .05 q for a firm of one product line; a larger firm gains on one of its lines only. (Without this a
    /// giant with a hundred licences would grow without bound.)
    /// </summary>
    internal static double Gain(double quality, long salesYuan, double privateMedianYuan, ModelParameters p) =>
        p.LicenceGain * quality * Math.Min(1, p.ProductLineSize * privateMedianYuan / Math.Max(1, salesYuan));
}
