using System.Text.Json;
using InnovationSim.Scenarios;
using InnovationSim.Silo.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Client;

[Collection(OneCluster.Name)]
public class RunningTests(ClusterOfOne cluster)
{
    [Fact]
    public async Task A_run_gives_the_digests_of_the_embedded_engine_year_by_year()
    {
        ClientAnswer watched = await cluster.DoneAsync([.. Toy.Short(4), "--set", "entry-rate=0.1", "--shard-size", "private-firm=3", "--watch", "--format", "json"]);
        var sets = new Dictionary<string, double> { ["entry-rate"] = 0.1 };
        Toy.DigestsOf(watched).ShouldBe(await Toy.EmbeddedDigestsAsync(Toy.Request(4) with { Sets = sets }));
    }

    [Fact]
    public async Task A_scenario_file_is_run_as_it_is()
    {
        using var folder = new TempFolder();
        string file = folder.In("my-region.yaml");
        await File.WriteAllTextAsync(file, ScenarioLibrary.Text("toy"));
        string[] command = [.. Toy.Short(2), "--watch", "--format", "json"];
        command[1] = file;
        Toy.DigestsOf(await cluster.DoneAsync(command)).ShouldBe(await Toy.EmbeddedDigestsAsync(Toy.Request(2)));
    }

    [Fact]
    public async Task The_same_key_gives_the_same_run()
    {
        string[] command = [.. Toy.Short(1), "--key", "a key"];
        ClientAnswer first = await cluster.DoneAsync(command);
        (await cluster.DoneAsync(command)).Line.ShouldBe(first.Line);
        ClientAnswer other = await cluster.RunAsync([.. Toy.Short(2), "--key", "a key"]);
        other.ExitCode.ShouldBe(1);
        other.Output.ShouldBeEmpty();
        other.Messages.ShouldStartWith("error: ");
    }

    [Fact]
    public async Task Who_stops_watching_leaves_the_run_alone()
    {
        using ClientRun watching = cluster.Start([.. Toy.Endless, "--watch"]);
        await watching.ShowsAsync("year   1 (2001)");
        watching.Signal(ClientRun.Interrupt);
        ClientAnswer stopped = await watching.EndAsync();
        stopped.ExitCode.ShouldBe(130);
        string run = stopped.Messages.Split(' ')[1];
        stopped.Messages.ShouldContain($"run {run} is left as it is. 'innosim-silo watch {run} --after ");
        (await StatusAsync(run)).GetProperty("state").GetString().ShouldBe("Running");
        await cluster.DoneAsync("cancel", run);
        ClientAnswer ended = await cluster.RunAsync("watch", run, "--after", "19999");
        ended.ExitCode.ShouldBe(1);
        ended.Messages.ShouldEndWith($"Run {run} is cancelled.");
        ended.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_is_paused_resumed_branched_off_cancelled_and_removed()
    {
        string run = (await cluster.DoneAsync(Toy.Endless)).Line;
        await cluster.DoneAsync("pause", run);
        await Until.TrueAsync("paused", TimeSpan.FromSeconds(20), async () => (await StatusAsync(run)).GetProperty("state").GetString() == "Paused");
        int year = (await StatusAsync(run)).GetProperty("year").GetInt32();
        ClientAnswer fork = await cluster.DoneAsync("fork", run, "--at-year", $"{year}", "--years", $"{year + 1}", "--set", "entry-rate=0.2", "--watch");
        fork.Lines.Length.ShouldBe(year + 2, "the shared years and one more");
        (await cluster.DoneAsync("resume", run)).Messages.ShouldMatch($"Run {run} is (queued|running).");
        ClientAnswer tooEarly = await cluster.RunAsync("rm", run);
        tooEarly.ExitCode.ShouldBe(1);
        await cluster.DoneAsync("cancel", run);
        await Until.TrueAsync("cancelled", TimeSpan.FromSeconds(20), async () => (await StatusAsync(run)).GetProperty("state").GetString() == "Cancelled");
        (await cluster.DoneAsync("rm", run)).Messages.ShouldBe($"Removed run {run}.");
        ClientAnswer gone = await cluster.RunAsync("status", run);
        gone.ExitCode.ShouldBe(2);
        gone.Messages.ShouldBe($"error: There is no run '{run}'.");
    }

    private async Task<JsonElement> StatusAsync(string run) =>
        JsonDocument.Parse((await cluster.DoneAsync("status", run, "--format", "json")).Line).RootElement;
}
