using System.Security.Cryptography;
using System.Text;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests;

public class ScenarioReaderTests
{
    [Fact]
    public void The_toy_reads_as_it_is_written()
    {
        ScenarioDocument toy = ScenarioReader.Read(Toy.Text, "toy.yaml");
        toy.Name.ShouldBe("toy");
        toy.BaseYear.ShouldBe(2000);
        toy.Economy.PrivateFirms.ShouldBe(6000);
        toy.People.WorkersPerResident.ShouldBe(0.5);
        toy.Sectors.Select(sector => sector.Group).ShouldBe([SectorGroup.Traditional, SectorGroup.Emerging, SectorGroup.Services]);
        toy.Sectors[0].TakesPrimary.ShouldBeTrue();
        toy.Fields[3].ShouldBe(new FieldEntry("software", "Software", 1));
        toy.Cities[1].GdpYuan.ShouldBe(6e9);
        toy.Universities[0].Elite.ShouldBeTrue();
        toy.Parameters.ShouldContain(new ParameterOverride("birth-rate", 0.012, null, null));
        toy.Facts.ShouldBeEmpty();
    }

    [Fact]
    public void Weights_come_in_the_order_of_what_they_weigh()
    {
        ScenarioDocument toy = ScenarioReader.Read(Toy.Text, "toy.yaml");
        toy.Sectors[0].Inputs.ShouldBe([0.6, 0.1, 0.3]);
        toy.Cities[1].SectorMix.ShouldBe([0.9, 0.1, 0]);
        toy.Universities[2].Strengths.ShouldBe([0]);
        toy.Universities[2].City.ShouldBe(1);
    }

    [Fact]
    public void A_sector_asks_for_its_home_fields_in_full_and_for_others_as_said()
    {
        ScenarioDocument toy = ScenarioReader.Read(Toy.Text, "toy.yaml");
        toy.Sectors[0].Requirements.ShouldBe([1, 1, 0.4, 0, 0, 0]);
        toy.Sectors[1].Requirements.ShouldBe([0, 0, 1, 1, 0, 0]);
    }

    [Fact]
    public void A_sector_may_ask_less_of_a_home_field()
    {
        string text = Toy.With("requirements: { sensors: 0.4 }", "requirements: { crop-breeding: 0.25 }");
        ScenarioReader.Read(text, "toy.yaml").Sectors[0].Requirements.ShouldBe([0.25, 1, 0, 0, 0, 0]);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        ScenarioDocument toy = ScenarioReader.Read(Toy.Text, "toy.yaml");
        toy.Sectors[1].TakesPrimary.ShouldBeFalse();
        toy.Cities[0].Amenity.ShouldBe(0);
        toy.Universities[1].Elite.ShouldBeFalse();
        toy.Universities[1].Count.ShouldBe(1);
        toy.Universities[1].Strengths.ShouldBeEmpty();
    }

    [Fact]
    public void A_parameter_may_say_where_its_value_comes_from()
    {
        string text = Toy.With("  birth-rate: 0.012", "  birth-rate: { value: 0.01, provenance: S, source: A census }");
        ScenarioReader.Read(text, "toy.yaml").Parameters.ShouldContain(new ParameterOverride("birth-rate", 0.01, "S", "A census"));
    }

    [Fact]
    public void The_hash_is_that_of_the_bytes()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Toy.Text);
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        ScenarioReader.Read(bytes, "toy.yaml").Hash.ShouldBe(hash);
        ScenarioReader.Read(Toy.Text, "toy.yaml").Hash.ShouldBe(hash);
    }

    [Fact]
    public void A_file_of_another_system_reads_the_same()
    {
        string windows = "\uFEFF" + Toy.Text.Replace("\n", "\r\n", StringComparison.Ordinal);
        ScenarioDocument read = ScenarioReader.Read(Encoding.UTF8.GetBytes(windows), "toy.yaml");
        read.Description.ShouldBe(ScenarioReader.Read(Toy.Text, "toy.yaml").Description);
        read.Cities.Length.ShouldBe(2);
    }

    [Fact]
    public void Five_mistakes_are_reported_at_once_each_in_its_line()
    {
        string text = Toy.With("population: 200000", "populaton: 200000");
        text = Toy.Change(text, "population: 120000", "population: -5");
        text = Toy.Change(text, "private-firms: 6000 ", "private-firms: many ");
        text = Toy.Change(
            text, "inputs: { food: 0.6, services: 0.3, electronics: 0.1 }", "inputs: { food: 0.6, services: 0.3, electronics: 0.2 }");
        text = Toy.Change(text, "sector: services }\n\ncities", "sector: servces }\n\ncities");
        Toy.Problems(text).Select(problem => (problem.Line, problem.Field)).ShouldBe(
        [
            (Toy.LineOf(text, "private-firms"), "economy.private-firms"),
            (Toy.LineOf(text, "electronics: 0.2 }"), "sectors[0].inputs"),
            (Toy.LineOf(text, "servces"), "fields[5].sector"),
            (Toy.LineOf(text, "populaton"), "cities[0].populaton"),
            (Toy.LineOf(text, "population: -5"), "cities[1].population"),
        ]);
    }

    [Fact]
    public void A_problem_says_field_value_range_and_position()
    {
        string text = Toy.With("population: 120000", "population: -5");
        ScenarioProblem problem = Toy.Problem(text);
        problem.Line.ShouldBe(Toy.LineOf(text, "population: -5"));
        problem.Column.ShouldBe(17);
        problem.Field.ShouldBe("cities[1].population");
        problem.Value.ShouldBe("-5");
        problem.Allowed.ShouldBe("a whole number from 1 to 100000000 (persons)");
        problem.Message.ShouldBe("cities[1].population is -5 and must be a whole number from 1 to 100000000 (persons).");
        problem.ToString().ShouldStartWith($"line {problem.Line}, column 17: cities[1].population is -5");
    }

    [Fact]
    public void The_message_names_the_file_and_lists_the_problems()
    {
        string text = Toy.Change(Toy.With("population: 120000", "population: -5"), "population: 200000", "population: 0");
        ScenarioException refused = Should.Throw<ScenarioException>(() => ScenarioReader.Read(text, "my-region.yaml"));
        refused.FileName.ShouldBe("my-region.yaml");
        refused.Message.ShouldStartWith("my-region.yaml has 2 problems:");
        refused.Message.ShouldContain("cities[0].population is 0");
        refused.Message.ShouldContain("cities[1].population is -5");
    }

    [Fact]
    public void A_message_stays_readable_when_there_are_many_problems()
    {
        string text = string.Concat(Enumerable.Range(0, 100).Select(i => $"key-{i}: 1\n"));
        ScenarioException refused = Should.Throw<ScenarioException>(() => ScenarioReader.Read(text, "wrong.yaml"));
        refused.Problems.Count.ShouldBeGreaterThan(100);
        refused.Message.Split('\n').Length.ShouldBe(22);
    }
}
