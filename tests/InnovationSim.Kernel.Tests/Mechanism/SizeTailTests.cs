using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Metrics.Formulas;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Mechanism;

/// <summary>The sizes that private firms are drawn with have the Pareto tail that the parameters ask for: P(size > x) ∝ x^−α.</summary>
public sealed class SizeTailTests
{
    private const double TailShare = 0.05;
    private const double MedianYuan = 1_000_000;

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.2)]
    [InlineData(2.0)]
    public void The_exponent_between_any_two_quantiles_of_the_tail_is_the_parameter(double exponent)
    {
        ModelParameters p = With(exponent);
        foreach ((double near, double far) in ((double, double)[])[(0.96, 0.97), (0.96, 0.999), (0.99, 0.9999)])
            (Math.Log((1 - near) / (1 - far)) / Math.Log(GenesisPhase.PrivateSize(far, p) / GenesisPhase.PrivateSize(near, p))).ShouldBe(exponent, 1e-9);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.2)]
    [InlineData(2.0)]
    public void The_metric_finds_the_exponent_that_sizes_were_drawn_with(double exponent)
    {
        const int Firms = 200_000;
        ModelParameters p = With(exponent);
        long[] histogram = new long[Histograms.Size.Count];
        for (int firm = 0; firm < Firms; firm++) histogram[Histograms.Size.Of(Math.Log(MedianYuan * GenesisPhase.PrivateSize((firm + 0.5) / Firms, p)))]++;

        // The upper half of the tail: a bin at its beginning would hold a part of the body, which falls off faster.
        const double Measured = 0.5 * TailShare;
        // α ÷ √n is the standard error of Hill's estimator; quantiles in place of draws make it less.
        HillExponent.FromHistogram(histogram, Histograms.Size.Width, Measured).ShouldBe(exponent, 3 * exponent / Math.Sqrt(Firms * Measured));
    }

    private static ModelParameters With(double exponent) =>
        Defaults.Parameters with { SizeTailExponent = exponent, SizeTailShare = TailShare, SizeSpread = 1, LargestSize = 1e6 };
}
