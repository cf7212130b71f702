namespace InnovationSim.Kernel.Numerics;

/// <summary>
/// Exponential, logarithm and power with the same bits on every machine: built on + − × ÷ and bit operations only,
/// which IEEE 754 defines to the last bit. All members are pure and thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// The functions of <see cref="Math"/> come from the C library of the platform and differ between platforms in the last bit.
/// These do not, and they are about as accurate; the figure stands with each function.
/// </para>
/// <para>Every NaN returned is <see cref="double.NaN"/> itself: x64 and Arm make NaNs of different sign.</para>
/// </remarks>
public static partial class DeterministicMath
{
    /// <summary>x to the power y, as Exp(y · Log(x)).</summary>
    /// <param name="x">The base, not negative: a negative one gives NaN (unless <paramref name="y"/> is 0).</param>
    /// <param name="y">The exponent, any double.</param>
    /// <returns>
    /// 1 if y = 0 or x = 1, whatever the other is; for x = 0, 0 if y &gt; 0 and ∞ if y &lt; 0; infinities as in IEEE 754.
    /// </returns>
    /// <remarks>
    /// The rounding of y · Log(x) is magnified by the exponential: the relative error is below (1 + 2 |y ln x|) · 2⁻⁵²,
    /// so 3 · 10⁻¹⁶ for a power near 1 and 3 · 10⁻¹³ at the ends of the range. x to the power ½ is better had from
    /// <see cref="Math.Sqrt"/>, and x² from x · x.
    /// </remarks>
    public static double Pow(double x, double y)
    {
        if (y == 0.0 || x == 1.0) return 1.0;
        return Exp(y * Log(x));
    }
}
