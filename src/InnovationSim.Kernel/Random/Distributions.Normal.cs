using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Random;

public static partial class Distributions
{
    /// <summary>A standard normal draw, by inversion of one <see cref="RandomStream.NextUnit"/> (two words).</summary>
    /// <param name="stream">Where the random words come from.</param>
    /// <returns>A number in [−8.21, 8.21].</returns>
    public static double Normal(ref RandomStream stream) => DeterministicMath.NormalQuantile(stream.NextUnit());

    /// <summary>A log-normal draw: e to the power of a normal one. By inversion (two words).</summary>
    /// <param name="stream">Where the random words come from.</param>
    /// <param name="mu">Mean of the logarithm, so ln of the median; finite.</param>
    /// <param name="sigma">Standard deviation of the logarithm, finite and 0 or more.</param>
    /// <returns>A number ≥ 0; 0 or ∞ only where mu ± 8.21 sigma leaves the range of <see cref="DeterministicMath.Exp(double)"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">mu is not finite, or sigma is negative or not finite.</exception>
    public static double LogNormal(ref RandomStream stream, double mu, double sigma)
    {
        if (!double.IsFinite(mu)) throw Argument.OutOfRange(nameof(mu), mu, "finite");
        if (!(sigma >= 0.0 && sigma <= double.MaxValue)) throw Argument.OutOfRange(nameof(sigma), sigma, "finite and 0 or more");
        return DeterministicMath.Exp(mu + sigma * Normal(ref stream));
    }
}
