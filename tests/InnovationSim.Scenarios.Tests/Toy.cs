using System.Collections.Immutable;
using Shouldly;

namespace InnovationSim.Scenarios.Tests;

/// <summary>The toy scenario with something changed, and what the reader says to it.</summary>
internal static class Toy
{
    internal const string FileName = "changed.yaml";

    internal static string Text { get; } = ScenarioLibrary.Text("toy");

    /// <summary>The toy's text with a piece replaced that is in it exactly once.</summary>
    internal static string With(string piece, string by) => Change(Text, piece, by);

    internal static string Change(string text, string piece, string by)
    {
        int at = text.IndexOf(piece, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"The toy has no \"{piece}\".");
        text.IndexOf(piece, at + 1, StringComparison.Ordinal).ShouldBe(-1, $"The toy has \"{piece}\" more than once.");
        return text.Replace(piece, by, StringComparison.Ordinal);
    }

    /// <summary>What is wrong with a text; nothing if it reads.</summary>
    internal static ImmutableArray<ScenarioProblem> Problems(string text)
    {
        try
        {
            ScenarioReader.Read(text, FileName);
            return [];
        }
        catch (ScenarioException refused)
        {
            refused.FileName.ShouldBe(FileName);
            return [.. refused.Problems];
        }
    }

    /// <summary>The only problem of a text.</summary>
    internal static ScenarioProblem Problem(string text) =>
        Problems(text).ShouldHaveSingleItem(string.Join(Environment.NewLine, Problems(text)));

    /// <summary>Line in which a piece of text stands, from 1.</summary>
    internal static int LineOf(string text, string piece) =>
        1 + text[..text.IndexOf(piece, StringComparison.Ordinal)].Count(c => c == '\n');
}
