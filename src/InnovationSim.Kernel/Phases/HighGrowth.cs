using InnovationSim.Kernel.Agents;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// High growth: staff that grows by 20 % a year or more over three years, of firms with ten or more at their beginning. Source: Eurostat and OECD
/// (2007), Eurostat-OECD Manual on Business Demography Statistics, section 8.
/// </summary>
internal static class HighGrowth
{
    /// <summary>Years over which growth is measured.</summary>
    internal const int Years = 3;

    private const int LeastStaff = 10;

    // 1.2³ = 1.728, in thousandths: whole numbers decide.
    private const long Factor = 1728;

    /// <summary>The place of a year in the column of past staff.</summary>
    internal static int PlaceOf(int year) => year & (FirmColumns.StaffYears - 1);

    /// <summary>Whether a firm can have grown highly: it was there three years ago, with ten staff or more.</summary>
    internal static bool Counts(int year, int founded, ushort before) =>
        year >= Years && founded <= year - Years && before is >= LeastStaff and < ushort.MaxValue;

    /// <summary>Whether it has.</summary>
    internal static bool Has(ushort before, long staff) => staff * 1000 >= before * Factor;
}
