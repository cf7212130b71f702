using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Reading;

public class ValuesTests
{
    private const string Share = "people.workers-per-resident";

    [Theory]
    [InlineData(".nan")]
    [InlineData(".NaN")]
    [InlineData(".inf")]
    [InlineData("-.Inf")]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x1F")]
    [InlineData("0o17")]
    [InlineData("\"0.5\"")]
    [InlineData("0,5")]
    [InlineData("half")]
    [InlineData("~")]
    [InlineData("")]
    [InlineData("true")]
    [InlineData("[0.5]")]
    [InlineData("{ value: 0.5 }")]
    [InlineData("0.5 0.5")]
    [InlineData("1_0")]
    [InlineData("--1")]
    [InlineData("٥")]
    public void What_is_not_a_finite_decimal_number_is_refused_where_a_number_belongs(string value)
    {
        ScenarioProblem problem = Toy.Problem(Toy.With("workers-per-resident: 0.5", $"workers-per-resident: {value}"));
        problem.Field.ShouldBe(Share);
        problem.Allowed.ShouldBe("a number from 0.1 to 0.9 (share)");
    }

    [Theory]
    [InlineData("0.5")]
    [InlineData(".5")]
    [InlineData("+0.5")]
    [InlineData("5e-1")]
    [InlineData("5.0E-1")]
    [InlineData("0.50000")]
    public void A_number_may_be_written_in_any_usual_way(string value) =>
        ScenarioReader.Read(Toy.With("workers-per-resident: 0.5", $"workers-per-resident: {value}"), "toy.yaml").People.WorkersPerResident.ShouldBe(0.5);

    [Theory]
    [InlineData("\"0.5\"", "Remove the quotation marks.")]
    [InlineData("50 %", "Write percentages as parts of 1: 0.45 for 45 %.")]
    [InlineData("50", "Shares are parts of 1: write 0.5 for 50 %.")]
    [InlineData("0,5", "Write digits without separators and decimals with a point, for example 05.")]
    [InlineData("", "Write a number after the colon.")]
    [InlineData(".nan", "Infinite, undefined, octal and hexadecimal numbers are not taken: write a decimal number.")]
    public void A_number_that_is_nearly_right_gets_a_hint(string value, string hint) =>
        Toy.Problem(Toy.With("workers-per-resident: 0.5", $"workers-per-resident: {value}")).Hint.ShouldBe(hint);

    [Theory]
    [InlineData("workers-per-resident: 0.5", "workers-per-resident: 0.95", "people.workers-per-resident")]
    [InlineData("workers-per-resident: 0.5", "workers-per-resident: -0.5", "people.workers-per-resident")]
    [InlineData("latitude: 46.0", "latitude: 91", "cities[0].latitude")]
    [InlineData("longitude: 127.0", "longitude: -181", "cities[1].longitude")]
    [InlineData("gdp-yuan: 10.0e+9", "gdp-yuan: 0", "cities[0].gdp-yuan")]
    [InlineData("gdp-yuan: 10.0e+9", "gdp-yuan: 1.1e+15", "cities[0].gdp-yuan")]
    [InlineData("population: 200000", "population: 100000001", "cities[0].population")]
    [InlineData("base-year: 2000", "base-year: 20000", "base-year")]
    [InlineData("digital-level: 20", "digital-level: 101", "sectors[1].digital-level")]
    [InlineData("research-intensity: 0.02", "research-intensity: 0.34", "sectors[1].research-intensity")]
    [InlineData("requirements: { sensors: 0.4 }", "requirements: { sensors: 1.4 }", "sectors[0].requirements.sensors")]
    public void A_number_out_of_range_is_refused(string piece, string by, string field)
    {
        ScenarioProblem problem = Toy.Problem(Toy.With(piece, by));
        problem.Field.ShouldBe(field);
        problem.Message.ShouldContain(" and must be a");
    }

    [Theory]
    [InlineData("200000.5", false)]
    [InlineData("2e5", true)]
    [InlineData("200000.0", true)]
    [InlineData("3000000000", false)]
    [InlineData("2e-5", false)]
    public void A_count_takes_whole_numbers_however_they_are_written(string value, bool taken) =>
        Toy.Problems(Toy.With("population: 200000", $"population: {value}")).IsEmpty.ShouldBe(taken);

