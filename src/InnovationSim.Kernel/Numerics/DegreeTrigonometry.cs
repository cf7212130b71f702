namespace InnovationSim.Kernel.Numerics;

// Sine, cosine and arcsine for GreatCircle. Angles are reduced in degrees, where 180 − x and 90 − x are exact where they are
// needed (Sterbenz), then a polynomial on [0, π/4] does the rest. The coefficients minimise the largest relative error (Remez
// exchange in 60 digits: 2^-58 for the sine, 2^-64 for the cosine, 2^-55.8 for the arcsine).
internal static class DegreeTrigonometry
{
    private const double RadiansPerDegree = 0.017453292519943295;
    private const double HalfPi = 1.5707963267948966;
    private const double QuarterPi = 0.7853981633974483;

    // sin of x degrees, x in [0, 180].
    public static double Sine(double x)
    {
        double folded = x > 90.0 ? 180.0 - x : x;
        return folded <= 45.0 ? SinePolynomial(folded * RadiansPerDegree) : CosinePolynomial((90.0 - folded) * RadiansPerDegree);
    }

    // cos of x degrees, x in [−90, 90].
    public static double Cosine(double x)
    {
        double size = Math.Abs(x);
        return size <= 45.0 ? CosinePolynomial(size * RadiansPerDegree) : SinePolynomial((90.0 - size) * RadiansPerDegree);
    }

    // arcsin √h in radians, h in [0, 1]. In the middle cos 2θ = 1 − 2 sin² θ gives θ = π/4 − ½ arcsin(1 − 2h), and at the end
    // θ = π/2 − arcsin √(1 − h), so that the polynomial need not go beyond ½.
    public static double ArcSineOfRoot(double h)
    {
        if (h <= 0.25) return ArcSinePolynomial(Math.Sqrt(h));
        return h <= 0.75 ? QuarterPi - 0.5 * ArcSinePolynomial(1.0 - 2.0 * h) : HalfPi - ArcSinePolynomial(Math.Sqrt(1.0 - h));
    }

    private static double SinePolynomial(double r)
    {
        double t = r * r;
        double p = ((((1.5896826315321862e-10 * t - 2.505075862638746e-08) * t + 2.7557313695061313e-06) * t
            - 0.00019841269829816495) * t + 0.008333333333322424) * t - 0.16666666666666632;
        return r + r * t * p;
    }

    private static double CosinePolynomial(double r)
    {
        double t = r * r;
        double p = ((((-1.1359668779447906e-11 * t + 2.087572366416254e-09) * t - 2.7557314355098545e-07) * t
            + 2.4801587289491353e-05) * t - 0.0013888888888874138) * t + 0.0416666666666666;
        return 1.0 - (0.5 * t - t * t * p);
    }

    // On [−½, ½].
    private static double ArcSinePolynomial(double z)
    {
        double t = z * z;
        double high = ((((0.031981824506020454 * t - 0.01632689408208908) * t + 0.019594472534131727) * t
            + 0.006503470846008346) * t + 0.012174954236144923) * t + 0.013884348495814769;
        double p = (((((high * t + 0.017359795865967288) * t + 0.022371751920434994) * t + 0.030381959396332866) * t
            + 0.04464285682195191) * t + 0.07500000000344834) * t + 0.16666666666665375;
        return z + z * t * p;
    }
}
