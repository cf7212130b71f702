using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class LinkageLiftTests
{
    [Fact]
    public void Twice_the_links_expected_give_two()
    {
        // a is the cell, b the rest of its city, o Outside: w_ab = 2, w_ba = 1, w_ao = 3, w_oa = 4, so W = 10.
        // a: out 5, in 5; b: out 1, in 2. Expected between a and b (5 × 2 + 1 × 5) ÷ 10 = 1.5; observed 2 + 1 = 3.
        LinkageLift.Of(cellToCity: 2, cityToCell: 1, cellOut: 5, cellIn: 5, cityOut: 6, cityIn: 7, cellSelfProducts: 25, total: 10)
            .ShouldBe(2);
    }

    [Fact]
    public void A_link_between_two_members_of_the_cell_counts_from_both_ends()
    {
        // Only w_12 = 1, both in the cell: as (1, 2) and as (2, 1) it is observed; s_1^out s_2^in ÷ W = 1 is expected for each.
        LinkageLift.Of(1, 1, 1, 1, 1, 1, cellSelfProducts: 0, total: 1).ShouldBe(1);
    }

    [Fact]
    public void A_cell_that_buys_and_sells_outside_only_has_zero()
    {
        // a: out 5, in 5, all with Outside; its neighbour b likewise: expected (5 × 5 + 5 × 5) ÷ 20 = 2.5, observed 0.
        LinkageLift.Of(0, 0, 5, 5, 10, 10, cellSelfProducts: 25, total: 20).ShouldBe(0);
    }

    [Fact]
    public void A_cell_alone_in_its_city_has_no_lift() => LinkageLift.Of(0, 0, 5, 5, 5, 5, 25, 10).ShouldBe(double.NaN);

    [Fact]
    public void A_region_without_links_has_no_lift() => LinkageLift.Of(0, 0, 0, 0, 0, 0, 0, 0).ShouldBe(double.NaN);

    [Fact]
    public void The_largest_weights_do_not_overflow()
    {
        const long most = long.MaxValue;
        LinkageLift.Of(most, most, most, most, most, most, cellSelfProducts: 0, total: most).ShouldBe(1);
    }

    [Theory]
    [InlineData(-1, 0, 5, 5, 5, 5, 0, 10, "cellToCity")]
    [InlineData(0, -1, 5, 5, 5, 5, 0, 10, "cityToCell")]
    [InlineData(6, 0, 5, 5, 9, 9, 0, 10, "cellToCity")]
    [InlineData(0, 6, 5, 5, 9, 9, 0, 10, "cityToCell")]
    [InlineData(0, 0, 6, 5, 5, 5, 0, 10, "cellOut")]
    [InlineData(0, 0, 5, 6, 5, 5, 0, 10, "cellIn")]
    [InlineData(0, 0, 5, 5, 11, 5, 0, 10, "cityOut")]
    [InlineData(0, 0, 5, 5, 5, 11, 0, 10, "cityIn")]
    [InlineData(0, 0, 5, 5, 5, 5, 26, 10, "cellSelfProducts")]
    [InlineData(0, 0, 5, 5, 5, 5, -1, 10, "cellSelfProducts")]
    [InlineData(1, 0, 5, 5, 5, 5, 25, 10, "cellSelfProducts")]
    public void Sums_that_contradict_each_other_are_refused_by_name(
        long cellToCity, long cityToCell, long cellOut, long cellIn, long cityOut, long cityIn, long products, long total,
        string argument) =>
        Should.Throw<ArgumentOutOfRangeException>(
                () => LinkageLift.Of(cellToCity, cityToCell, cellOut, cellIn, cityOut, cityIn, products, total))
            .ParamName.ShouldBe(argument);

    [Fact]
    public void The_formula_from_sums_equals_the_sum_over_pairs() =>
        RandomGraphs.ForAll(graph =>
        {
            foreach ((int city, int sector) in new[] { (0, 0), (0, 1), (1, 0), (1, 1) })
            {
                double fromPairs = graph.LiftFromPairs(city, sector);
                if (double.IsNaN(fromPairs))
                    graph.LiftFromSums(city, sector).ShouldBe(double.NaN);
                else
                    graph.LiftFromSums(city, sector).ShouldBe(fromPairs, 1e-12);
            }
        });

    [Fact]
    public void Multiplying_all_weights_changes_no_bit() =>
        RandomGraphs.ForAll(graph =>
        {
            RandomGraph larger = graph with { Weights = [.. graph.Weights.Select(weight => weight * 10_007)] };
            larger.LiftFromSums(0, 0).ShouldBe(graph.LiftFromSums(0, 0));
        });

    [Fact]
    public void Turning_every_link_round_changes_no_bit() =>
        RandomGraphs.ForAll(graph =>
        {
            int nodes = graph.Nodes;
            long[] weights = [.. graph.Weights.Select((_, pair) => graph.Weight(pair % nodes, pair / nodes))];
            RandomGraph reversed = graph with { Weights = weights };
            reversed.LiftFromSums(0, 0).ShouldBe(graph.LiftFromSums(0, 0));
        });
}
