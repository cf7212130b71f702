using InnovationSim.Analysis.Facts;
using InnovationSim.Analysis.Tests.Building;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Facts;

public class FactSheetTests
{
    private const string Metric = "population";

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(1.0, true)]
    [InlineData(1.5, true)]
    [InlineData(2.0, true)]
    [InlineData(2.0000000000000004, false)]
    [InlineData(0.9999999999999999, false)]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(double.NegativeInfinity, false)]
    public void A_band_holds_its_edges(double value, bool inside) => Measured(value).Inside.ShouldBe(inside);

    [Fact]
    public void A_value_that_is_not_there_is_neither_inside_nor_outside() => Measured(double.NaN).Inside.ShouldBeNull();

    [Fact]
    public void A_sheet_without_years_measures_nothing()
    {
        MeasuredFact fact = Sheet(Metric, years: 0).Facts.ShouldHaveSingleItem();
        fact.Years.ShouldBe(0);
        fact.Value.ShouldBe(double.NaN);
        fact.Inside.ShouldBeNull();
    }

    [Fact]
    public void The_first_two_years_and_the_first_state_do_not_count() => Sheet(Metric, years: 2).Facts.Single().Years.ShouldBe(0);

    [Fact]
    public void A_run_of_three_years_counts_its_last()
    {
        MeasuredFact fact = Sheet(Metric, years: 3).Facts.Single();
        fact.Years.ShouldBe(1);
        fact.Value.ShouldBe(Records.OfToy[3][Metric]);
    }

    [Fact]
    public void The_years_from_the_third_to_the_twelfth_are_averaged()
    {
        MeasuredFact fact = Sheet(Metric, years: 13).Facts.Single();
        fact.Years.ShouldBe(10);
        fact.Value.ShouldBe(Enumerable.Range(3, 10).Average(year => Records.OfToy[year][Metric]), 1e-6);
    }

    [Fact]
    public void The_thirteenth_year_changes_nothing() => Sheet(Metric, years: 13).Facts.ShouldBe(Sheet(Metric, years: 12).Facts);

    [Fact]
    public void A_year_in_which_the_metric_is_undefined_does_not_count()
    {
        const string Undefined = "pinned-nan";
        string metric = Records.OfToy.Skip(3).First().Metrics
            .Where(value => value.City is null && value.Sector is null)
            .Select(value => value.Metric.Name)
            .FirstOrDefault(name => Records.OfToy.Skip(3).Take(10).Count(record => double.IsNaN(record[name])) is > 0 and < 10, Undefined);
        // The toy of this seed has a metric that is defined in some years only; without one the test could not see anything.
        metric.ShouldNotBe(Undefined);
        double[] defined = [.. Records.OfToy.Skip(3).Take(10).Select(record => record[metric]).Where(double.IsFinite)];
        MeasuredFact fact = Sheet(metric, years: 13).Facts.Single();
        fact.Years.ShouldBe(defined.Length);
        fact.Value.ShouldBe(defined.Average(), 1e-9);
    }

    [Fact]
    public void A_metric_that_does_not_exist_is_an_error_not_a_blank() =>
        Should.Throw<KeyNotFoundException>(() => Sheet("no-such-metric", years: 3)).Message.ShouldContain("no-such-metric");

    [Fact]
    public void A_metric_of_cities_is_no_metric_of_the_region() => Should.Throw<KeyNotFoundException>(() => Sheet("city-population", years: 3));

    [Fact]
    public void Facts_keep_their_order_and_do_not_mix()
    {
        var sheet = new FactSheet([Fact("one", "population"), Fact("two", "unemployment-rate")]);
        sheet.Add(Records.OfToy[3]);
        sheet.Facts.Select(fact => (fact.Fact.Id, fact.Value)).ShouldBe([("one", Records.OfToy[3]["population"]), ("two", Records.OfToy[3]["unemployment-rate"])]);
    }

    [Fact]
    public void The_sheet_can_be_read_between_years()
    {
        var sheet = new FactSheet([Fact("one", Metric)]);
        sheet.Add(Records.OfToy[3]);
        MeasuredFact before = sheet.Facts.Single();
        sheet.Add(Records.OfToy[4]);
        before.Years.ShouldBe(1);
        sheet.Facts.Single().Years.ShouldBe(2);
    }

    [Fact]
    public void A_scenario_without_facts_has_an_empty_sheet()
    {
        var sheet = new FactSheet([]);
        sheet.Add(Records.OfToy[3]);
        sheet.Facts.ShouldBeEmpty();
    }

    private static MeasuredFact Measured(double value) => new(Fact("fact", Metric), value, 1);

    private static FactSheet Sheet(string metric, int years)
    {
        var sheet = new FactSheet([Fact("fact", metric)]);
        foreach (YearRecord record in Records.OfToy.Take(years + 1)) sheet.Add(record);
        return sheet;
    }

    private static FactEntry Fact(string id, string metric) => new(id, $"Fact {id}", metric, 1, 2, "Made up.");
}
