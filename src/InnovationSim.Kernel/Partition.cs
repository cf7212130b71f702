namespace InnovationSim.Kernel;

/// <summary>
/// How agents are spread over shards: pure arithmetic on serials. Shards are numbered densely in the order of kind, city and
/// index, which is the order in which their messages are read; so the numbering changes when a city grows a shard, and nothing
/// that lasts longer than a step keeps such a number.
/// </summary>
public sealed class Partition
{
    private readonly int[] _shardSize;
    private readonly int[] _agents;
    private readonly int[] _firstShard;

    /// <summary>Makes the map.</summary>
    /// <param name="cities">How many cities, at least 1.</param>
    /// <param name="shardSize">Largest number of serials per shard, by kind, each at least 1.</param>
    /// <param name="agents">Serials given so far, by kind then city (kinds × cities).</param>
    public Partition(int cities, ReadOnlySpan<int> shardSize, ReadOnlySpan<int> agents)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cities, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(shardSize.Length, AgentKinds.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(agents.Length, AgentKinds.Count * cities);
        Cities = cities;
        _shardSize = shardSize.ToArray();
        _agents = agents.ToArray();
        _firstShard = new int[_agents.Length + 1];
        for (int kind = 0; kind < AgentKinds.Count; kind++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(_shardSize[kind], 1, nameof(shardSize));
            for (int city = 0; city < cities; city++)
            {
                int cell = (kind * cities) + city;
                ArgumentOutOfRangeException.ThrowIfNegative(_agents[cell], nameof(agents));
                _firstShard[cell + 1] = _firstShard[cell] + ShardsFor(_agents[cell], _shardSize[kind]);
            }
        }
    }

    /// <summary>How many cities.</summary>
    public int Cities { get; }

    /// <summary>How many shards in all.</summary>
    public int ShardCount => _firstShard[^1];

    /// <summary>Serials given so far, by kind then city.</summary>
    public ReadOnlySpan<int> AllAgents => _agents;

    /// <summary>The shard size of a kind.</summary>
    public int ShardSize(AgentKind kind) => _shardSize[(int)kind];

    /// <summary>Serials given so far in a kind and city, of the living and the dead.</summary>
    public int Agents(AgentKind kind, int city) => _agents[((int)kind * Cities) + city];

    /// <summary>The index within kind and city of the shard that holds a serial.</summary>
    public int IndexOf(AgentKind kind, int serial) => serial / _shardSize[(int)kind];

    /// <summary>The shard that holds an agent.</summary>
    public ShardId ShardOf(AgentKind kind, int city, int serial) => new(kind, (ushort)city, IndexOf(kind, serial));

    /// <summary>The dense number of a shard; −1 if the map has no such shard.</summary>
    public int Number(ShardId shard)
    {
        if (shard.City >= Cities || (int)shard.Kind >= AgentKinds.Count) return -1;
        int cell = ((int)shard.Kind * Cities) + shard.City;
        int shards = _firstShard[cell + 1] - _firstShard[cell];
        return (uint)shard.Index < (uint)shards ? _firstShard[cell] + shard.Index : -1;
    }

    /// <summary>The shards of a kind: [first, end) in dense numbers.</summary>
    public (int First, int End) Range(AgentKind kind) =>
        (_firstShard[(int)kind * Cities], _firstShard[((int)kind + 1) * Cities]);

    /// <summary>The shard of a dense number.</summary>
    public ShardId Shard(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, ShardCount);
        int cell = Array.BinarySearch(_firstShard, number);
        if (cell < 0) cell = ~cell - 1;
        while (_firstShard[cell + 1] == _firstShard[cell]) cell++;
        return new ShardId((AgentKind)(cell / Cities), (ushort)(cell % Cities), number - _firstShard[cell]);
    }

    /// <summary>The serials of a shard: [first, end), where end is bounded by the serials given so far.</summary>
    public (int First, int End) Serials(ShardId shard)
    {
        int size = _shardSize[(int)shard.Kind];
        int first = shard.Index * size;
        return (first, Math.Min(Agents(shard.Kind, shard.City), (int)Math.Min(int.MaxValue, (long)first + size)));
    }

    /// <summary>The map after private firms have entered.</summary>
    /// <param name="entrants">New private firms by city.</param>
    public Partition WithEntrants(ReadOnlySpan<long> entrants)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(entrants.Length, Cities);
        int[] agents = (int[])_agents.Clone();
        for (int city = 0; city < Cities; city++)
        {
            ref int cell = ref agents[((int)AgentKind.PrivateFirm * Cities) + city];
            cell = checked((int)(cell + entrants[city]));
        }

        return new Partition(Cities, _shardSize, agents);
    }

    private static int ShardsFor(int agents, int size) => (int)(((long)agents + size - 1) / size);
}
