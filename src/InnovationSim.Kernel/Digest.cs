using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace InnovationSim.Kernel;

/// <summary>
/// The digest of a world: Σ mod 2^128 over agents of a hash of (identity, state). A sum does not depend on the order of its
/// terms, so the digest does not depend on shards, threads or machines; and two worlds that differ in one bit of one agent
/// differ in it (up to a chance of about 2^−64 against accidents; it is not made against forgery).
/// </summary>
public readonly record struct Digest(ulong Low, ulong High)
{
    // Odd multipliers with well spread bits: the fractional parts of the golden ratio and of √3.
    private const ulong LowFactor = 0x9E3779B97F4A7C15;
    private const ulong HighFactor = 0xBB67AE8584CAA73B;

    /// <summary>Adds the hash of another part of the world.</summary>
    public static Digest operator +(Digest left, Digest right)
    {
        ulong low = left.Low + right.Low;
        ulong carry = low < left.Low ? 1UL : 0UL;
        return new Digest(low, left.High + right.High + carry);
    }

    /// <summary>The same as the operator.</summary>
    public static Digest Add(Digest left, Digest right) => left + right;

    /// <summary>32 hexadecimal digits, high half first.</summary>
    public override string ToString() => $"{High:x16}{Low:x16}";

    /// <summary>Reads 32 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is not 32 hexadecimal digits.</exception>
    public static Digest Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length != 32
            || !ulong.TryParse(text.AsSpan(0, 16), System.Globalization.NumberStyles.AllowHexSpecifier, null, out ulong high)
            || !ulong.TryParse(text.AsSpan(16), System.Globalization.NumberStyles.AllowHexSpecifier, null, out ulong low))
        {
            throw new FormatException($"A digest is 32 hexadecimal digits; '{text}' is not.");
        }

        return new Digest(low, high);
    }

    /// <summary>The hash of one row of a list: identity and words.</summary>
    internal static Digest OfRow(ulong id, ReadOnlySpan<ulong> words)
    {
        ulong low = (id + 1) * LowFactor;
        ulong high = (id ^ HighFactor) * LowFactor;
        foreach (ulong word in words) MixOne(ref low, ref high, word);
        return new Digest(Avalanche(low ^ (high >> 7)), Avalanche(high + low));
    }

    /// <summary>Starts the hashes of agents from their identities.</summary>
    internal static void Start(Span<ulong> low, Span<ulong> high, ulong firstPacked, ReadOnlySpan<int> serials)
    {
        for (int i = 0; i < low.Length; i++)
        {
            ulong id = firstPacked | (uint)serials[i];
            low[i] = (id + 1) * LowFactor;
            high[i] = (id ^ HighFactor) * LowFactor;
        }
    }

    /// <summary>Mixes one word of each agent into its hash. Lanes of a vector are agents, so the bits are those of the loop below.</summary>
    internal static void Mix(Span<ulong> low, Span<ulong> high, ReadOnlySpan<ulong> values)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<ulong> lowFactor = Vector256.Create(LowFactor);
            Vector256<ulong> highFactor = Vector256.Create(HighFactor);
            for (; i + Vector256<ulong>.Count <= values.Length; i += Vector256<ulong>.Count)
            {
                Vector256<ulong> value = Vector256.Create(values[i..]);
                Vector256<ulong> a = (Vector256.Create<ulong>(low[i..]) ^ value) * lowFactor;
                (a ^ (a >>> 32)).CopyTo(low[i..]);
                Vector256<ulong> b = (Vector256.Create<ulong>(high[i..]) + value) * highFactor;
                ((b << 29) | (b >>> 35)).CopyTo(high[i..]);
            }
        }

        for (; i < values.Length; i++) MixOne(ref low[i], ref high[i], values[i]);
    }

    internal static void MixWords(Span<ulong> low, Span<ulong> high, ReadOnlySpan<ulong> values)
    {
        int width = values.Length / Math.Max(1, low.Length);
        for (int i = 0, at = 0; i < low.Length; i++)
        {
            ulong a = low[i];
            ulong b = high[i];
            for (int word = 0; word < width; word++) MixOne(ref a, ref b, values[at++]);
            low[i] = a;
            high[i] = b;
        }
    }

    internal static Digest Finish(ReadOnlySpan<ulong> low, ReadOnlySpan<ulong> high)
    {
        Digest sum = default;
        for (int i = 0; i < low.Length; i++) sum += new Digest(Avalanche(low[i] ^ (high[i] >> 7)), Avalanche(high[i] + low[i]));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MixOne(ref ulong low, ref ulong high, ulong value)
    {
        ulong a = (low ^ value) * LowFactor;
        low = a ^ (a >> 32);
        high = BitOperations.RotateLeft((high + value) * HighFactor, 29);
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Avalanche(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
