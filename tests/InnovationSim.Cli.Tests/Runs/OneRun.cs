using System.Text.Json;
using InnovationSim.Cli.Tests.Running;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Cli.Tests.Runs;

/// <summary>One short run under a locale with decimal commas, for all tests that look at what a run leaves.</summary>
public sealed class OneRun : IDisposable
{
    public const int Years = 3;
    public const string Seed = "18446744073709551615";
    public const double Scale = 0.02;
    public const double EntryRate = 0.125;

    private static readonly Dictionary<string, string> German = new() { ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "de_DE.UTF-8", ["LC_NUMERIC"] = "de_DE.UTF-8" };

    private readonly TempFolder _folder = new();

    public OneRun()
    {
        Outcome = Innosim.RunWith(
            _folder, German, "run", "toy", "--years", "3", "--seed", Seed, "--scale", "0.02", "--set", "entry-rate=0.125", "--shard-size", "private-firm=50",
            "--threads", "2", "--out", "results of/the run", "--format", "json", "--no-progress").ShouldBeDone();
        Results = new ResultFiles(_folder.In("results of", "the run"));
    }

    public static ScenarioDocument Scenario { get; } = ScenarioLibrary.Load("toy");

    internal Outcome Outcome { get; }

    internal ResultFiles Results { get; }

    internal JsonElement Answer => Outcome.Json();

    public void Dispose() => _folder.Dispose();
}
