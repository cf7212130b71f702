using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Random;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>Draws from weights and tables.</summary>
public sealed class DrawingTests
{
    private static readonly Arbitrary<double[]> Weights = Arb.From(
        from weights in Gen.NonEmptyListOf(Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(1, 1000))))
        where weights.Count <= 200 && weights.Any(weight => weight > 0)
        select weights.Select(weight => (double)weight).ToArray());

    private static readonly Arbitrary<uint> Words = Arb.From(
        Gen.Frequency((1, Gen.Elements(0u, 1u, uint.MaxValue, 1u << 31)), (4, from word in Gen.Choose(int.MinValue, int.MaxValue) select (uint)word)));

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(0.17, 2)] // just past the first sixth: the place without weight is skipped
    [InlineData(0.49, 2)]
    [InlineData(0.51, 3)]
    [InlineData(0.999, 3)]
    public void A_unit_falls_into_the_place_whose_stretch_holds_it(double unit, int place)
    {
        Pick.From([1, 1, 3, 6], unit).ShouldBe(place);
        Pick.FromWeights([1, 0, 2, 3], unit).ShouldBe(place);
    }

    [Fact]
    public void A_place_without_weight_is_never_picked() => Prop.ForAll(Weights, Words, (weights, word) =>
    {
        double unit = RandomStream.ToUnit(word);
        return weights[Pick.From(Cumulative(weights), unit)] > 0 && weights[Pick.FromWeights(weights, unit)] > 0;
    }).Holds(300);

    [Fact]
    public void Plain_and_cumulative_weights_pick_the_same() => Prop.ForAll(Weights, Words, (weights, word) =>
        Pick.From(Cumulative(weights), RandomStream.ToUnit(word)) == Pick.FromWeights(weights, RandomStream.ToUnit(word))).Holds(300);

    [Fact]
    public void The_guide_table_leads_to_the_same_place_as_a_search() => Prop.ForAll(Weights, Words, (weights, word) =>
    {
        double[] cumulative = Cumulative(weights);
        var picker = new CityPicker(cumulative, new byte[CityPicker.Room]);
        return picker.Draw(word) == Pick.From(cumulative, RandomStream.ToUnit(word));
    }).Holds(500);

    [Fact]
    public void A_picker_without_weights_is_empty() => new CityPicker([0, 0], new byte[CityPicker.Room]).IsEmpty.ShouldBeTrue();

    [Theory]
    [InlineData(1, 0.083)]
    [InlineData(7, 0.5)]
    [InlineData(48, 0.083)]
    [InlineData(48, 0.97)]
    public void A_small_binomial_has_its_probabilities(int trials, double probability)
    {
        var binomial = new SmallBinomial(probability);
        const int Draws = 1 << 16;
        double[] frequencies = new double[trials + 1];
        for (int i = 0; i < Draws; i++) frequencies[binomial.Draw(trials, ((uint)i << 16) + (1u << 15))] += 1.0 / Draws;

        double[] exact = Random.ExactProbabilities.Binomial(trials, probability);
        for (int k = 0; k <= trials; k++) frequencies[k].ShouldBe(exact[k], 2.0 / Draws, $"{k} of {trials}");
    }

    [Fact]
    public void It_is_never_more_than_the_trials() => Prop.ForAll(Gen.Choose(0, SmallBinomial.MaxTrials).ToArbitrary(), Words, (trials, word) =>
        new SmallBinomial(0.9).Draw(trials, word) is var k && k >= 0 && k <= trials).Holds(300);

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(1.0, 20)]
    public void What_is_certain_is_drawn(double probability, int expected)
    {
        var binomial = new SmallBinomial(probability);
        foreach (uint word in (uint[])[0, 1, 1u << 31, uint.MaxValue - 1]) binomial.Draw(20, word).ShouldBe(expected);
    }

    private static double[] Cumulative(double[] weights)
    {
        double sum = 0;
        return [.. weights.Select(weight => sum += weight)];
    }
}
