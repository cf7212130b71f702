using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InnovationSim.Engine.Checkpoints;

/// <summary>
/// Bytes of elements put side by side by their place within the element, and back. A plane is all bytes of one place: the high bytes of
/// money are one long run there, whatever the low ones are.
/// </summary>
/// <remarks>
/// A save goes through a million firms with methods that have not run before, and is over before they would be compiled well: hence
/// <see cref="MethodImplOptions.AggressiveOptimization"/>.
/// </remarks>
internal static class BytePlanes
{
    private const int Lanes = 16;

    /// <summary>Puts the bytes of some elements to their planes, which stand one after the other.</summary>
    /// <param name="elements">Whole elements.</param>
    /// <param name="planes">The planes of all elements.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    /// <param name="first">Which of all elements the first is.</param>
    /// <param name="scratch">As many bytes as these elements have, which may be overwritten.</param>
    internal static void Apart(ReadOnlySpan<byte> elements, Span<byte> planes, int elementBytes, int first, Span<byte> scratch)
    {
        int count = planes.Length / elementBytes;
        switch (elementBytes)
        {
            case 1:
                elements.CopyTo(planes[first..]);
                break;
            case 2:
                int all = elements.Length / 2;
                Apart2(elements, planes.Slice(first, all), planes.Slice(count + first, all));
                break;
            case 4:
                Apart4(elements, planes, first, count);
                break;
            case 8:
                Apart8(elements, planes, first, count);
                break;
            case 16:
                // Of twice as many elements of 8 bytes: each plane then holds places p and p + 8 in turn.
                int pair = elements.Length / 8;
                int part = elements.Length / 16;
                Apart8(elements, scratch, 0, pair);
                for (int place = 0; place < 8; place++)
                    Apart2(scratch.Slice(place * pair, pair), planes.Slice((place * count) + first, part), planes.Slice(((place + 8) * count) + first, part));
                break;
            default:
                ApartAny(elements, planes, elementBytes, first, count, done: 0);
                break;
        }
    }

