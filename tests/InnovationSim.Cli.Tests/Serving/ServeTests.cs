using System.Text.Json;
using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Serving;

/// <summary>The service as a process, and the commands that speak to it.</summary>
public sealed class ServeTests : IDisposable
{
    private static readonly string[] Toy = ["run", "toy", "--years", "5", "--scale", "0.01", "--seed", "7", "--no-progress"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_of_a_service_looks_and_ends_like_one_of_this_process()
    {
        using ServeProcess service = ServeProcess.Start(_folder);
        Outcome there = service.Run(_folder, [.. Toy, "--out", "there"]).ShouldBeDone();
        Outcome here = Innosim.Run(_folder, [.. Toy, "--out", "here"]).ShouldBeDone();
        foreach (string table in (string[])["years.csv", "cities.csv", "metrics.csv", "events.csv"])
            File.ReadAllText(_folder.In("there", table)).ShouldBe(File.ReadAllText(_folder.In("here", table)), table);
        string[] rows = [.. here.Out.Split('\n').TakeWhile(line => !line.Contains("Top clusters", StringComparison.Ordinal)).Where(line => line.Trim().Length > 0)];
        rows.Length.ShouldBeGreaterThan(15);
        foreach (string row in rows) there.Out.ShouldContain(row.Trim());
        string digest = here.Out[here.Out.IndexOf("Digest ", StringComparison.Ordinal)..][..39];
        there.Out.ShouldContain(digest);
    }

    [Fact]
    public void Commands_of_a_service_do_what_they_say()
    {
        using ServeProcess service = ServeProcess.Start(_folder);
        string run = service.Run(_folder, [.. Toy, "--format", "json"]).ShouldBeDone().Json().GetProperty("run").GetString()!;
        service.Run(_folder, "runs").ShouldBeDone().Out.ShouldContain(run);
        service.Run(_folder, "status", run, "--format", "json").ShouldBeDone().Json().GetProperty("state").GetString().ShouldBe("complete");
        service.Run(_folder, "status", run).ShouldBeDone().Out.ShouldContain("5/5");
        service.Run(_folder, "watch", run).ShouldBeDone().Error.ShouldContain("year 5/5: GDP");
        Outcome rows = service.Run(_folder, "results", run, "--table", "cities", "--from", "5", "--where", "city=north-city", "--columns", "city,firms").ShouldBeDone();
        rows.Out.ShouldStartWith("city,firms\nnorth-city,");
        service.Run(_folder, "export", run, "--tables", "years,events", "--format", "json", "--out", "exported").ShouldBeDone();
        JsonDocument.Parse(File.ReadAllText(_folder.In("exported", "years.json"))).RootElement.GetArrayLength().ShouldBe(6);
        string fork = service.Run(_folder, "fork", run, "--at-year", "3", "--set", "entry-rate=0.2", "--format", "json").ShouldBeDone().Json().GetProperty("run").GetString()!;
        service.Run(_folder, "rm", fork).ShouldBeDone();
        service.Run(_folder, "status", fork).ShouldBeRefused($"There is no run '{fork}'");
        service.Run(_folder, "cancel", run).ShouldHaveFailed("is complete");
        service.Run(_folder, "pause", run).ShouldHaveFailed("is complete");
        service.Run(_folder, "resume", run).ShouldHaveFailed("is complete");
    }

    [Fact]
    public void What_is_wrong_is_said_as_of_a_run_in_this_process()
    {
        using ServeProcess service = ServeProcess.Start(_folder);
        service.Run(_folder, "run", "toy", "--set", "entry-rate=9").ShouldBeRefused("sets.entry-rate is 9");
        service.Run(_folder, "run", "nowhere").ShouldBeRefused("nowhere");
        service.Run(_folder, "run", "toy", "--threads", "2").ShouldBeRefused("--threads is given, and --server too");
        service.Run(_folder, "results", "20200101-000000-abcd", "--table", "firms").ShouldBeRefused("--table is 'firms'", "cities");
        service.Run(_folder, "export", "20200101-000000-abcd", "--format", "sqlite", "--out", "x").ShouldBeRefused("a service gives csv or json");
        Innosim.Run(_folder, "status", "x", "--server", "127.0.0.1:8080").ShouldBeRefused("--server is '127.0.0.1:8080'", "http://HOST:PORT");
    }

    [Fact]
    public void Runs_are_saved_on_SIGTERM_and_go_on_at_the_next_start()
    {
        string run;
        using (ServeProcess service = ServeProcess.Start(_folder))
        {
            Outcome left = Signal.Send(
                Innosim.Start(_folder, "run", "toy", "--years", "2000", "--scale", "0.01", "--checkpoint-every", "0", "--server", service.Address), Signal.Interrupt, "year 200/");
            left.ExitCode.ShouldBe(130, left.Error);
            run = left.Error.Split(' ')[1];
            service.Terminate().ShouldBeDone();
        }

        using ServeProcess next = ServeProcess.Start(_folder);
        next.Run(_folder, "watch", run).ShouldBeDone().Error.ShouldContain("year 2000/2000");
        JsonElement status = next.Run(_folder, "status", run, "--format", "json").Json();
        (status.GetProperty("state").GetString(), status.GetProperty("epoch").GetInt64()).ShouldBe(("complete", 1L));
    }

    [Fact]
    public void A_service_that_was_killed_goes_on_with_its_runs()
    {
        string run;
        using (ServeProcess service = ServeProcess.Start(_folder))
        {
            Outcome left = Signal.Send(
                Innosim.Start(_folder, "run", "toy", "--years", "1000", "--scale", "0.01", "--server", service.Address), Signal.Interrupt, "year 100/");
            run = left.Error.Split(' ')[1];
            service.Kill();
        }

        using ServeProcess next = ServeProcess.Start(_folder);
        next.Run(_folder, "watch", run).ShouldBeDone().Error.ShouldContain("year 1000/1000");
    }

    [Fact]
    public void Keys_are_made_listed_asked_for_and_removed()
    {
        string key = Innosim.Run(_folder, "keys", "add", "ada", "--role", "operator", "--api-keys", "keys.json").ShouldBeDone().Out.Trim();
        Innosim.Run(_folder, "keys", "list", "--api-keys", "keys.json").ShouldBeDone().Out.ShouldStartWith("ada\toperator\t");
        using ServeProcess service = ServeProcess.Start(_folder, "--api-keys", "keys.json");
        service.Run(_folder, "runs").ShouldHaveFailed("The key is missing or unknown");
        service.Run(_folder, "runs", "--key", key).ShouldBeDone();
        Innosim.RunWith(_folder, new Dictionary<string, string> { ["INNOVATIONSIM_KEY"] = key }, "runs", "--server", service.Address).ShouldBeDone();
        Innosim.Run(_folder, "keys", "remove", "ada", "--api-keys", "keys.json").ShouldBeDone();
        Innosim.Run(_folder, "keys", "list", "--api-keys", "keys.json").ShouldBeDone().Out.ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_served_is_said_in_a_line()
    {
        using ServeProcess service = ServeProcess.Start(_folder);
        Innosim.Run(_folder, "serve", "--http", "http://0.0.0.0:8080").ShouldBeRefused("without --api-keys it takes a loopback address");
        Innosim.Run(_folder, "serve", "--http", "https://127.0.0.1").ShouldBeRefused("--http is 'https://127.0.0.1'");
        Innosim.Run(_folder, "serve", "--api-keys", "nowhere.json").ShouldBeRefused("nowhere.json", "innosim keys add");
        Innosim.Run(_folder, "serve", "--runs-dir", "service").ShouldHaveFailed("another process has them");
        Innosim.Run(_folder, "serve", "--runs-dir", "other", "--http", service.Address).ShouldHaveFailed("in use");
    }
}
