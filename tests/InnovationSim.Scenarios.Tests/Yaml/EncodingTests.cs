using System.Text;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Yaml;

public class EncodingTests
{
    [Fact]
    public void UTF_16_is_refused() => Problem(Encoding.Unicode.GetBytes(Toy.Text)).Hint.ShouldNotBeNull();

    [Fact]
    public void A_byte_that_is_not_UTF_8_is_refused_in_its_line()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Toy.Text);
        int at = Toy.Text.IndexOf("North City", StringComparison.Ordinal);
        bytes[at] = 0xFF;
        ScenarioProblem problem = Problem(bytes);
        problem.Message.ShouldBe("The file is not UTF-8 text.");
        problem.Line.ShouldBe(Toy.LineOf(Toy.Text, "North City"));
        problem.Column.ShouldBe(11);
    }

    [Fact]
    public void Half_a_character_at_the_end_is_refused() =>
        Problem([.. Encoding.UTF8.GetBytes(Toy.Text), 0xE5, 0x93]).Message.ShouldBe("The file is not UTF-8 text.");

    [Fact]
    public void Half_a_character_in_a_string_is_refused() => Toy.Problem("a: \uD800").Message.ShouldContain("half a Unicode character");

    [Fact]
    public void Text_behind_a_zero_is_not_dropped_in_silence()
    {
        string text = Toy.Text + "\0\nparameters: { birth-rate: 9 }\n";
        ScenarioProblem problem = Toy.Problem(text);
        problem.Message.ShouldBe("The file holds the control character U+0000.");
        problem.Line.ShouldBe(Toy.LineOf(text, "\0"));
    }

    [Fact]
    public void Control_characters_do_not_reach_the_terminal() =>
        Toy.Problem(Toy.With("base-year: 2000", "base-year: \"\\e[31m2000\"")).Message.ShouldNotContain("\u001b");

    [Fact]
    public void A_picture_is_refused()
    {
        byte[] bytes = new byte[50_000];
        new Random(5).NextBytes(bytes);
        Problem(bytes).Line.ShouldBeGreaterThan(0);
    }

    private static ScenarioProblem Problem(byte[] bytes) =>
        Should.Throw<ScenarioException>(() => ScenarioReader.Read(bytes, Toy.FileName)).Problems.ShouldHaveSingleItem();
}
