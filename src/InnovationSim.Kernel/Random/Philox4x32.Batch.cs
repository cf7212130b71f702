using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace InnovationSim.Kernel.Random;

// Each 64-bit lane holds one 32-bit word of one block. The multiplication reads only the low half of a lane, so what the exclusive-ors
// leave in the high half is never cleaned up: a round is two products, two shifts and four exclusive-ors for all lanes.
public static partial class Philox4x32
{
    /// <summary>One block per element of <paramref name="c0"/>, the other words of key and counter being shared.</summary>
    /// <param name="k0">The low word of the key.</param>
    /// <param name="k1">The high word of the key.</param>
    /// <param name="c0">The lowest word of the counter of each block.</param>
    /// <param name="c1">The second word of every counter.</param>
    /// <param name="c2">The third word of every counter.</param>
    /// <param name="c3">The highest word of every counter.</param>
    /// <param name="r0">Receives the first word of each block; like the next three, at least as long as <paramref name="c0"/>.</param>
    /// <param name="r1">Receives the second words.</param>
    /// <param name="r2">Receives the third words.</param>
    /// <param name="r3">Receives the fourth words.</param>
    /// <remarks>The same bits as <see cref="Block"/>, several blocks at a time where the processor can.</remarks>
    /// <exception cref="ArgumentException">A result span is shorter than <paramref name="c0"/>.</exception>
    public static void FillBlocks(
        uint k0, uint k1, ReadOnlySpan<int> c0, uint c1, uint c2, uint c3,
        Span<uint> r0, Span<uint> r1, Span<uint> r2, Span<uint> r3)
    {
        CheckLength(r0.Length, c0.Length, nameof(r0));
        CheckLength(r1.Length, c0.Length, nameof(r1));
        CheckLength(r2.Length, c0.Length, nameof(r2));
        CheckLength(r3.Length, c0.Length, nameof(r3));

        int i = 0;
        if (Avx512F.IsSupported)
        {
            for (; i <= c0.Length - 16; i += 16)
                SixteenBlocks(k0, k1, c0.Slice(i, 16), c1, c2, c3, r0.Slice(i, 16), r1.Slice(i, 16), r2.Slice(i, 16), r3.Slice(i, 16));
        }
        if (Avx2.IsSupported)
        {
            for (; i <= c0.Length - 8; i += 8)
                EightBlocks(k0, k1, c0.Slice(i, 8), c1, c2, c3, r0.Slice(i, 8), r1.Slice(i, 8), r2.Slice(i, 8), r3.Slice(i, 8));
        }

        for (; i < c0.Length; i++)
            Block(k0, k1, (uint)c0[i], c1, c2, c3, out r0[i], out r1[i], out r2[i], out r3[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightBlocks(
        uint k0, uint k1, ReadOnlySpan<int> c0, uint c1, uint c2, uint c3,
        Span<uint> r0, Span<uint> r1, Span<uint> r2, Span<uint> r3)
    {
        Vector256<uint> first = Vector256.Create(c0).AsUInt32();
        Vector256<ulong> a0 = Vector256.WidenLower(first), b0 = Vector256.WidenUpper(first);
        Vector256<ulong> a1 = Vector256.Create((ulong)c1), b1 = a1;
        Vector256<ulong> a2 = Vector256.Create((ulong)c2), b2 = a2;
        Vector256<ulong> a3 = Vector256.Create((ulong)c3), b3 = a3;
        Vector256<ulong> key0 = Vector256.Create((ulong)k0), key1 = Vector256.Create((ulong)k1);

        for (int round = 0; round < Rounds; round++)
        {
            Round(ref a0, ref a1, ref a2, ref a3, key0, key1);
            Round(ref b0, ref b1, ref b2, ref b3, key0, key1);
            key0 += Vector256.Create((ulong)KeyStep0);
            key1 += Vector256.Create((ulong)KeyStep1);
        }

        Vector256.Narrow(a0, b0).CopyTo(r0);
        Vector256.Narrow(a1, b1).CopyTo(r1);
        Vector256.Narrow(a2, b2).CopyTo(r2);
        Vector256.Narrow(a3, b3).CopyTo(r3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector256<ulong> c0, ref Vector256<ulong> c1, ref Vector256<ulong> c2, ref Vector256<ulong> c3,
        Vector256<ulong> key0, Vector256<ulong> key1)
    {
        Vector256<ulong> product0 = Avx2.Multiply(c0.AsUInt32(), Vector256.Create((ulong)Multiplier0).AsUInt32());
        Vector256<ulong> product1 = Avx2.Multiply(c2.AsUInt32(), Vector256.Create((ulong)Multiplier1).AsUInt32());
        c0 = (product1 >>> 32) ^ (c1 ^ key0);
        c1 = product1;
        c2 = (product0 >>> 32) ^ (c3 ^ key1);
        c3 = product0;
    }

    private static void CheckLength(int length, int needed, string name)
    {
        if (length >= needed) return;
        throw new ArgumentException($"{name} has room for {length} words and must have room for {needed}, one per element of c0.", name);
    }
}
