namespace InnovationSim.Kernel.Random;

/// <summary>
/// Philox4x32-10: a function from a 64-bit key and a 128-bit counter to 128 random bits, without state.
/// </summary>
/// <remarks>
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011. Pinned in the tests to the known-answer
/// vectors the authors publish with Random123. Thread-safe.
/// </remarks>
public static partial class Philox4x32
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;

    // The key moves on from round to round by the golden ratio and by √3 − 1.
    private const uint KeyStep0 = 0x9E3779B9;
    private const uint KeyStep1 = 0xBB67AE85;

    /// <summary>One block: four random words for the given key and counter.</summary>
    /// <param name="k0">The low word of the key.</param>
    /// <param name="k1">The high word of the key.</param>
    /// <param name="c0">The lowest word of the counter.</param>
    /// <param name="c1">The second word of the counter.</param>
    /// <param name="c2">The third word of the counter.</param>
    /// <param name="c3">The highest word of the counter.</param>
    /// <param name="r0">The first random word.</param>
    /// <param name="r1">The second random word.</param>
    /// <param name="r2">The third random word.</param>
    /// <param name="r3">The fourth random word.</param>
    public static void Block(
        uint k0, uint k1, uint c0, uint c1, uint c2, uint c3, out uint r0, out uint r1, out uint r2, out uint r3)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * c0;
            ulong product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ (c1 ^ k0);
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ (c3 ^ k1);
            c3 = (uint)product0;
            k0 += KeyStep0;
            k1 += KeyStep1;
        }

        r0 = c0;
        r1 = c1;
        r2 = c2;
        r3 = c3;
    }
}
