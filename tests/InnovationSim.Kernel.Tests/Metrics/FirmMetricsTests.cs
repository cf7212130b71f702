using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;
using static InnovationSim.Kernel.Tests.Building.TinyWorld;

namespace InnovationSim.Kernel.Tests.Metrics;

public sealed class FirmMetricsTests
{
    private const double Exact = 1e-12;

    private readonly HandMadeYear _year = new();

    [Fact]
    public void Entry_and_exit_are_over_the_private_firms_of_the_year_before()
    {
        _year.Last.Cells(CellMeasure.Firms, Ownership.Private, 0)[Food] = 80;
        _year.Last.Cells(CellMeasure.Firms, Ownership.Private, 1)[Services] = 20;
        _year.Last.Cells(CellMeasure.Firms, Ownership.State, 1)[Services] = 500;
        _year.With(CellMeasure.Entries, Ownership.Private, 0, Food, 9).With(CellMeasure.Exits, Ownership.Private, 1, Food, 7)
            .With(CellMeasure.Exits, Ownership.State, 1, Food, 50);

        _year["entries"].ShouldBe(9);
        _year["exits"].ShouldBe(7);
        _year["entry-rate"].ShouldBe(0.09, Exact);
        _year["exit-rate"].ShouldBe(0.07, Exact);
    }

    [Fact]
    public void Firms_are_counted_by_owner_and_city()
    {
        _year.With(CellMeasure.Firms, Ownership.Private, 0, Food, 5).With(CellMeasure.Firms, Ownership.Private, 1, Services, 6)
            .With(CellMeasure.Firms, Ownership.State, 1, Food, 2);

        _year["private-firms"].ShouldBe(11);
        _year["state-owned-enterprises"].ShouldBe(2);
        _year["city-private-firms", 1].ShouldBe(6);
    }

    [Fact]
    public void Survival_follows_the_entrants_of_a_year()
    {
        _year.State.Entrants[1] = 20;
        _year.State.Entrants[5] = 40;
        _year.Now.Ages[1] = 15;
        _year.Now.Ages[5] = 18;

        _year["survival-1-year"].ShouldBe(0.75, Exact);
        _year["survival-5-years"].ShouldBe(0.45, Exact);
    }

    [Fact]
    public void Survival_is_undefined_before_there_can_be_entrants_of_that_age()
    {
        var early = new HandMadeYear { Year = 5 };
        early.State.Entrants[5] = 40;
        double.IsNaN(early["survival-5-years"]).ShouldBeTrue();
    }

    [Fact]
    public void High_tech_firms_grow_and_gather_in_a_city()
    {
        _year.Last.Cells(CellMeasure.HighTechFirms, Ownership.Private, 0)[Food] = 10;
        _year.With(CellMeasure.HighTechFirms, Ownership.Private, 0, Food, 6).With(CellMeasure.HighTechFirms, Ownership.Private, 0, Electronics, 3)
            .With(CellMeasure.HighTechFirms, Ownership.Private, 1, Food, 3);

        _year["high-tech-firms"].ShouldBe(12);
        _year["high-tech-firm-growth"].ShouldBe(0.2, Exact);
        _year["high-tech-firms-largest-city-share"].ShouldBe(0.75, Exact);
        _year["city-high-tech-firms", 1].ShouldBe(3);
    }

    [Fact]
    public void Growth_of_equal_size_up_and_down_has_the_shape_1()
    {
        // Every firm is .5 off the mean: E g² = (E|g|)², and the kurtosis is 1.
        _year.Now.Growth[Histograms.Growth.Of(0.51)] = 30;
        _year.Now.Growth[Histograms.Growth.Of(-0.49)] = 30;

        _year["growth-shape-ratio"].ShouldBe(1, 1e-9);
        _year["growth-kurtosis"].ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Growth_is_taken_around_its_mean()
    {
        _year.Now.Growth[Histograms.Growth.Of(1.01)] = 30;
        _year.Now.Growth[Histograms.Growth.Of(0.01)] = 30;

        _year["growth-shape-ratio"].ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Growth_of_a_tenth_of_the_firms_has_the_shape_of_ten()
    {
        // Nine in ten do not grow, one in twenty grows and one in twenty shrinks by d: E g² ÷ (E|g|)² = .1 d² ÷ (.1 d)².
        _year.Now.Growth[Histograms.Growth.Of(0.01)] = 90;
        _year.Now.Growth[Histograms.Growth.Of(0.81)] = 5;
        _year.Now.Growth[Histograms.Growth.Of(-0.79)] = 5;

        _year["growth-shape-ratio"].ShouldBe(10, 1e-3);
    }

    [Fact]
    public void Without_growing_firms_the_shape_is_undefined() => double.IsNaN(_year["growth-shape-ratio"]).ShouldBeTrue();

    [Fact]
    public void Dispersion_of_productivity_is_within_sectors()
    {
        // Food: all in one bin of .1, so p90 − p10 = .08. Services: evenly over ten bins, so .8. Three times as many firms in food.
        _year.Now.Productivity(0, Food)[20] = 20;
        _year.Now.Productivity(1, Food)[20] = 10;
        for (int bin = 30; bin < 40; bin++) _year.Now.Productivity(1, Services)[bin] = 1;

        _year["tfp-dispersion"].ShouldBe(((30 * 0.08) + (10 * 0.8)) / 40, 1e-9);
    }

    [Fact]
    public void The_tail_of_sizes_has_Hills_exponent()
    {
        // Each bin of width w holds half as many as the one below: q = ½, α = ln 2 ÷ w (but for where the histogram ends).
        for (int bin = 0; bin < 30; bin++) _year.Now.Sizes(Ownership.Private)[100 + bin] = 1L << (30 - bin);

        _year["size-tail-exponent"].ShouldBe(Math.Log(2) / Histograms.Size.Width, 1e-4);
    }
}