    [Theory]
    [InlineData("yes", "Write true.")]
    [InlineData("no", "Write false.")]
    [InlineData("1", "Write true.")]
    [InlineData("\"true\"", "Remove the quotation marks.")]
    [InlineData("perhaps", null)]
    public void A_flag_is_true_or_false_and_nothing_else(string value, string? hint)
    {
        ScenarioProblem problem = Toy.Problem(Toy.With("takes-primary: true", $"takes-primary: {value}"));
        problem.Allowed.ShouldBe("true or false");
        problem.Hint.ShouldBe(hint);
    }

    [Theory]
    [InlineData("group: emerging", "group: emergent", "sectors[1].group", "Did you mean \"emerging\"?")]
    [InlineData("ownership: ministry", "ownership: ministery", "universities[0].ownership", "Did you mean \"ministry\"?")]
    [InlineData("level: vocational", "level: school", "universities[1].level", null)]
    [InlineData("group: emerging", "group: 3", "sectors[1].group", null)]
    [InlineData("group: emerging", "group: [emerging]", "sectors[1].group", null)]
    public void A_word_that_is_not_one_of_the_choice_is_refused(string piece, string by, string field, string? hint)
    {
        ScenarioProblem problem = Toy.Problem(Toy.With(piece, by));
        problem.Field.ShouldBe(field);
        problem.Allowed.ShouldStartWith("one of ");
        problem.Hint.ShouldBe(hint);
    }

    [Theory]
    [InlineData("name: North City\n", "name: 2022\n")]
    [InlineData("name: North City\n", "name: true\n")]
    [InlineData("name: North City\n", "name: \"\"\n")]
    [InlineData("name: North City\n", "name: \"  \"\n")]
    [InlineData("name: North City\n", "name:\n")]
    [InlineData("name: North City\n", "name: [North, City]\n")]
    [InlineData("name: North City\n", "name: \"North\\nCity\"\n")]
    [InlineData("name: North City\n", "name: \"\\e[31mNorth City\"\n")]
    public void A_name_is_a_line_of_text_and_not_empty(string piece, string by)
    {
        string text = Toy.Text.Replace("    local-name: North City\n", "    local-name: Beishi\n", StringComparison.Ordinal);
        Toy.Problem(Toy.Change(text, piece, by)).Field.ShouldBe("cities[0].name");
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused_and_shown_short()
    {
        ScenarioProblem problem = Toy.Problem(Toy.With("title: Toy region, two cities", "title: " + new string('x', 300)));
        problem.Field.ShouldBe("title");
        problem.Value.Length.ShouldBeLessThan(70);
    }

    [Fact]
    public void A_description_may_have_paragraphs()
    {
        string text = Toy.With("description: >-\n", "description: |\n");
        ScenarioReader.Read(text, "toy.yaml").Description.Split('\n').Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("facts: []", "facts:", "facts")]
    [InlineData("facts: []", "facts: none", "facts")]
    [InlineData("facts: []", "facts: { id: one }", "facts")]
    [InlineData("facts: []", "facts: [one]", "facts[0]")]
    [InlineData("destinations: []", "destinations: 0", "destinations")]
    [InlineData("    inputs: { electronics: 0.6, services: 0.3, food: 0.1 }", "    inputs: [0.6, 0.3, 0.1]", "sectors[1].inputs")]
    [InlineData("strengths: [food]", "strengths: food", "universities[2].strengths")]
    public void A_list_is_a_list_and_a_section_a_section(string piece, string by, string field) =>
        Toy.Problem(Toy.With(piece, by)).Field.ShouldBe(field);

    [Theory]
    [InlineData("just text")]
    [InlineData("42")]
    [InlineData("[a, b]")]
    [InlineData("---\n")]
    [InlineData("null")]
    public void A_file_that_is_no_section_is_refused(string text) => Toy.Problem(text).Message.ShouldStartWith("The file is ");
}
