using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Data;

public class NortheastTests
{
    private static readonly ScenarioDocument Scenario = ScenarioLibrary.Load("northeast");

    private static readonly ScenarioDocument Heilongjiang = ScenarioLibrary.Load("heilongjiang");

    [Theory]
    [InlineData("Heilongjiang", 13)]
    [InlineData("Liaoning", 14)]
    [InlineData("Jilin", 9)]
    [InlineData("Inner Mongolia (East)", 5)]
    public void It_has_every_prefecture(string province, int cities) =>
        Scenario.Cities.Count(city => city.Province == province).ShouldBe(cities);

    [Fact]
    public void The_cities_produce_what_the_data_sum_to() => Scenario.Cities.Sum(city => city.GdpYuan).ShouldBe(64_598.06e8, 1e6);

    [Fact]
    public void Its_Heilongjiang_is_that_of_the_other_scenario()
    {
        foreach ((CityEntry here, CityEntry there) in Scenario.Cities.Zip(Heilongjiang.Cities))
        {
            here.Id.ShouldBe(there.Id);
            here.Population.ShouldBe(there.Population);
            here.GdpYuan.ShouldBe(there.GdpYuan);
            here.TertiaryShare.ShouldBe(there.TertiaryShare);
            here.AverageWageYuan.ShouldBe(there.AverageWageYuan);
            here.ResearchInstitutes.ShouldBe(there.ResearchInstitutes);
            here.SectorMix.ShouldBe(there.SectorMix);
        }

        Scenario.Universities.Take(81).Select(university => university.Name).ShouldBe(
            Heilongjiang.Universities.Select(university => university.Name));
        Scenario.Destinations.ShouldBe(Heilongjiang.Destinations);
        Scenario.Fields.ShouldBe(Heilongjiang.Fields);
    }

    [Theory]
    [InlineData("Heilongjiang", 81)]
    [InlineData("Liaoning", 115)]
    [InlineData("Jilin", 62)]
    [InlineData("Inner Mongolia (East)", 13)]
    public void It_has_every_university_by_number(string province, int universities) =>
        Scenario.Universities.Where(university => Scenario.Cities[university.City].Province == province)
            .Sum(university => university.Count).ShouldBe(universities);

    [Theory]
    [InlineData("daxinganling")]
    [InlineData("yanbian")]
    [InlineData("hinggan")]
    [InlineData("xilingol")]
    public void A_wage_that_is_filled_in_says_so(string id) =>
        Scenario.Cities.Single(city => city.Id == id).Source.ShouldContain("Filled in or changed: ");

    [Fact]
    public void Every_fact_is_measured_by_a_metric_of_the_kernel()
    {
        string[] metrics = [.. YearMetrics.Regional.Select(metric => metric.Name)];
        Scenario.Facts.ShouldAllBe(fact => metrics.Contains(fact.Metric) && fact.Low < fact.High);
        Scenario.Facts.ShouldNotBeEmpty();
    }
}
