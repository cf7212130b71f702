using System.Diagnostics;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Yaml;

public class FuzzTests
{
    private const int Rounds = 1_500;

    // Pieces that mean something to YAML, or nearly so.
    private static readonly string[] Pieces =
    [
        ":", "- ", "{", "}", "[", "]", ",", "\"", "'", "|", ">", "&a ", "*a", "!", "!!str ", "%", "@", "`", "#", "?", "\t", "\n", "\n\n",
        " ", "    ",
        "---\n", "...\n", "~", "null", "true", ".nan", ".inf", "1e400", "-1", "0x10", "\\", "\"\\u", "<<: ", "\r", "\u0085", "\u2028",
        "\uFEFF", "北",
        "\uD83D\uDE00", "\0", "\u001b", "%YAML 1.2\n", "%TAG ! x\n", ": :", "?\n", "|-\n", "[[[[[[[[", "{{{{{{{{", "&&", "**",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_damaged_file_is_read_or_refused_and_nothing_else(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < Rounds; round++)
        {
            string text = Toy.Text;
            for (int damages = 1 + random.Next(3); damages > 0; damages--) text = Damage(text, random);
            Survives(text, $"seed {seed}, round {round}");
        }
    }

    [Fact]
    public void A_file_of_pieces_of_YAML_is_refused_and_nothing_else()
    {
        var random = new Random(99);
        for (int round = 0; round < Rounds; round++)
        {
            string text = string.Concat(Enumerable.Range(0, 1 + random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            Survives(text, $"round {round}");
        }
    }

    private static void Survives(string text, string where)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            ScenarioReader.Read(text, "damaged.yaml");
        }
        catch (ScenarioException refused)
        {
            refused.Problems.ShouldNotBeEmpty(where);
            refused.InnerException.ShouldBeNull(where);
            refused.Problems.ShouldAllBe(problem => problem.Message.Length > 0 && problem.Line >= 0 && problem.Column >= 0, where);
        }
        catch (Exception other)
        {
            throw new ShouldAssertException($"{where}: {other.GetType()} from\n{text}", other);
        }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10), where);
    }

    private static string Damage(string text, Random random)
    {
        int at = random.Next(text.Length);
        int line = text.LastIndexOf('\n', at) + 1;
        int next = text.IndexOf('\n', at);
        next = next < 0 ? text.Length : next + 1;
        return random.Next(7) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Remove(at, Math.Min(random.Next(200), text.Length - at)),
            2 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
            3 => line < next ? text.Remove(line, next - line) : text,
            4 => text.Insert(line, text[line..next]),
            5 => text[..at],
            _ => text.Insert(at, ((char)random.Next(0x20, 0x3000)).ToString()),
        };
    }
}
