using FsCheck.Fluent;
using InnovationSim.Kernel.Metrics.Networks;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Networks;

public sealed class AdjustedMutualInformationTests
{
    [Fact]
    public void Equal_divisions_have_one_whatever_their_numbers() =>
        AdjustedMutualInformation.Of([0, 0, 1, 1, 2, 2], [2, 2, 0, 0, 1, 1]).ShouldBe(1, 1e-12);

    [Fact]
    public void A_division_into_one_group_says_nothing_of_another() =>
        AdjustedMutualInformation.Of([0, 0, 0, 0], [0, 0, 1, 1]).ShouldBe(0, 1e-12);

    [Fact]
    public void Two_divisions_into_one_group_are_undefined() => AdjustedMutualInformation.Of([0, 0, 0], [0, 0, 0]).ShouldBe(double.NaN);

    [Fact]
    public void Nothing_has_no_information() => AdjustedMutualInformation.Of([], []).ShouldBe(double.NaN);

    [Fact]
    public void Expected_information_is_the_mean_over_all_orders_of_one_division() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 2), 6).ToArbitrary(), Gen.ArrayOf(Gen.Choose(0, 2), 6).ToArbitrary(), (one, other) =>
        {
            double expected = Orders(other).Average(order => Information(one, order));
            double most = 0.5 * (Information(one, one) + Information(other, other));
            double actual = AdjustedMutualInformation.Of(one, other);
            if (most - expected < 1e-9) actual.ShouldBe(double.NaN);
            else actual.ShouldBe((Information(one, other) - expected) / (most - expected), 1e-9);
        }).Holds(40);

    [Fact]
    public void Independent_divisions_of_many_things_have_about_none()
    {
        var random = new System.Random(3);
        int[] one = [.. Enumerable.Range(0, 5000).Select(_ => random.Next(13))];
        int[] other = [.. Enumerable.Range(0, 5000).Select(_ => random.Next(40))];
        AdjustedMutualInformation.Of(one, other).ShouldBe(0, 0.01);
    }

    private static double Information(int[] one, int[] other)
    {
        double n = one.Length;
        return one.Zip(other).GroupBy(pair => pair).Sum(group =>
            group.Count() / n * Math.Log(group.Count() * n / (one.Count(i => i == group.Key.First) * (double)other.Count(j => j == group.Key.Second))));
    }

    private static IEnumerable<int[]> Orders(int[] things)
    {
        if (things.Length <= 1) return [things];
        return Enumerable.Range(0, things.Length).SelectMany(i => Orders([.. things[..i], .. things[(i + 1)..]]).Select(rest => (int[])[things[i], .. rest]));
    }
}
