using InnovationSim.Analysis.Comparison;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Comparison;

public class PairedDifferenceTests
{
    [Fact]
    public void A_difference_by_hand()
    {
        // Differences 2, 1, 3, −1: mean 1.25, s² = (.5625 + .0625 + 3.0625 + 5.0625) ÷ 3 = 2.9167, t(.975, 3) = 3.1824.
        PairedDifference difference = PairedDifference.Of([10, 20, 30, 40], [12, 21, 33, 39]);
        difference.Baseline.ShouldBe(25, 1e-12);
        difference.Arm.ShouldBe(26.25, 1e-12);
        difference.Difference.Mean.ShouldBe(1.25, 1e-12);
        double half = 3.1824 * Math.Sqrt(2.916667) / 2;
        difference.Difference.Low.ShouldBe(1.25 - half, 1e-3);
        difference.Difference.High.ShouldBe(1.25 + half, 1e-3);
        difference.ShareWithSign.ShouldBe(0.75);
        difference.IsClear.ShouldBeFalse();
    }

    [Fact]
    public void A_pair_of_which_one_is_undefined_does_not_count()
    {
        PairedDifference difference = PairedDifference.Of([1, double.NaN, 3, 4], [2, 5, double.NaN, 6]);
        difference.Difference.Count.ShouldBe(2);
        difference.Difference.Mean.ShouldBe(1.5);
        difference.Baseline.ShouldBe(2.5);
    }

    [Fact]
    public void What_is_the_same_in_both_arms_differs_by_exactly_nothing()
    {
        PairedDifference difference = PairedDifference.Of([0.1, 0.2, 0.3], [0.1, 0.2, 0.3]);
        (difference.Difference.Mean, difference.Difference.Low, difference.Difference.High).ShouldBe((0, 0, 0));
        difference.ShareWithSign.ShouldBe(1, "all differences are zero, as their mean is");
        difference.IsClear.ShouldBeFalse();
    }

    [Fact]
    public void Pairing_takes_out_what_both_runs_share()
    {
        // The seed moves both arms by 100, the policy one of them by 1 ± .1: unpaired, nobody would see it.
        var random = new MersenneTwister(3);
        double[] shared = new double[20];
        double[] own = new double[20];
        Normal.Samples(random, shared, 0, 100);
        Normal.Samples(random, own, 1, 0.1);
        PairedDifference difference = PairedDifference.Of(shared, [.. shared.Zip(own, (a, b) => a + b)]);
        difference.IsClear.ShouldBeTrue();
        (difference.Difference.High - difference.Difference.Low).ShouldBeLessThan(0.2);
        difference.ShareWithSign.ShouldBe(1);
    }

    [Fact]
    public void Without_pairs_there_is_nothing()
    {
        PairedDifference difference = PairedDifference.Of([double.NaN], [1]);
        difference.Difference.Count.ShouldBe(0);
        difference.ShareWithSign.ShouldBe(double.NaN);
    }

    [Fact]
    public void Series_of_different_lengths_are_refused() =>
        Should.Throw<ArgumentException>(() => PairedDifference.Of([1, 2], [1])).Message.ShouldContain("baseline (2)");
}
