using System.Numerics;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>The rules of alliances, as pure functions.</summary>
internal static class AllianceRules
{
    /// <summary>
    /// How far two bodies of knowledge overlap: common fields over the fields of the narrower one, 0 to 1 (Szymkiewicz–Simpson). A firm that
    /// knows three fields can so be as near to a university of eight as to its like.
    /// </summary>
    internal static double Overlap(ulong fields, ulong others)
    {
        int narrower = Math.Min(BitOperations.PopCount(fields), BitOperations.PopCount(others));
        return narrower == 0 ? 0 : (double)BitOperations.PopCount(fields & others) / narrower;
    }

    /// <summary>trust' = retention · trust + (1 − retention) · success.</summary>
    internal static float Trust(float trust, bool success, ModelParameters p) =>
        (float)((p.TrustRetention * trust) + (success ? 1 - p.TrustRetention : 0));

    /// <summary>
    /// Whether an organisation looks for a new partner this year: a function of seed, year and identity, so that it can be asked again in
    /// a later step of the year without being remembered.
    /// </summary>
    internal static bool Seeks(ShardId shard, int serial, StepContext context) =>
        context.Stream(shard.Kind, shard.City, serial, Draws.Alliance).NextUnit32() < context.Parameters.AllianceSearchRate;

    /// <summary>A piece of knowledge that is practised, as another organisation learns it; an empty one if there is none.</summary>
    internal static Kene PieceInUse(ReadOnlySpan<ushort> places, ref RandomStream stream)
    {
        int start = stream.NextInt(places.Length);
        for (int i = 0; i < places.Length; i++)
        {
            var piece = new Kene(places[(start + i) % places.Length]);
            if (!piece.IsEmpty && piece.InUse) return piece.CarriedOver();
        }

        return default;
    }
}
