namespace InnovationSim.Kernel;

/// <summary>
/// A shard: the agents of one kind in one city whose serials lie in one range,
/// [<see cref="Index"/> × size, (<see cref="Index"/> + 1) × size) where size is the kind's shard size.
/// </summary>
/// <param name="Kind">The kind of its agents.</param>
/// <param name="City">The city's index.</param>
/// <param name="Index">Which range of serials, from 0.</param>
public readonly record struct ShardId(AgentKind Kind, ushort City, int Index)
{
    /// <summary>The identity in 64 bits; its order is the order of senders.</summary>
    public ulong Packed => AgentId.Pack(Kind, City, Index);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind.Name()}/{City}#{Index}";
}
