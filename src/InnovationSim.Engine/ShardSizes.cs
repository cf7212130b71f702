using System.Collections.Immutable;
using System.Numerics;
using InnovationSim.Kernel;

namespace InnovationSim.Engine;

/// <summary>Largest number of serials in a shard, by kind. It never changes a result, only speed and memory.</summary>
public sealed record ShardSizes
{
    /// <summary>Largest shard size allowed: beyond it a shard would not fit the limits of messages and arrays.</summary>
    public const int Largest = 1 << 20;

    private const int LeastShards = 64;
    private const int SmallestUsual = 1024;
    private const int LargestUsual = 16_384;

    private static readonly ImmutableArray<int> DefaultSizes = [16, 16, 128, 8192, 1];

    private readonly ImmutableArray<int> _sizes;

    private ShardSizes(ImmutableArray<int> sizes) => _sizes = sizes;

    /// <summary>Sizes for a region of unknown size: universities and institutes 16, state-owned enterprises 128, private firms 8,192, pools 1.</summary>
    public static ShardSizes Default { get; } = new(DefaultSizes);

    /// <summary>
    /// Good sizes for one process: private firms in 64 shards or more, so that many processors find work, of 1,024 to 16,384 firms, so
    /// that neither a shard's own cost nor the number of batches between shards shows. The other kinds as in <see cref="Default"/>.
    /// </summary>
    public static ShardSizes For(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        long firms = world.PrivateCells.Sum(cell => (long)cell.Firms);
        long size = Math.Clamp(firms / LeastShards, SmallestUsual, LargestUsual);
        return Default.With(AgentKind.PrivateFirm, (int)BitOperations.RoundUpToPowerOf2((uint)size));
    }

    /// <summary>The size for a kind.</summary>
    public int this[AgentKind kind] => _sizes[(int)kind];

    /// <summary>All sizes in the order of the kinds.</summary>
    public ReadOnlySpan<int> All => _sizes.AsSpan();

    /// <summary>Given sizes.</summary>
    /// <param name="sizes">A size for each kind, 1 to <see cref="Largest"/>.</param>
    /// <exception cref="ArgumentException">There are more or fewer sizes than kinds, or one is out of range.</exception>
    public static ShardSizes Of(ReadOnlySpan<int> sizes)
    {
        if (sizes.Length != AgentKinds.Count) throw new ArgumentException($"{AgentKinds.Count} kinds need as many shard sizes; there are {sizes.Length}.");
        ShardSizes all = Default;
        foreach (AgentKind kind in AgentKinds.All) all = all.With(kind, sizes[(int)kind]);
        return all;
    }

    /// <summary>The same size for every kind.</summary>
    public static ShardSizes Uniform(int size)
    {
        ShardSizes sizes = Default;
        foreach (AgentKind kind in AgentKinds.All) sizes = sizes.With(kind, size);
        return sizes;
    }

    /// <summary>Whether all sizes are the same.</summary>
    public bool Equals(ShardSizes? other) => other is not null && All.SequenceEqual(other.All);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int size in _sizes) hash.Add(size);
        return hash.ToHashCode();
    }

    /// <summary>The same with another size for a kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is not in 1 to <see cref="Largest"/>.</exception>
    public ShardSizes With(AgentKind kind, int size)
    {
        if (size is < 1 or > Largest)
            throw new ArgumentOutOfRangeException(nameof(size), size, $"The shard size of {kind.Name()} is a whole number from 1 to {Largest}.");
        return new ShardSizes(_sizes.SetItem((int)kind, size));
    }
}
