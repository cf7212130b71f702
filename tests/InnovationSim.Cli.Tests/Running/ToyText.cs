using InnovationSim.Scenarios;
using Shouldly;

namespace InnovationSim.Cli.Tests.Running;

/// <summary>The toy scenario's text with something changed.</summary>
internal static class ToyText
{
    public static string Whole { get; } = ScenarioLibrary.Text("toy");

    public static string With(params ReadOnlySpan<(string Piece, string By)> changes)
    {
        string text = Whole;
        foreach ((string piece, string by) in changes)
        {
            text.ShouldContain(piece, Case.Sensitive);
            text = text.Replace(piece, by, StringComparison.Ordinal);
        }

        return text;
    }
}
