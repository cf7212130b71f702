using System.Numerics;
using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Agents;

/// <summary>
/// The columns of one shard. The order in which a kind declares its columns is its canonical state: checkpoints and digests follow it.
/// Rows are kept in tiles: one block of memory holds all columns of a few hundred rows, so that what leavers free is what entrants
/// take, whatever the shard, and a phase works through a tile without leaving the cache.
/// </summary>
public abstract class ColumnSet
{
    /// <summary>Most rows of a tile.</summary>
    public const int MostTileRows = 256;

    private readonly List<Column> _columns = [];
    private readonly List<byte[]> _blocks = [];
    private readonly ColumnMemory _memory;

    private protected ColumnSet(ColumnMemory memory, int shardSize)
    {
        _memory = memory;
        TileRows = (int)Math.Min(MostTileRows, BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, shardSize)));
        TileShift = BitOperations.Log2((uint)TileRows);
        Serial = Add<int>("serial");
    }

    /// <summary>How many agents the shard has.</summary>
    public int Count { get; private set; }

    /// <summary>Rows of a full tile, a power of two; all tiles but the last are full.</summary>
    public int TileRows { get; }

    /// <summary>How many tiles there are.</summary>
    public int Tiles => (Count + TileRows - 1) >> TileShift;

    /// <summary>The agents' serials, ascending.</summary>
    public Column<int> Serial { get; }

    /// <summary>All columns in canonical order; the serial is the first.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>Bytes of state per agent.</summary>
    public int BytesPerAgent { get; private set; }

    /// <summary>Bytes held, in use or not.</summary>
    public long BytesHeld => (long)_blocks.Count * TileRows * BytesPerAgent;

    internal int TileShift { get; }

    /// <summary>Rows in a tile.</summary>
    public int RowsIn(int tile) => Math.Min(TileRows, Count - (tile << TileShift));

    /// <summary>The first row of a tile.</summary>
    public int FirstRow(int tile) => tile << TileShift;

    /// <summary>The row of an agent; −1 if it does not live here (any more).</summary>
    public int RowOf(int serial) => new RowFinder(this).Find(serial);

    internal byte[] Block(int tile) => _blocks[tile];

    /// <summary>Adds agents at the end, all columns zero, serials set.</summary>
    internal int Append(int firstSerial, int agents)
    {
        int first = Count;
        if (first > 0 && agents > 0 && Serial[first - 1] >= firstSerial)
            throw new InvalidOperationException($"Serial {firstSerial} is appended after {Serial[first - 1]}; serials ascend.");
        Grow(first + agents);
        for (int row = first; row < Count;)
        {
            int inTile = row & (TileRows - 1);
            int rows = Math.Min(TileRows - inTile, Count - row);
            foreach (Column column in _columns) column.Bytes(row >> TileShift, inTile, rows).Clear();
            row += rows;
        }

        for (int i = 0; i < agents; i++) Serial[first + i] = firstSerial + i;
        return first;
    }

    /// <summary>Removes the marked agents and closes the ranks; the order of the others stays.</summary>
    internal void Remove(ReadOnlySpan<bool> gone)
    {
        int to = 0;
        for (int from = 0; from < Count;)
        {
            if (gone[from])
            {
                from++;
                continue;
            }

            int end = from + 1;
            while (end < Count && !gone[end]) end++;
            if (from != to) Move(from, to, end - from);
            to += end - from;
            from = end;
        }

        Count = to;
        int needed = Tiles;
        for (int tile = _blocks.Count - 1; tile >= needed; tile--)
        {
            _memory.Return(_blocks[tile]);
            _blocks.RemoveAt(tile);
        }
    }

    /// <summary>Writes all columns, each as one section over all rows.</summary>
    internal void Save(IStateWriter writer)
    {
        foreach (Column column in _columns)
        {
            writer.Begin(column.Name, column.BytesPerAgent, Count);
            for (int tile = 0; tile < Tiles; tile++) writer.Write(column.TileBytes(tile));
        }
    }

    /// <summary>Adds the saved agents whose serials are in [first, end): a shard takes what is its own from shards of any size.</summary>
    internal void Load(IStateReader reader, int firstSerial, int endSerial)
    {
        ReadOnlySpan<int> serials = MemoryMarshal.Cast<byte, int>(reader.Section(Serial.Name, Serial.BytesPerAgent));
        int from = LowerBound(serials, firstSerial);
        int end = LowerBound(serials, endSerial);
        if (from >= end) return;
        CheckSaved(reader, serials, from, end);
        int first = Count;
        Grow(first + (end - from));
        foreach (Column column in _columns)
        {
            ReadOnlySpan<byte> saved = reader.Section(column.Name, column.BytesPerAgent)[(from * column.BytesPerAgent)..];
            for (int row = first; row < Count;)
            {
                int inTile = row & (TileRows - 1);
                int rows = Math.Min(TileRows - inTile, Count - row);
                saved[..(rows * column.BytesPerAgent)].CopyTo(column.Bytes(row >> TileShift, inTile, rows));
                saved = saved[(rows * column.BytesPerAgent)..];
                row += rows;
            }
        }
    }

    /// <summary>Σ of the hashes of all agents' states.</summary>
    internal Digest DigestOf(AgentKind kind, int city)
    {
        Span<ulong> lows = stackalloc ulong[MostTileRows];
        Span<ulong> highs = stackalloc ulong[MostTileRows];
        Span<ulong> filling = stackalloc ulong[MostTileRows];
        ulong packed = AgentId.Pack(kind, city, 0);
        Digest sum = default;
        for (int tile = 0; tile < Tiles; tile++)
        {
            int rows = RowsIn(tile);
            Span<ulong> low = lows[..rows];
            Span<ulong> high = highs[..rows];
            Span<ulong> words = filling[..rows];
            words.Clear();
            int filled = 0;
            Digest.Start(low, high, packed, Serial.Tile(tile));
            for (int c = 1; c < _columns.Count; c++) _columns[c].MixInto(low, high, words, ref filled, _columns[c].TileBytes(tile));
            Column.Flush(low, high, words, ref filled);
            sum += Digest.Finish(low, high);
        }

        return sum;
    }

    private protected Column<T> Add<T>(string name, int width = 1)
        where T : unmanaged
    {
        var column = new Column<T>(this, name, width);
        _columns.Add(column);
        BytesPerAgent += column.BytesPerAgent;
        return column;
    }

    /// <summary>Refuses what does not fit before anything is taken over.</summary>
    private void CheckSaved(IStateReader reader, ReadOnlySpan<int> serials, int from, int end)
    {
        int last = Count > 0 ? Serial[Count - 1] : -1;
        foreach (int serial in serials[from..end])
        {
            if (serial <= last) throw new StateMisfitException($"Serial {serial} comes after {last}; a serial is held by one agent, and they ascend.");
            last = serial;
        }

        foreach (Column column in _columns)
        {
            int saved = reader.Section(column.Name, column.BytesPerAgent).Length;
            if (saved != serials.Length * column.BytesPerAgent)
                throw new StateMisfitException($"Column {column.Name} has {saved / column.BytesPerAgent} agents, the serials {serials.Length}.");
        }
    }

    private void Grow(int count)
    {
        while (_blocks.Count << TileShift < count) _blocks.Add(_memory.Take(TileRows * BytesPerAgent));
        Count = count;
    }

    private static int LowerBound(ReadOnlySpan<int> ascending, int value)
    {
        int at = ascending.BinarySearch(value);
        return at < 0 ? ~at : at;
    }

    private void Move(int from, int to, int agents)
    {
        int mask = TileRows - 1;
        while (agents > 0)
        {
            int rows = Math.Min(agents, Math.Min(TileRows - (from & mask), TileRows - (to & mask)));
            foreach (Column column in _columns)
                column.Bytes(from >> TileShift, from & mask, rows).CopyTo(column.Bytes(to >> TileShift, to & mask, rows));
            from += rows;
            to += rows;
            agents -= rows;
        }
    }
}
