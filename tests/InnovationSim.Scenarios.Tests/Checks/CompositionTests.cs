using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Checks;

public class CompositionTests
{
    [Fact]
    public void There_is_a_sector_of_services()
    {
        ScenarioProblem problem = Toy.Problem(Toy.With("group: services", "group: traditional"));
        problem.Field.ShouldBe("sectors");
        problem.Message.ShouldBe("No sector is of the group services.");
    }

    [Fact]
    public void There_is_no_second_sector_of_services()
    {
        ScenarioProblem problem = Toy.Problem(Toy.With("group: emerging", "group: services"));
        problem.Field.ShouldBe("sectors[2].group");
        problem.Message.ShouldContain("sectors[1]");
    }

    [Fact]
    public void Services_are_not_part_of_a_citys_industry()
    {
        ScenarioProblem problem = Toy.Problem(
            Toy.With("sector-mix: { food: 0.6, electronics: 0.4 }", "sector-mix: { food: 0.6, electronics: 0.3, services: 0.1 }"));
        problem.Field.ShouldBe("cities[0].sector-mix.services");
    }

    [Fact]
    public void Services_may_be_written_with_nothing() =>
        Toy.Problems(Toy.With("sector-mix: { food: 0.6, electronics: 0.4 }", "sector-mix: { food: 0.6, electronics: 0.4, services: 0 }")).ShouldBeEmpty();

    [Fact]
    public void At_most_one_sector_takes_the_primary_sector()
    {
        ScenarioProblem problem = Toy.Problem(Toy.With("group: emerging", "group: emerging\n    takes-primary: true"));
        problem.Field.ShouldBe("sectors[1].takes-primary");
        problem.Message.ShouldContain("sectors[0]");
    }

    [Fact]
    public void No_sector_need_take_the_primary_sector() => Toy.Problems(Toy.With("    takes-primary: true\n", "")).ShouldBeEmpty();

    [Fact]
    public void Every_sector_is_home_to_a_field()
    {
        string text = Toy.With("name: Crop breeding, sector: food", "name: Crop breeding, sector: electronics");
        ScenarioProblem problem = Toy.Problem(
            Toy.Change(text, "name: Food processing, sector: food", "name: Food processing, sector: electronics"));
        problem.Field.ShouldBe("sectors[0].id");
        problem.Message.ShouldContain("no technology field is at home in \"food\"");
    }

    [Fact]
    public void High_tech_firms_are_private_firms() =>
        Toy.Problem(Toy.With("high-tech-firms: 80", "high-tech-firms: 6001")).Message.ShouldContain(
            "at most the number of private firms, 6000");

    [Fact]
    public void Engineers_and_scientists_are_not_more_than_all() =>
        Toy.Problem(Toy.With("scientist-share: 0.011", "scientist-share: 0.9")).Field.ShouldBe("people.engineer-share");

    [Fact]
    public void Workers_and_students_are_not_more_than_the_residents() =>
        Toy.Problem(Toy.With("vocational-students: 8000", "vocational-students: 160000")).Field.ShouldBe("people.workers-per-resident");

    [Fact]
    public void A_band_goes_from_low_to_high()
    {
        string text = Toy.With("facts: []", "facts:\n  - { id: a, name: A, metric: gdp-growth, low: 0.2, high: 0.1, source: B }");
        Toy.Problem(text).Field.ShouldBe("facts[0].low");
    }

    [Fact]
    public void Research_money_goes_to_no_city_without_a_university()
    {
        string text = Toy.With("name: South University, city: south-city", "name: South University, city: north-city");
        ScenarioProblem problem = Toy.Problem(text);
        problem.Field.ShouldBe("cities[1].university-research-share");
        problem.Message.ShouldContain("no university is in \"south-city\"");
    }

    [Fact]
    public void Research_money_of_institutes_needs_an_institute()
    {
        string text = Toy.Text.Replace("research-institutes: 1", "research-institutes: 0", StringComparison.Ordinal);
        Toy.Problem(text).Field.ShouldBe("economy.institute-research-yuan");
    }
}
