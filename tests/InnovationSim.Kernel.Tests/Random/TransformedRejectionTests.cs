using InnovationSim.Kernel.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Random;

/// <summary>
/// What makes the two rejection methods exact: a bound that is nowhere above 1, and a squeeze that is nowhere above the bound.
/// </summary>
public class TransformedRejectionTests
{
    [Fact]
    public void The_bound_of_the_Poisson_covers_every_mean()
    {
        double highest = 0.0;
        for (double mean = 10.0; mean < 3000.0; mean *= 1.037)
        {
            TransformedRejection rejection = TransformedRejection.ForPoisson(mean);
            double[] probabilities = ExactProbabilities.Poisson(mean, (int)(2.5 * mean + 100));
            highest = Math.Max(highest, HighestBound(rejection, probabilities, 1.0, $"mean {mean}"));
        }

        highest.ShouldBeInRange(0.995, 1.0);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.31)]
    [InlineData(0.1)]
    [InlineData(0.02)]
    public void The_bound_of_the_binomial_covers_every_number_of_trials(double p)
    {
        double highest = 0.0;
        for (double trials = 10.0 / p; trials * p < 300.0; trials *= 1.09)
        {
            int n = (int)Math.Ceiling(trials);
            TransformedRejection rejection = TransformedRejection.ForBinomial(n, p);
            double[] probabilities = ExactProbabilities.Binomial(n, p);
            highest = Math.Max(highest, HighestBound(rejection, probabilities, probabilities.Max(), $"n {n}"));
        }

        highest.ShouldBeInRange(0.97, 1.0);
    }

    private static double HighestBound(TransformedRejection rejection, double[] probabilities, double unit, string parameters)
    {
        double highest = 0.0;
        for (int i = 0; i < 4000; i++)
        {
            double u = (i + 0.5) / 4000 - 0.5;
            double us = 0.5 - Math.Abs(u);
            double k = rejection.Count(u, us);
            double probability = k >= 0 && k < probabilities.Length ? probabilities[(int)k] / unit : 0.0;
            double bound = probability * rejection.Density(us) / rejection.Alpha;
            highest = Math.Max(highest, bound);
            if (us >= TransformedRejection.Middle && bound < rejection.Squeeze)
                Assert.Fail($"{parameters}: at u = {u} the bound {bound} is below the squeeze {rejection.Squeeze}");
        }

        return highest;
    }
}
