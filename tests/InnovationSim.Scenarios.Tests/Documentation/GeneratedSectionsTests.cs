using InnovationSim.Scenarios.Documentation;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Documentation;

public class GeneratedSectionsTests
{
    private const string Empty = "Before.\n\n<!-- generated: steps -->\n<!-- end of generated -->\n\nAfter.\n";

    [Fact]
    public void A_section_is_filled_in_and_all_else_is_left_alone()
    {
        string filled = GeneratedSections.Fill(Empty);
        filled.ShouldStartWith("Before.\n\n<!-- generated: steps -->\n\n| Step |");
        filled.ShouldEndWith("|\n\n<!-- end of generated -->\n\nAfter.\n");
    }

    [Fact]
    public void What_is_filled_in_is_not_stale()
    {
        GeneratedSections.Stale(Empty).ShouldBe(["steps"]);
        GeneratedSections.Stale(GeneratedSections.Fill(Empty)).ShouldBeEmpty();
    }

    [Fact]
    public void A_word_changed_by_hand_is_stale() =>
        GeneratedSections.Stale(GeneratedSections.Fill(Empty).Replace("P1 Plan", "P1 Plans", StringComparison.Ordinal)).ShouldBe(["steps"]);

    [Fact]
    public void Filling_in_twice_is_filling_in_once() =>
        GeneratedSections.Fill(GeneratedSections.Fill(Empty)).ShouldBe(GeneratedSections.Fill(Empty));

    [Fact]
    public void A_document_without_sections_stays_as_it_is()
    {
        const string Text = "Nothing here.\nNor here";
        GeneratedSections.Fill(Text).ShouldBe(Text);
        GeneratedSections.Stale(Text).ShouldBeEmpty();
    }

    [Fact]
    public void A_section_that_nobody_knows_is_named_with_its_line() =>
        Should.Throw<FormatException>(() => GeneratedSections.Fill("\n<!-- generated: steos -->\n<!-- end of generated -->\n"))
            .Message.ShouldBe($"Line 2: there is no section 'steos'; there are {string.Join(", ", GeneratedSections.Names)}.");

    [Fact]
    public void A_section_that_does_not_end_is_named_with_its_line() =>
        Should.Throw<FormatException>(() => GeneratedSections.Fill("<!-- generated: steps -->\n| a |\n")).Message.ShouldStartWith("Line 1: the section 'steps' does not end");

    [Fact]
    public void The_parameter_table_has_every_parameter_with_its_range()
    {
        string table = ModelTables.Parameters();
        foreach (ParameterDefinition parameter in ParameterTable.All) table.ShouldContain($"\n| `{parameter.Name}` |");
    }

    [Fact]
    public void Cells_cannot_break_a_table() =>
        ModelTables.Metrics().Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => Unescaped(line) == 7);

    /// <summary>The model's description: with INNOVATIONSIM_UPDATE=1, or 'innosim docs', it is filled in.</summary>
    [Fact]
    public void The_description_of_the_model_is_not_stale()
    {
        string path = Path.Combine(Repository.Root, "docs", "ODD.md");
        if (Environment.GetEnvironmentVariable("INNOVATIONSIM_UPDATE") == "1") File.WriteAllText(path, GeneratedSections.Fill(File.ReadAllText(path)));
        GeneratedSections.Stale(File.ReadAllText(path)).ShouldBeEmpty("'innosim docs' fills these in");
    }

    [Fact]
    public void The_description_has_a_section_for_everything_that_is_generated()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "ODD.md"));
        foreach (string name in GeneratedSections.Names) text.ShouldContain($"<!-- generated: {name} -->");
    }

    private static int Unescaped(string line) => line.Replace("\\|", "", StringComparison.Ordinal).Count(letter => letter == '|');
}
