using FsCheck;
using FsCheck.Fluent;

namespace InnovationSim.Engine.Tests.Building;

/// <summary>Checks of properties over generated cases, and what they are generated from.</summary>
internal static class Laws
{
    // Always the same cases, so that a test that passed here passes everywhere; a failure prints the case and how to replay it.
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(20_240_229, 17);

    /// <summary>Bytes of any length up to one.</summary>
    public static Gen<byte[]> Bytes(int most) =>
        from length in Gen.Choose(0, most)
        from bytes in Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), length)
        select bytes;

    /// <summary>Words of which most are small, and some as large as they can be.</summary>
    public static Gen<ulong> Words { get; } = Gen.Frequency(
        (4, Gen.Constant(0UL)), (3, Gen.Choose(0, 100).Select(value => (ulong)value)),
        (2, Gen.Choose(1, int.MaxValue).Select(value => unchecked((ulong)-value))),
        (1, Gen.Elements(ulong.MaxValue, 1UL << 63, BitConverter.DoubleToUInt64Bits(double.NaN), BitConverter.DoubleToUInt64Bits(-0.0))));

    /// <summary>Fails the test unless the property holds in every case.</summary>
    public static void Holds(this Property property, int cases = 200) => property.Check(Fixed.WithMaxTest(cases));
}
