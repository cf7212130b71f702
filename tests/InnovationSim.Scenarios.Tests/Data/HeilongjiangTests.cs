using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Data;

public class HeilongjiangTests
{
    private static readonly ScenarioDocument Scenario = ScenarioLibrary.Load("heilongjiang");

    [Fact]
    public void It_has_thirteen_cities_with_Harbin_first()
    {
        Scenario.Cities.Length.ShouldBe(13);
        Scenario.Cities[0].LocalName.ShouldBe("哈尔滨市");
        Scenario.BaseYear.ShouldBe(2022);
    }

    [Fact]
    public void The_cities_produce_what_the_province_says() => Scenario.Cities.Sum(city => city.GdpYuan).ShouldBe(15_901.0e8, 1);

    [Fact]
    public void The_cities_have_the_people_that_the_province_says() =>
        Scenario.Cities.Sum(city => city.Population).ShouldBeInRange(30_950_000, 31_030_000);

    [Fact]
    public void It_has_the_81_universities_of_the_list_51_of_them_in_Harbin()
    {
        Scenario.Universities.Length.ShouldBe(81);
        Scenario.Universities.ShouldAllBe(university => university.Count == 1);
        Scenario.Universities.Count(university => university.City == 0).ShouldBe(51);
        Scenario.Universities.Count(university => university.Level == UniversityLevel.Undergraduate).ShouldBe(39);
        Scenario.Universities.Count(university => university.Elite).ShouldBe(4);
    }

    [Fact]
    public void The_larger_in_research_come_first()
    {
        Scenario.Universities[0].Name.ShouldBe("哈尔滨工业大学");
        for (int i = 1; i < Scenario.Universities.Length; i++)
        {
            (UniversityEntry before, UniversityEntry now) = (Scenario.Universities[i - 1], Scenario.Universities[i]);
            if (before.City == now.City) Rank(now).ShouldBeGreaterThanOrEqualTo(Rank(before), now.Name);
        }
    }

    [Fact]
    public void It_has_120_research_institutes_four_fifths_in_Harbin()
    {
        Scenario.Cities.Sum(city => city.ResearchInstitutes).ShouldBe(120);
        Scenario.Cities[0].ResearchInstitutes.ShouldBe(96);
        Scenario.Cities.Where(city => city.ResearchInstitutes == 0).Select(city => city.Id).ShouldBe(
            ["shuangyashan", "qitaihe"], ignoreOrder: true);
    }

    [Fact]
    public void It_has_ten_sectors_with_four_fields_each()
    {
        Scenario.Sectors.Select(sector => sector.Id).ShouldBe(
        [
            "equipment", "energy-petrochemicals", "agri-food", "materials-graphite", "other-traditional", "aerospace", "biomedicine",
            "new-energy",
            "new-materials", "digital",
        ]);
        Scenario.Fields.GroupBy(field => field.Sector).Select(group => group.Count()).ShouldBe(Enumerable.Repeat(4, 10));
        Scenario.Sectors.Single(sector => sector.TakesPrimary).Id.ShouldBe("agri-food");
    }

    [Fact]
    public void Emerging_sectors_have_17_per_cent_of_industry() =>
        Scenario.Sectors.Where(sector => sector.Group == SectorGroup.Emerging).Sum(sector => sector.IndustryShare).ShouldBe(0.17, 1e-9);

    [Fact]
    public void The_wage_that_is_missing_is_the_mean_of_the_others_and_says_so()
    {
        CityEntry filled = Scenario.Cities.Single(city => city.Id == "daxinganling");
        double mean = Scenario.Cities.Where(city => city.Id is not ("harbin" or "daxinganling")).Average(city => city.AverageWageYuan);
        filled.AverageWageYuan.ShouldBe(mean, 0.5);
        filled.Source.ShouldContain("filled in");
    }

    [Fact]
    public void Every_fact_is_measured_by_a_metric_of_the_kernel()
    {
        string[] metrics = [.. YearMetrics.Regional.Select(metric => metric.Name)];
        Scenario.Facts.Length.ShouldBe(20);
        Scenario.Facts.ShouldAllBe(fact => metrics.Contains(fact.Metric) && fact.Low < fact.High && fact.Source.Length > 0);
        Scenario.Facts.Select(fact => fact.Metric).ShouldBeUnique();
    }

    [Fact]
    public void People_go_to_nine_cities_of_the_coast() => Scenario.Destinations.Length.ShouldBe(9);

    [Fact]
    public void The_state_sector_pays_the_wages_of_the_cities() =>
        (Scenario.Parameters.Single(parameter => parameter.Name == "state-wage-premium").Value * 65_237 / 114_029).ShouldBe(1, 0.01);

    private static int Rank(UniversityEntry university) => university switch
    {
        { Elite: true, Ownership: "ministry" } => 0,
        { Elite: true } => 1,
        { Level: UniversityLevel.Vocational } => 4,
        { Ownership: "private" } => 3,
        _ => 2,
    };
}
