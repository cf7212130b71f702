using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace InnovationSim.Kernel.Random;

// The same as EightBlocks with vectors twice as wide.
public static partial class Philox4x32
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SixteenBlocks(
        uint k0, uint k1, ReadOnlySpan<int> c0, uint c1, uint c2, uint c3,
        Span<uint> r0, Span<uint> r1, Span<uint> r2, Span<uint> r3)
    {
        Vector512<uint> first = Vector512.Create(c0).AsUInt32();
        Vector512<ulong> a0 = Vector512.WidenLower(first), b0 = Vector512.WidenUpper(first);
        Vector512<ulong> a1 = Vector512.Create((ulong)c1), b1 = a1;
        Vector512<ulong> a2 = Vector512.Create((ulong)c2), b2 = a2;
        Vector512<ulong> a3 = Vector512.Create((ulong)c3), b3 = a3;
        Vector512<ulong> key0 = Vector512.Create((ulong)k0), key1 = Vector512.Create((ulong)k1);

        for (int round = 0; round < Rounds; round++)
        {
            Round(ref a0, ref a1, ref a2, ref a3, key0, key1);
            Round(ref b0, ref b1, ref b2, ref b3, key0, key1);
            key0 += Vector512.Create((ulong)KeyStep0);
            key1 += Vector512.Create((ulong)KeyStep1);
        }

        Vector512.Narrow(a0, b0).CopyTo(r0);
        Vector512.Narrow(a1, b1).CopyTo(r1);
        Vector512.Narrow(a2, b2).CopyTo(r2);
        Vector512.Narrow(a3, b3).CopyTo(r3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector512<ulong> c0, ref Vector512<ulong> c1, ref Vector512<ulong> c2, ref Vector512<ulong> c3,
        Vector512<ulong> key0, Vector512<ulong> key1)
    {
        Vector512<ulong> product0 = Avx512F.Multiply(c0.AsUInt32(), Vector512.Create((ulong)Multiplier0).AsUInt32());
        Vector512<ulong> product1 = Avx512F.Multiply(c2.AsUInt32(), Vector512.Create((ulong)Multiplier1).AsUInt32());
        c0 = (product1 >>> 32) ^ (c1 ^ key0);
        c1 = product1;
        c2 = (product0 >>> 32) ^ (c3 ^ key1);
        c3 = product0;
    }
}
