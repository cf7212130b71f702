using InnovationSim.Kernel.Numerics;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Numerics;

public class DegreeTrigonometryTests
{
    private static readonly BigReal RadiansPerDegree = BigMath.Pi / BigReal.Of(180.0);

    [Theory]
    [InlineData(0.0, 90.0)]
    [InlineData(44.0, 46.0)]
    [InlineData(90.0, 180.0)]
    public void The_sine_is_right_to_two_ulp(double low, double high) =>
        Points.Between(low, high, 2000).LargestErrorInUlps(DegreeTrigonometry.Sine, SineOfDegrees).ShouldBeLessThan(2.0);

    [Theory]
    [InlineData(0.0, 90.0)]
    [InlineData(-90.0, 0.0)]
    public void The_cosine_is_right_to_two_ulp(double low, double high) =>
        Points.Between(low, high, 2000)
            .LargestErrorInUlps(DegreeTrigonometry.Cosine, x => SineOfDegrees(BigReal.Of(90.0) + x)).ShouldBeLessThan(2.0);

    [Theory]
    [InlineData(1e-20, 0.25)]
    [InlineData(0.24, 0.76)]
    [InlineData(0.74, 1.0)]
    public void The_sine_of_the_arcsine_of_a_root_is_the_root(double low, double high)
    {
        int count = 0;
        foreach (double h in low < 0.1 ? Points.AcrossMagnitudes(low, high, 1000) : Points.Between(low, high, 1000))
        {
            double angle = DegreeTrigonometry.ArcSineOfRoot(h);
            BigReal sine = BigMath.Sin(BigReal.Of(angle));

            // d(sin²) = 2 sin cos dθ turns the difference of the squares into one of the angles.
            double slope = 2.0 * Math.Sin(angle) * Math.Cos(angle);
            double error = (sine * sine - BigReal.Of(h)).ToDouble() / slope;
            Math.Abs(error).ShouldBeLessThan(3e-16 * angle);
            count++;
        }

        count.ShouldBe(1000);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.5, Math.PI / 4)]
    [InlineData(1.0, Math.PI / 2)]
    public void Arcsines_of_the_ends_and_the_middle_are_exact(double h, double expected) =>
        DegreeTrigonometry.ArcSineOfRoot(h).ShouldBe(expected);

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(90.0, 1.0)]
    [InlineData(180.0, 0.0)]
    public void Sines_of_right_angles_are_exact(double degrees, double expected) => DegreeTrigonometry.Sine(degrees).ShouldBe(expected);

    // Folded at 90°, where the series converges well.
    private static BigReal SineOfDegrees(BigReal x)
    {
        BigReal folded = x.ToDouble() > 90.0 ? BigReal.Of(180.0) - x : x;
        return BigMath.Sin(folded * RadiansPerDegree);
    }
}
