using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>Finds firms with research through the register of adopters, by research budget and nearness.</summary>
internal static class Adopters
{
    /// <summary>Draws one.</summary>
    /// <param name="city">From where it is looked for.</param>
    /// <param name="sector">In which sector.</param>
    /// <param name="context">The step.</param>
    /// <param name="stream">Two units are taken of it.</param>
    /// <param name="receiver">Its shard, packed.</param>
    /// <param name="within">Its position within the shard.</param>
    /// <returns>False if there is none.</returns>
    internal static bool Draw(int city, int sector, StepContext context, ref RandomStream stream, out ulong receiver, out long within)
    {
        double where = stream.NextUnit();
        double who = stream.NextUnit();
        int cities = context.World.Cities.Length;
        receiver = 0;
        within = 0;
        ReadOnlySpan<double> cumulative =
            context.Signals.AdopterCities.AsSpan(((sector * cities) + city) * cities * Ownerships.Count, cities * Ownerships.Count);
        if (cumulative[^1] <= 0) return false;
        int place = Pick.From(cumulative, where);
        var ownership = (Ownership)(place / cities);
        Directory directory = context.Signals.Directory!;
        long weight = directory.Total(Register.Adopters, ownership, place % cities, sector);
        if (weight == 0) return false;
        long position = Math.Min(weight - 1, (long)(who * weight));
        receiver = directory.Locate(Register.Adopters, ownership, place % cities, sector, position, out within);
        return true;
    }
}