    /// <summary>How often a byte of a plane differs from the one before it; counting stops soon after there are more than a limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Changes(ReadOnlySpan<byte> plane, int limit)
    {
        ref byte first = ref MemoryMarshal.GetReference(plane);
        int changes = 0;
        int at = 0;
        for (; at + Vector256<byte>.Count < plane.Length && changes <= limit; at += Vector256<byte>.Count)
        {
            Vector256<byte> same = Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)at), Vector256.LoadUnsafe(ref first, (nuint)at + 1));
            changes += Vector256<byte>.Count - BitOperations.PopCount(same.ExtractMostSignificantBits());
        }

        for (; at + 1 < plane.Length && changes <= limit; at++) changes += plane[at] == plane[at + 1] ? 0 : 1;
        return changes;
    }

    /// <summary>Puts a plane back to its place in the elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void PutBack(ReadOnlySpan<byte> plane, Span<byte> elements, int elementBytes, int place)
    {
        for (int i = 0, at = place; i < plane.Length; i++, at += elementBytes) elements[at] = plane[i];
    }

    /// <summary>Puts one and the same byte to a place of all elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void PutBack(byte value, Span<byte> elements, int elementBytes, int place)
    {
        for (int at = place; at < elements.Length; at += elementBytes) elements[at] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apart2(ReadOnlySpan<byte> elements, Span<byte> low, Span<byte> high)
    {
        ref byte from = ref MemoryMarshal.GetReference(elements);
        int at = 0;
        for (; at + Lanes <= low.Length; at += Lanes)
        {
            (Vector128<byte> even, Vector128<byte> odd) = Unzip(
                Vector128.LoadUnsafe(ref from, (nuint)at * 2), Vector128.LoadUnsafe(ref from, ((nuint)at * 2) + Lanes));
            even.CopyTo(low[at..]);
            odd.CopyTo(high[at..]);
        }

        for (; at < low.Length; at++)
        {
            low[at] = elements[at * 2];
            high[at] = elements[(at * 2) + 1];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apart4(ReadOnlySpan<byte> elements, Span<byte> planes, int first, int count)
    {
        int here = elements.Length / 4;
        ref byte from = ref MemoryMarshal.GetReference(elements);
        int at = 0;
        for (; at + Lanes <= here; at += Lanes)
        {
            ref byte block = ref Unsafe.Add(ref from, (nint)at * 4);
            (Vector128<byte> even0, Vector128<byte> odd0) = Unzip(Vector128.LoadUnsafe(ref block), Vector128.LoadUnsafe(ref block, Lanes));
            (Vector128<byte> even1, Vector128<byte> odd1) = Unzip(Vector128.LoadUnsafe(ref block, 2 * Lanes), Vector128.LoadUnsafe(ref block, 3 * Lanes));
            Store(planes, first + at, count, 0, 2, Unzip(even0, even1));
            Store(planes, first + at, count, 1, 3, Unzip(odd0, odd1));
        }

        ApartAny(elements, planes, 4, first, count, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apart8(ReadOnlySpan<byte> elements, Span<byte> planes, int first, int count)
    {
        int here = elements.Length / 8;
        ref byte from = ref MemoryMarshal.GetReference(elements);
        int at = 0;
        for (; at + Lanes <= here; at += Lanes)
        {
            ref byte block = ref Unsafe.Add(ref from, (nint)at * 8);
            (Vector128<byte> even0, Vector128<byte> odd0) = Unzip(Vector128.LoadUnsafe(ref block), Vector128.LoadUnsafe(ref block, Lanes));
            (Vector128<byte> even1, Vector128<byte> odd1) = Unzip(Vector128.LoadUnsafe(ref block, 2 * Lanes), Vector128.LoadUnsafe(ref block, 3 * Lanes));
            (Vector128<byte> even2, Vector128<byte> odd2) = Unzip(Vector128.LoadUnsafe(ref block, 4 * Lanes), Vector128.LoadUnsafe(ref block, 5 * Lanes));
            (Vector128<byte> even3, Vector128<byte> odd3) = Unzip(Vector128.LoadUnsafe(ref block, 6 * Lanes), Vector128.LoadUnsafe(ref block, 7 * Lanes));
            (Vector128<byte> by04a, Vector128<byte> by26a) = Unzip(even0, even1);
            (Vector128<byte> by04b, Vector128<byte> by26b) = Unzip(even2, even3);
            (Vector128<byte> by15a, Vector128<byte> by37a) = Unzip(odd0, odd1);
            (Vector128<byte> by15b, Vector128<byte> by37b) = Unzip(odd2, odd3);
            Store(planes, first + at, count, 0, 4, Unzip(by04a, by04b));
            Store(planes, first + at, count, 2, 6, Unzip(by26a, by26b));
            Store(planes, first + at, count, 1, 5, Unzip(by15a, by15b));
            Store(planes, first + at, count, 3, 7, Unzip(by37a, by37b));
        }

        ApartAny(elements, planes, 8, first, count, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ApartAny(ReadOnlySpan<byte> elements, Span<byte> planes, int elementBytes, int first, int count, int done)
    {
        int here = elements.Length / elementBytes;
        for (int place = 0; place < elementBytes; place++)
        {
            Span<byte> plane = planes.Slice((place * count) + first, here);
            for (int i = done, at = (done * elementBytes) + place; i < plane.Length; i++, at += elementBytes) plane[i] = elements[at];
        }
    }

    /// <summary>The bytes at even places of both, and those at odd ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<byte> Even, Vector128<byte> Odd) Unzip(Vector128<byte> a, Vector128<byte> b) => (
        Vector128.Narrow(a.AsUInt16(), b.AsUInt16()),
        Vector128.Narrow(a.AsUInt16() >>> 8, b.AsUInt16() >>> 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Span<byte> planes, int at, int count, int even, int odd, (Vector128<byte> Even, Vector128<byte> Odd) bytes)
    {
        bytes.Even.CopyTo(planes[((even * count) + at)..]);
        bytes.Odd.CopyTo(planes[((odd * count) + at)..]);
    }
}
