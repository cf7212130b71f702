namespace InnovationSim.Web.Comparing;

/// <summary>The 97.5 % quantile of Student's t distribution: half the width of a 95 % interval in standard errors.</summary>
internal static class StudentQuantile
{
    private const double Normal = 1.959964;

    // Student (1908), as tabulated in any handbook; degrees of freedom from 1 on.
    private static readonly double[] Table =
    [
        12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788, 2.1604, 2.1448, 2.1314,
        2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
    ];

    /// <summary>The quantile.</summary>
    /// <param name="degrees">Degrees of freedom, at least 1; a part of one is rounded down, which widens the interval.</param>
    internal static double Of(double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        if (degrees < Table.Length + 1) return Table[(int)degrees - 1];
        // Cornish and Fisher's expansion; right to four digits from 30 degrees on.
        double z = Normal;
        double z3 = z * z * z;
        return z + ((z3 + z) / (4 * degrees)) + (((5 * z3 * z * z) + (16 * z3) + (3 * z)) / (96 * degrees * degrees));
    }
}
