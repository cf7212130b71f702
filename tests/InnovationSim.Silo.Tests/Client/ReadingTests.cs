using System.Text.Json;
using InnovationSim.Storage.Results;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Client;

[Collection(OneCluster.Name)]
public class ReadingTests(ClusterOfOne cluster)
{
    [Fact]
    public async Task Tables_equal_those_that_innosim_exports_of_the_same_run()
    {
        using var folder = new TempFolder();
        string run = await CompleteAsync();
        string database = Directory.EnumerateFiles(cluster.Silo.Settings.Data, "results.db", SearchOption.AllDirectories)
            .Single(file => file.Contains(run, StringComparison.Ordinal));
        await ResultExport.WriteAsync(database, "csv", ResultTables.All, folder.In("export"));
        await ResultExport.WriteAsync(database, "json", [ResultTables.Metrics], folder.In("export"));
        foreach (string table in (string[])["years", "events"])
        {
            await cluster.DoneAsync("results", run, "--table", table, "--out", folder.In(table));
            (await File.ReadAllBytesAsync(folder.In(table))).ShouldBe(await File.ReadAllBytesAsync(folder.In($"export/{table}.csv")), table);
        }

        (await cluster.DoneAsync("results", run, "--table", "metrics", "--format", "json")).Output.ShouldBe(await File.ReadAllTextAsync(folder.In("export/metrics.json")));
        Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).ShouldBe(["events", "years"], ignoreOrder: true);
    }

    [Fact]
    public async Task Rows_and_columns_are_those_asked_for()
    {
        string run = await CompleteAsync();
        ClientAnswer answer = await cluster.DoneAsync(
            "results", run, "--table", "cities", "--from", "2", "--to", "3", "--columns", "city,year,sector", "--where", "city=north-city", "--where", "owner=private");
        answer.Lines[0].ShouldBe("city,year,sector");
        answer.Lines[1..].ShouldAllBe(line => line.StartsWith("north-city,2,", StringComparison.Ordinal) || line.StartsWith("north-city,3,", StringComparison.Ordinal));
        answer.Lines.Length.ShouldBe(1 + (2 * 3), "two years of three sectors");
    }

    [Fact]
    public async Task A_file_is_written_whole_or_not_at_all()
    {
        using var folder = new TempFolder();
        string run = await CompleteAsync();
        string file = folder.In("there.csv");
        await File.WriteAllTextAsync(file, "mine");
        ClientAnswer there = await cluster.RunAsync("results", run, "--table", "years", "--out", file);
        there.ExitCode.ShouldBe(2);
        there.Messages.ShouldStartWith($"error: --out is '{file}', which is there already");
        ClientAnswer none = await cluster.RunAsync("results", "no-such-run", "--table", "years", "--out", folder.In("none.csv"));
        none.ExitCode.ShouldBe(2);
        none.Messages.ShouldBe("error: There is no run 'no-such-run'.");
        Directory.EnumerateFiles(folder.Path).ShouldBe([file]);
        (await File.ReadAllTextAsync(file)).ShouldBe("mine");
    }

    [Fact]
    public async Task Runs_are_listed_by_state_and_page_by_page()
    {
        string older = await CompleteAsync("older");
        string newer = await CompleteAsync("newer");
        JsonElement first = JsonDocument.Parse((await cluster.DoneAsync("list", "--state", "complete,failed", "--limit", "1", "--format", "json")).Line).RootElement;
        first.GetProperty("runs").EnumerateArray().Single().GetProperty("run").GetString().ShouldBe(newer);
        ClientAnswer second = await cluster.DoneAsync("list", "--state", "complete", "--limit", "1", "--from", first.GetProperty("next").GetString()!);
        second.Lines.Length.ShouldBe(2, "a header and a run");
        second.Lines[1].ShouldMatch($"^{older}  complete  3/3 .* older$");
        (await cluster.DoneAsync("list", "--state", "queued")).ShouldBe(new ClientAnswer(0, "", "There is no such run."));
    }

    [Fact]
    public async Task Organisations_are_shown_a_page_all_or_one()
    {
        string run = await CompleteAsync();
        string[] command = ["organisations", run, "--kind", "private-firm", "--city", "south-city", "--format", "json"];
        string[] all = Ids(await cluster.DoneAsync([.. command, "--all"]));
        all.Length.ShouldBeGreaterThan(3);
        Ids(await cluster.DoneAsync([.. command, "--limit", "3"])).ShouldBe(all[..3]);
        ClientAnswer one = await cluster.DoneAsync("organisation", run, all[1]);
        one.Lines[0].ShouldMatch($"^organisation +{all[1]}$");
        one.Lines[1].ShouldMatch("^as of year +3$");
    }

    private async Task<string> CompleteAsync(string label = "to read")
    {
        ClientAnswer submitted = await cluster.DoneAsync([.. Toy.Short(3), "--label", label, "--key", label]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var service = new InnovationSim.Cluster.Service.ClusterSimulationService(cluster.Silo.Grains);
        await foreach (Contracts.YearReport year in service.WatchAsync(submitted.Line, cancellationToken: patience.Token)) year.Run.ShouldBe(submitted.Line);
        return submitted.Line;
    }

    private static string[] Ids(ClientAnswer answer) =>
        [.. JsonDocument.Parse(answer.Line).RootElement.GetProperty("organisations").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
}
