using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace InnovationSim.Engine.Wire;

/// <summary>
/// What has changed between two tables of 64-bit words, as bytes: places to skip, number of words, the words, again and again. Most sums of a
/// step are zero and most signals stay as they are, so this is a small part of the tables.
/// </summary>
public static class WordDelta
{
    // A gap shorter than this costs more as a gap than as words.
    private const int ShortGap = 2;

    /// <summary>The difference.</summary>
    /// <param name="before">The words that the receiver has; empty stands for zeros.</param>
    /// <param name="after">The words that it shall have, as many.</param>
    /// <exception cref="ArgumentException">The tables have different lengths.</exception>
    public static byte[] Encode(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after)
    {
        if (!before.IsEmpty && before.Length != after.Length)
            throw new ArgumentException($"Tables of {before.Length} and {after.Length} words cannot be compared.");
        var bytes = new List<byte>();
        int done = 0;
        for (int at = Changed(before, after, 0); at < after.Length; at = Changed(before, after, at))
        {
            int end = at + 1;
            for (int next = Changed(before, after, end); next < after.Length && next - end < ShortGap; next = Changed(before, after, end)) end = next + 1;
            AddNumber(bytes, at - done);
            AddNumber(bytes, end - at);
            AddWords(bytes, after[at..end]);
            done = at = end;
        }

        return [.. bytes];
    }

    /// <summary>Changes a table as a difference says.</summary>
    /// <exception cref="FormatException">The difference is of a table of another length, or damaged.</exception>
    public static void Apply(ReadOnlySpan<byte> delta, Span<ulong> words)
    {
        int at = 0;
        while (delta.Length > 0)
        {
            long first = at + TakeNumber(ref delta);
            long end = first + TakeNumber(ref delta);
            if (end > words.Length || (end - first) * sizeof(ulong) > delta.Length)
                throw new FormatException($"A difference reaches to word {end} of a table of {words.Length}, or is cut off.");
            for (at = (int)first; at < end; at++)
            {
                words[at] = BinaryPrimitives.ReadUInt64LittleEndian(delta);
                delta = delta[sizeof(ulong)..];
            }
        }
    }

    private static int Changed(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after, int from)
    {
        ReadOnlySpan<ulong> rest = after[from..];
        int same = before.IsEmpty ? rest.IndexOfAnyExcept(0UL) : rest.CommonPrefixLength(before[from..]);
        return same < 0 ? after.Length : from + same;
    }

    private static void AddNumber(List<byte> bytes, int number)
    {
        uint rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7) bytes.Add((byte)(rest | 0x80));
        bytes.Add((byte)rest);
    }

    private static void AddWords(List<byte> bytes, ReadOnlySpan<ulong> words)
    {
        int at = bytes.Count;
        CollectionsMarshal.SetCount(bytes, at + (words.Length * sizeof(ulong)));
        Span<byte> to = CollectionsMarshal.AsSpan(bytes)[at..];
        for (int i = 0; i < words.Length; i++) BinaryPrimitives.WriteUInt64LittleEndian(to[(i * sizeof(ulong))..], words[i]);
    }

    private static long TakeNumber(ref ReadOnlySpan<byte> delta)
    {
        long number = 0;
        for (int shift = 0; ; shift += 7)
        {
            if (delta.Length == 0 || shift > 28) throw new FormatException("A difference is cut off or damaged.");
            byte next = delta[0];
            delta = delta[1..];
            number |= (long)(next & 0x7F) << shift;
            if (next < 0x80) return number;
        }
    }
}
