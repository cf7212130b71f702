namespace InnovationSim.Kernel;

/// <summary>
/// Who an agent is: its kind, its city and its serial number within both. The serial is given once, by the one owner of the
/// city, so an identity never depends on how agents are spread over shards.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="City">The city's index in the scenario, 0 to 65,535.</param>
/// <param name="Serial">The number within kind and city, from 0. For a talent pool it is the skill level.</param>
public readonly record struct AgentId(AgentKind Kind, ushort City, int Serial) : IComparable<AgentId>
{
    /// <summary>The identity in 64 bits: serial in the low half, kind and city above it. The random streams are keyed by it.</summary>
    public ulong Packed => Pack(Kind, City, Serial);

    /// <summary>The same without making the struct.</summary>
    public static ulong Pack(AgentKind kind, int city, int serial) =>
        ((ulong)kind << 48) | ((ulong)(uint)city << 32) | (uint)serial;

    /// <summary>The identity of a packed one.</summary>
    public static AgentId Unpack(ulong packed) =>
        new((AgentKind)(byte)(packed >> 48), (ushort)(packed >> 32), (int)(uint)packed);

    /// <summary>Senders' order: kind, then city, then serial.</summary>
    public int CompareTo(AgentId other) => Packed.CompareTo(other.Packed);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind.Name()}/{City}/{Serial}";

    /// <summary>Whether the left one comes before the right one.</summary>
    public static bool operator <(AgentId left, AgentId right) => left.Packed < right.Packed;

    /// <summary>Whether the left one comes after the right one.</summary>
    public static bool operator >(AgentId left, AgentId right) => left.Packed > right.Packed;

    /// <summary>Whether the left one does not come after the right one.</summary>
    public static bool operator <=(AgentId left, AgentId right) => left.Packed <= right.Packed;

    /// <summary>Whether the left one does not come before the right one.</summary>
    public static bool operator >=(AgentId left, AgentId right) => left.Packed >= right.Packed;
}
