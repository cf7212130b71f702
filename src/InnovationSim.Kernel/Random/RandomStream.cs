using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Random;

/// <summary>
/// The random numbers of one agent in one phase of one year: a pure function of (run seed, agent, year, phase, draw number).
/// </summary>
/// <remarks>
/// <para>
/// Two streams made from the same four numbers give the same draws; streams that differ in any of them are independent for all
/// practical purposes. Nothing is shared, so nothing depends on the order in which agents are handled.
/// </para>
/// <para>
/// Philox4x32-10 with the seed's two words as key (low word first) and the counter (low word of the agent, high word of the agent,
/// year, phase · 2²⁴ + block). A stream has 2²⁴ blocks of four words, 67 million words.
/// Hand it on by <see langword="ref"/>: a copy repeats the draws of the original.
/// </para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
[SuppressMessage("Naming", "CA1711", Justification = "Stream of random numbers is the field's own term; it is no System.IO.Stream.")]
public ref struct RandomStream
{
    private const uint BlocksPerStream = 1u << 24;
    private const uint WordsPerBlock = 4;

    private readonly uint _key0;
    private readonly uint _key1;
    private readonly uint _agentLow;
    private readonly uint _agentHigh;
    private readonly uint _year;
    private readonly uint _phaseBits;
    private uint _nextBlock;
    private uint _wordsLeft; // counted down, so that default(RandomStream) is the stream of (0, 0, 0, 0)
    private ulong _firstPair;
    private ulong _secondPair;

    /// <summary>The stream of an agent in a phase of a year. Computes nothing yet.</summary>
    /// <param name="seed">The seed of the run, any value.</param>
    /// <param name="agent">The id of the agent, any value.</param>
    /// <param name="year">The year of the run, 0 or more.</param>
    /// <param name="phase">The phase of the year, from 0 to 255.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is negative, or the phase not in [0, 255].</exception>
    public RandomStream(ulong seed, ulong agent, int year, int phase)
    {
        if (year < 0) throw Argument.OutOfRange(nameof(year), year, "0 or more");
        if ((uint)phase > 255u) throw Argument.OutOfRange(nameof(phase), phase, "in [0, 255]");
        _key0 = (uint)seed;
        _key1 = (uint)(seed >> 32);
        _agentLow = (uint)agent;
        _agentHigh = (uint)(agent >> 32);
        _year = (uint)year;
        _phaseBits = (uint)phase << 24;
    }

    /// <summary>The next word: 32 random bits.</summary>
    /// <exception cref="InvalidOperationException">The stream's 2²⁴ blocks are used up. So for every draw below.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint NextUInt32()
    {
        if (_wordsLeft == 0) NextBlock();
        ulong pair = _wordsLeft > 2 ? _firstPair : _secondPair;
        int shift = (int)(_wordsLeft & 1) << 5;
        _wordsLeft--;
        return (uint)(pair >> shift);
    }

    /// <summary>The next two words, the first one low: 64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        ulong low = NextUInt32();
        return low | ((ulong)NextUInt32() << 32);
    }

    /// <summary>A number uniform in (0, 1), both ends excluded; takes two words.</summary>
    /// <returns>
    /// One of the 2⁵² midpoints (i + ½) · 2⁻⁵², from 2⁻⁵³ to 1 − 2⁻⁵³. (Of 2⁵³ midpoints a double could not hold the largest:
    /// it would round to 1.)
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUnit() => ToUnit(NextUInt64());

    /// <summary>A number uniform in (0, 1), both ends excluded; takes one word.</summary>
    /// <returns>One of the 2³² midpoints (i + ½) · 2⁻³².</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUnit32() => ToUnit(NextUInt32());

    /// <summary>
    /// The number in (0, 1) that <see cref="NextUnit32"/> makes of a word; for users of <see cref="Philox4x32.FillBlocks"/>.
    /// </summary>
    /// <param name="word">32 random bits.</param>
    /// <returns>(word + ½) · 2⁻³², exactly.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToUnit(uint word) => (word + 0.5) * (1.0 / 4294967296.0);

    /// <summary>The number in (0, 1) that <see cref="NextUnit"/> makes of two words.</summary>
    /// <param name="low">The first word; its lowest 12 bits are not used.</param>
    /// <param name="high">The second word.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToUnit(uint low, uint high) => ToUnit(low | ((ulong)high << 32));

    /// <summary>A whole number uniform in [0, n); takes one word, whatever its value.</summary>
    /// <param name="n">How many values, 1 or more.</param>
    /// <returns>
    /// The high word of word · n (Lemire, "Fast random integer generation in an interval", 2019, without its rejection step): no
    /// value's probability is off by more than n / 2³² of itself.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">n is 0 or negative.</exception>
    public int NextInt(int n)
    {
        if (n <= 0) throw Argument.OutOfRange(nameof(n), n, "1 or more");
        return (int)(((ulong)NextUInt32() * (uint)n) >> 32);
    }

    /// <summary>A whole number uniform in [0, n); takes two words, whatever its value.</summary>
    /// <param name="n">How many values, 1 or more.</param>
    /// <returns>The high half of the product: no value's probability is off by more than n / 2⁶⁴ of itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">n is 0 or negative.</exception>
    public long NextLong(long n)
    {
        if (n <= 0) throw Argument.OutOfRange(nameof(n), n, "1 or more");
        return (long)Math.BigMul(NextUInt64(), (ulong)n, out _);
    }

    private static double ToUnit(ulong bits) => ((long)(bits >> 12) + 0.5) * (1.0 / 4503599627370496.0);

    private void NextBlock()
    {
        if (_nextBlock == BlocksPerStream) throw Exhausted();
        Philox4x32.Block(
            _key0, _key1, _agentLow, _agentHigh, _year, _phaseBits | _nextBlock, out uint r0, out uint r1, out uint r2, out uint r3);
        _firstPair = r0 | ((ulong)r1 << 32);
        _secondPair = r2 | ((ulong)r3 << 32);
        _nextBlock++;
        _wordsLeft = WordsPerBlock;
    }

    private static InvalidOperationException Exhausted() =>
        new("A random stream has 2^24 blocks of four words, and they are used up. Draw less in one phase of one agent.");
}
