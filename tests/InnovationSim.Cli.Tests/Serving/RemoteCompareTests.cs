using System.Text.Json;
using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Serving;

/// <summary><c>innosim compare --server</c>: experiments of a service that look like those of this process.</summary>
public sealed class RemoteCompareTests : IDisposable
{
    private static readonly string[] Small =
        ["compare", "baseline", "talent-60@0.5", "more:entry-rate=0.3", "--scenario", "toy", "--scale", "0.01", "--years", "4", "--replicates", "3"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_comparison_of_a_service_has_the_numbers_of_one_in_this_process()
    {
        using ServeProcess service = ServeProcess.Start(_folder);
        Outcome there = service.Run(_folder, [.. Small, "--out", "there"]).ShouldBeDone();
        Outcome here = Innosim.Run(_folder, [.. Small, "--out", "here"]).ShouldBeDone();
        foreach (string file in (string[])["comparison.csv", "difference-gdp.svg"])
            File.ReadAllText(_folder.In("there", file)).ShouldBe(File.ReadAllText(_folder.In("here", file)), file);
        string[] lines = [.. here.Out.Split('\n').TakeWhile(line => !line.Contains("All metrics and years", StringComparison.Ordinal)).Where(line => line.Trim().Length > 0)];
        lines.Length.ShouldBeGreaterThan(30);
        foreach (string line in lines) there.Out.ShouldContain(line.Trim());
        there.Error.ShouldContain("Runs 9/9");
    }

    [Fact]
    public void The_same_comparison_again_is_the_experiment_that_is_there()
    {
        using ServeProcess service = ServeProcess.Start(_folder);
        string first = ExperimentOf(service.Run(_folder, [.. Small, "--format", "json", "--no-progress"]));
        ExperimentOf(service.Run(_folder, [.. Small, "--format", "json", "--no-progress", "--year", "2"])).ShouldBe(first);
        ExperimentOf(service.Run(_folder, [.. Small, "--format", "json", "--no-progress", "--seed", "9"])).ShouldNotBe(first);
    }

    [Fact]
    public void What_only_this_process_can_do_is_refused_by_name()
    {
        using ServeProcess service = ServeProcess.Start(_folder);
        service.Run(_folder, [.. Small, "--budget-neutral"]).ShouldBeRefused("--budget-neutral is given, and --server too");
        service.Run(_folder, [.. Small, "--threads", "2"]).ShouldBeRefused("--threads is given, and --server too");
        service.Run(_folder, [.. Small[..^1], "201"]).ShouldBeRefused("replicates is '201'");
        service.Run(_folder, [.. Small, "--metric", "happiness"]).ShouldBeRefused("--metric is 'happiness'");
    }

    private static string ExperimentOf(Outcome outcome)
    {
        JsonElement answer = outcome.ShouldBeDone().Json();
        answer.GetProperty("differences").GetArrayLength().ShouldBeGreaterThan(10);
        return answer.GetProperty("experiment").GetString()!;
    }
}
