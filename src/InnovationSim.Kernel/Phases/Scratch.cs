namespace InnovationSim.Kernel.Phases;

/// <summary>Arrays that a worker uses within a step and that nobody looks at afterwards.</summary>
public sealed class Scratch
{
    /// <summary>Rows that the hot phases handle at a time: their scratch stays in the first-level cache.</summary>
    internal const int Tile = Agents.ColumnSet.MostTileRows;

    private long[] _longs = [];
    private long[] _moreLongs = [];
    private long[] _otherLongs = [];
    private int[] _ints = [];
    private int[] _moreInts = [];
    private bool[] _flags = [];
    private double[] _doubles = [];

    internal Vacancies Vacancies { get; } = new();

    internal List<Agents.Buyer> Buyers { get; } = [];

    internal BestBids Bids { get; } = new();

    internal QuotesByLot Quotes { get; } = new();

    internal uint[] Words0 { get; } = new uint[Tile];

    internal uint[] Words1 { get; } = new uint[Tile];

    internal uint[] Words2 { get; } = new uint[Tile];

    internal uint[] Words3 { get; } = new uint[Tile];

    internal uint[] MoreWords0 { get; } = new uint[Tile];

    internal uint[] MoreWords1 { get; } = new uint[Tile];

    internal uint[] MoreWords2 { get; } = new uint[Tile];

    internal uint[] MoreWords3 { get; } = new uint[Tile];

    internal double[] Doubles0 { get; } = new double[Tile];

    internal double[] Doubles1 { get; } = new double[Tile];

    internal double[] Doubles2 { get; } = new double[Tile];

    internal double[] Doubles3 { get; } = new double[Tile];

    /// <summary>Zeroed room.</summary>
    internal Span<long> Longs(int count) => Cleared(ref _longs, count);

    /// <summary>Zeroed room besides <see cref="Longs"/>.</summary>
    internal Span<long> MoreLongs(int count) => Cleared(ref _moreLongs, count);

    /// <summary>Zeroed room besides both.</summary>
    internal Span<long> OtherLongs(int count) => Cleared(ref _otherLongs, count);

    /// <summary>Zeroed room.</summary>
    internal Span<int> Ints(int count) => Cleared(ref _ints, count);

    /// <summary>Zeroed room besides <see cref="Ints"/>.</summary>
    internal Span<int> MoreInts(int count) => Cleared(ref _moreInts, count);

    /// <summary>Cleared room.</summary>
    internal Span<bool> Flags(int count) => Cleared(ref _flags, count);

    /// <summary>Zeroed room.</summary>
    internal Span<double> Doubles(int count) => Cleared(ref _doubles, count);

    private static Span<T> Cleared<T>(ref T[] array, int count)
    {
        if (array.Length < count) array = new T[Math.Max(count, array.Length * 2)];
        Span<T> room = array.AsSpan(0, count);
        room.Clear();
        return room;
    }
}
