namespace InnovationSim.Kernel.Random;

// Hörmann's transformed rejection with squeeze, in the form the Poisson and the binomial share: a uniform u in (−½, ½) proposes the
// count floor((2a / us + b) u + centre), us = ½ − |u|, and a second uniform v accepts it if v ≤ probability · (a / us² + b) / alpha.
// Where us ≥ 0.07 that bound is never below `Squeeze`, so most proposals need no logarithm. A test checks for many parameters that the
// bound is nowhere above 1 (or the draws would be biased) and in the middle nowhere below the squeeze.
internal readonly ref struct TransformedRejection
{
    public const double Middle = 0.07;

    private readonly double _a;
    private readonly double _b;
    private readonly double _centre;

    private TransformedRejection(double a, double b, double centre, double squeeze, double alpha)
    {
        _a = a;
        _b = b;
        _centre = centre;
        Squeeze = squeeze;
        Alpha = alpha;
    }

    public double Squeeze { get; }

    // To be set against the probability itself for the Poisson, against its ratio to the mode's for the binomial.
    public double Alpha { get; }

    // "The transformed rejection method for generating Poisson random variables", Insurance: Mathematics and Economics 12 (1993),
    // 39-45: PTRS, for a mean of 10 or more. As published the bound reaches 1.0058 and the squeeze is up to 0.004 too high for means
    // below 1,600, a bias of 10⁻⁶; hence the factor 1.006 and the 0.01 taken off.
    public static TransformedRejection ForPoisson(double mean)
    {
        double b = 0.931 + 2.53 * Math.Sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double alpha = 1.006 * (1.1239 + 1.1328 / (b - 3.4));
        double squeeze = 0.9277 - 3.6224 / (b - 2.0) - 0.01;
        return new TransformedRejection(a, b, mean + 0.43, squeeze, alpha);
    }

    // "The generation of binomial random variates", Journal of Statistical Computation and Simulation 46 (1993), 101-110: BTRS, for
    // p up to ½ and n · p of 10 or more.
    public static TransformedRejection ForBinomial(double n, double p)
    {
        double deviation = Math.Sqrt(n * p * (1.0 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double alpha = (2.83 + 5.1 / b) * deviation;
        return new TransformedRejection(a, b, n * p + 0.5, 0.92 - 4.2 / b, alpha);
    }

    // A whole number, possibly outside the range of the distribution.
    public double Count(double u, double us) => Math.Floor((2.0 * _a / us + _b) * u + _centre);

    public double Density(double us) => _a / (us * us) + _b;
}
