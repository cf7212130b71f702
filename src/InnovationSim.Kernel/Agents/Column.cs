using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Agents;

/// <summary>
/// One column of a shard: the same property of all its agents, as raw little-endian bytes. The columns of a set are kept in tiles of
/// a few hundred agents (<see cref="ColumnSet"/>); within a tile a column is one run of elements.
/// </summary>
public abstract class Column
{
    private protected Column(ColumnSet set, string name, int elementSize, int width)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Columns are kept raw in little-endian order; this machine is big-endian.");
        Set = set;
        Name = name;
        Width = width;
        ElementSize = elementSize;
        Offset = set.BytesPerAgent * set.TileRows;
    }

    /// <summary>The property's name, for checkpoints and messages.</summary>
    public string Name { get; }

    /// <summary>Elements per agent, at least 1.</summary>
    public int Width { get; }

    /// <summary>Bytes per element.</summary>
    public int ElementSize { get; }

    /// <summary>Bytes per agent.</summary>
    public int BytesPerAgent => ElementSize * Width;

    private protected ColumnSet Set { get; }

    /// <summary>Where the column begins in a tile, bytes.</summary>
    private protected int Offset { get; }

    /// <summary>The raw bytes of the agents of a tile.</summary>
    public Span<byte> TileBytes(int tile) => Set.Block(tile).AsSpan(Offset, Set.RowsIn(tile) * BytesPerAgent);

    /// <summary>The raw bytes of a run of agents within a tile, whether they are counted yet or not.</summary>
    internal Span<byte> Bytes(int tile, int firstInTile, int agents) =>
        Set.Block(tile).AsSpan(Offset + (firstInTile * BytesPerAgent), agents * BytesPerAgent);

    /// <summary>
    /// Mixes the column into the hashes of a tile of agents. Narrow columns are first put side by side in words.
    /// </summary>
    /// <param name="low">Low halves of the hashes.</param>
    /// <param name="high">High halves.</param>
    /// <param name="words">Words being filled, one per agent.</param>
    /// <param name="filled">Bits filled of them.</param>
    /// <param name="bytes">The column's bytes of the same agents.</param>
    internal void MixInto(Span<ulong> low, Span<ulong> high, Span<ulong> words, ref int filled, ReadOnlySpan<byte> bytes)
    {
        int bits = BytesPerAgent * 8;
        if (filled + bits > 64) Flush(low, high, words, ref filled);
        switch (BytesPerAgent)
        {
            case sizeof(ulong):
                Digest.Mix(low, high, MemoryMarshal.Cast<byte, ulong>(bytes));
                return;
            case sizeof(uint):
                Fill(words, MemoryMarshal.Cast<byte, uint>(bytes), filled);
                break;
            case sizeof(ushort):
                Fill(words, MemoryMarshal.Cast<byte, ushort>(bytes), filled);
                break;
            case sizeof(byte):
                Fill(words, bytes, filled);
                break;
            case int width when width % sizeof(ulong) == 0:
                Digest.MixWords(low, high, MemoryMarshal.Cast<byte, ulong>(bytes));
                return;
            default:
                throw new NotSupportedException($"Column {Name} has {BytesPerAgent} bytes an agent; 1, 2, 4 or a multiple of 8 can be hashed.");
        }

        filled += bits;
    }

    /// <summary>Mixes what has been filled.</summary>
    internal static void Flush(Span<ulong> low, Span<ulong> high, Span<ulong> words, ref int filled)
    {
        if (filled == 0) return;
        Digest.Mix(low, high, words);
        words.Clear();
        filled = 0;
    }

    private static void Fill<T>(Span<ulong> words, ReadOnlySpan<T> values, int shift)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        for (int i = 0; i < values.Length && i < words.Length; i++) words[i] |= ulong.CreateTruncating(values[i]) << shift;
    }
}

/// <summary>A column of one element type.</summary>
/// <typeparam name="T">The blittable element type.</typeparam>
public sealed class Column<T> : Column
    where T : unmanaged
{
    internal Column(ColumnSet set, string name, int width)
        : base(set, name, Unsafe.SizeOf<T>(), width)
    {
    }

    /// <summary>The (first) element of one agent. For loops take <see cref="Tile"/>.</summary>
    public ref T this[int agent] => ref MemoryMarshal.GetReference(At(agent));

    /// <summary>The elements of the agents of a tile, agent by agent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Tile(int tile) => MemoryMarshal.Cast<byte, T>(TileBytes(tile));

    /// <summary>The elements of one agent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> At(int agent)
    {
        if ((uint)agent >= (uint)Set.Count) throw new ArgumentOutOfRangeException(nameof(agent), agent, "No such row.");
        return MemoryMarshal.Cast<byte, T>(Bytes(agent >> Set.TileShift, agent & (Set.TileRows - 1), 1));
    }
}
