using InnovationSim.Kernel;

namespace InnovationSim.Engine.Fleet;

/// <summary>
/// Which of several processes holds which shard: cities one after the other, cut where the weight of agents is shared out evenly, so that
/// neighbours, who have most to say to each other, mostly live together. Shards that are founded later go by arithmetic that everybody knows.
/// It never changes a result, only speed.
/// </summary>
public sealed class ShardLayout
{
    private readonly Partition _start;
    private readonly byte[] _owners;
    private readonly int _places;

    /// <summary>A layout as another process has made it.</summary>
    /// <param name="start">The map under which it was made.</param>
    /// <param name="places">How many processes.</param>
    /// <param name="owners">Place of the owner by dense number of the shard.</param>
    /// <exception cref="ArgumentException">There is not one owner for each shard, or one that is no place.</exception>
    public ShardLayout(Partition start, int places, byte[] owners)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(owners);
        if (places is < 1 or > MostPlaces) throw new ArgumentOutOfRangeException(nameof(places), places, $"Shards are spread over 1 to {MostPlaces} processes.");
        if (owners.Length != start.ShardCount || owners.Any(owner => owner >= places))
            throw new ArgumentException($"{start.ShardCount} shards need as many owners below {places}.", nameof(owners));
        _start = start;
        _places = places;
        _owners = owners;
    }

    /// <summary>Most processes over which the shards of a run are spread.</summary>
    public const int MostPlaces = 256;

    /// <summary>Place of the owner by dense number of the shard, under the map of the start.</summary>
    public byte[] Owners => [.. _owners];

    /// <summary>Spreads the shards of a map evenly.</summary>
    /// <param name="start">The map.</param>
    /// <param name="places">Over how many processes.</param>
    public static ShardLayout Spread(Partition start, int places)
    {
        ArgumentNullException.ThrowIfNull(start);
        int[] order = [.. Enumerable.Range(0, start.ShardCount).OrderBy(number => start.Shard(number).City).ThenBy(number => number)];
        double whole = order.Sum(number => Weight(start, number));
        byte[] owners = new byte[order.Length];
        double before = 0;
        foreach (int number in order)
        {
            double weight = Weight(start, number);
            // A shard belongs where its middle lies when all are laid end to end.
            owners[number] = (byte)Math.Min(places - 1, (int)((before + (weight / 2)) / whole * places));
            before += weight;
        }

        return new ShardLayout(start, places, owners);
    }

    /// <summary>The place of a shard's owner.</summary>
    public int OwnerOf(ShardId shard)
    {
        int number = _start.Number(shard);
        return number >= 0 ? _owners[number] : (int)((((uint)shard.City * 31) + (uint)shard.Index) % (uint)_places);
    }

    private static double Weight(Partition partition, int number)
    {
        ShardId shard = partition.Shard(number);
        (int first, int end) = partition.Serials(shard);
        // A pool works through its people by occupation, a buyer of lots through its quotes: more than a small firm does.
        double each = shard.Kind switch
        {
            AgentKind.PrivateFirm => 1,
            AgentKind.StateOwnedEnterprise => 3,
            _ => 10,
        };
        return each * (end - first);
    }
}
