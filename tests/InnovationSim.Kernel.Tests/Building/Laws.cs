using FsCheck;
using FsCheck.Fluent;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>Checks of properties over generated cases.</summary>
internal static class Laws
{
    // Always the same cases, so that a test that passed here passes everywhere; a failure prints the case and how to replay it.
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(20_240_229, 17);

    /// <summary>Whole numbers in a range of 64 bits.</summary>
    public static Gen<long> Longs(long least, long most) =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select least + (long)((((UInt128)(((ulong)high << 31) | (uint)low)) * (UInt128)(most - least + 1)) >> 62);

    /// <summary>Fails the test unless the property holds in every case.</summary>
    public static void Holds(this Property property, int cases = 100) => property.Check(Fixed.WithMaxTest(cases));
}
