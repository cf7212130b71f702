using System.Text.Json;
using Shouldly;

namespace InnovationSim.Cli.Tests.Running;

/// <summary>How the program ended and what it said.</summary>
internal sealed record Outcome(int ExitCode, string Out, string Error)
{
    /// <summary>It did what it was asked to.</summary>
    public Outcome ShouldBeDone()
    {
        ExitCode.ShouldBe(0, Error);
        ShouldShowNoStackTrace();
        return this;
    }

    /// <summary>Bad input: exit code 2, nothing on standard output, and a message that says all of these.</summary>
    public void ShouldBeRefused(params string[] saying) => ShouldEndWith(2, saying);

    /// <summary>Something failed: exit code 1, nothing on standard output, and a message that says all of these.</summary>
    public void ShouldHaveFailed(params string[] saying) => ShouldEndWith(1, saying);

    public void ShouldShowNoStackTrace()
    {
        Error.ShouldNotContain("   at ");
        Error.ShouldNotContain("Unhandled exception");
        Error.ShouldNotContain("Exception:");
        Out.ShouldNotContain("   at InnovationSim");
    }

    /// <summary>The answer in JSON: the only line of standard output.</summary>
    public JsonElement Json()
    {
        Out.ShouldEndWith("}\n");
        Out.Count(c => c == '\n').ShouldBe(1, Out);
        using JsonDocument document = JsonDocument.Parse(Out);
        return document.RootElement.Clone();
    }

    private void ShouldEndWith(int code, string[] saying)
    {
        ExitCode.ShouldBe(code, Error);
        Out.ShouldBeEmpty();
        Error.ShouldStartWith("error: ");
        ShouldShowNoStackTrace();
        foreach (string part in saying) Error.ShouldContain(part, Case.Sensitive);
    }
}
