using InnovationSim.Analysis.Comparison;
using InnovationSim.Analysis.Facts;
using InnovationSim.Analysis.Tests.Building;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Facts;

public class ScorecardTests
{
    private static readonly FactEntry Fitted = new("fitted", "Fitted", "population", 1, 3, "Made up.");
    private static readonly FactEntry Held = new("held", "Held out", "unemployment-rate", 0, 1, "Made up.", FactGrade.Official, FactUse.HeldOut);

    [Fact]
    public void A_fact_is_the_mean_over_runs_with_its_interval()
    {
        ScoredFact fact = ScoredFact.Of(Fitted, [1, 2, 6]);
        fact.Value.ShouldBe(MeanInterval.Of([1, 2, 6]));
        fact.Spread.ShouldBe((1, 6));
        fact.RunsInside.ShouldBe(2);
        fact.Inside.ShouldBe(true, "the mean, 3, lies on the edge of the band");
    }

    [Fact]
    public void The_mean_decides_even_where_most_runs_lie_otherwise() => ScoredFact.Of(Fitted, [1, 2, 30]).Inside.ShouldBe(false);

    [Fact]
    public void Runs_that_cannot_measure_it_do_not_count()
    {
        ScoredFact fact = ScoredFact.Of(Fitted, [double.NaN, 2]);
        fact.Value.Count.ShouldBe(1);
        fact.Inside.ShouldBe(true);
        ScoredFact.Of(Fitted, [double.NaN]).Inside.ShouldBeNull();
    }

    [Fact]
    public void Fitted_facts_and_those_held_out_are_told_apart()
    {
        Scorecard card = Scorecard.Of([Held, Fitted], [[new MeasuredFact(Held, 0.5, 1), new MeasuredFact(Fitted, 2, 1)]]);
        card.Fitted.Single().Fact.Id.ShouldBe("fitted");
        card.HeldOut.Single().Value.Mean.ShouldBe(0.5);
    }

    [Fact]
    public async Task It_is_the_same_for_any_number_of_threads()
    {
        Scorecard one = await Scorecard.MeasureAsync([Fitted, Held], Toys.Spec(), 1, 3, 1);
        Scorecard three = await Scorecard.MeasureAsync([Fitted, Held], Toys.Spec(), 1, 3, 3);
        three.Rows.ShouldBe(one.Rows);
        one.Rows.ShouldAllBe(row => row.Value.Count == 3 && row.Spread.Most > row.Spread.Least);
    }

    [Fact]
    public async Task Each_run_has_the_seed_that_follows()
    {
        Scorecard both = await Scorecard.MeasureAsync([Fitted], Toys.Spec(), 5, 2, 1);
        Scorecard second = await Scorecard.MeasureAsync([Fitted], Toys.Spec(), 6, 1, 1);
        double[] ends = [both.Rows[0].Spread.Least, both.Rows[0].Spread.Most];
        ends.ShouldContain(second.Rows[0].Value.Mean);
    }

    [Fact]
    public async Task Runs_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => Scorecard.MeasureAsync([Fitted], Toys.Spec(), 1, 50, 1, stop.Cancel, stop.Token));
    }
}
