using InnovationSim.Cli.Tests.Running;
using InnovationSim.Storage.Results;
using Shouldly;

namespace InnovationSim.Cli.Tests.Resuming;

public sealed class PauseTests : IDisposable
{
    private static readonly string[] How = ["--years", "100", "--scale", "0.1", "--checkpoint-every", "0"];
    private static readonly string[] Run = ["run", "toy", .. How, "--out", "x"];

    private readonly TempFolder _folder = new();

    private string Out => _folder.In("x");

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void Paused_twice_and_resumed_with_other_threads_and_shards_it_ends_as_if_it_had_not_been()
    {
        Signal.Send(Innosim.Start(_folder, Run), Signal.Terminate, "year 20/100").ShouldBeDone().Error.ShouldContain($"To go on: innosim resume {Out}");
        State().ShouldBe("paused");
        Outcome second = Signal.Send(Innosim.Start(_folder, "resume", "x", "--threads", "1", "--shard-size", "private-firm=37"), Signal.Terminate, "year 60/100");
        second.ShouldBeDone().Error.ShouldMatch(@"^Run \S+ goes on after year \d+ of 100\.");
        Innosim.Run(_folder, "resume", "x", "--threads", "5", "--shard-size", "private-firm=1000", "--shard-size", "talent-pool=1").ShouldBeDone();
        Whole.Of(How).ShouldBeIn(Out);
        new ResultFiles(Out).Manifest.TakenUpAgain.ShouldBe(2);
        State().ShouldBe("complete");
    }

    [UnixFact]
    public void Paused_in_json_it_says_where_it_stands()
    {
        System.Text.Json.JsonElement answer = Signal.Send(Innosim.Start(_folder, [.. Run, "--format", "json"]), Signal.Terminate, "year 20/100").ShouldBeDone().Json();
        answer.GetProperty("state").GetString().ShouldBe("paused");
        answer.GetProperty("yearsDone").GetInt32().ShouldBeInRange(20, 99);
    }

    [UnixFact]
    public void Asked_to_pause_before_it_began_it_pauses_after_the_first_state_and_is_whole_in_the_end()
    {
        Outcome outcome = Signal.Send(Innosim.Start(_folder, Run), Signal.Terminate, "year 0/100").ShouldBeDone();
        outcome.Error.ShouldContain("Paused after year ");
        Innosim.Run(_folder, "resume", "x", "--no-progress").ShouldBeDone();
        Whole.Of(How).ShouldBeIn(Out);
    }

    [UnixFact]
    public void Asked_to_pause_in_the_last_year_or_after_it_it_ends()
    {
        // The line of the last year but one is not there: after the last line the run makes its files.
        Signal.Send(Innosim.Start(_folder, Run), Signal.Terminate, "year 100/100").ShouldBeDone();
        Whole.Of(How).ShouldBeIn(Out);
    }

    [UnixFact]
    public void Stopped_with_its_years_saved_it_can_still_be_taken_up()
    {
        Signal.Send(Innosim.Start(_folder, "run", "toy", "--years", "100", "--scale", "0.1", "--checkpoint-every", "7", "--out", "x"), Signal.Interrupt, "year 50/100").ExitCode.ShouldBe(130);
        new ResultFiles(Out).Manifest.State.ShouldBe(RunState.Cancelled);
        State().ShouldBe("cancelled");
        Innosim.Run(_folder, "resume", "x", "--no-progress").ShouldBeDone();
        Whole.Of(How).ShouldBeIn(Out);
    }

    [UnixFact]
    public void Stopped_at_once_when_it_is_taken_up_it_still_is_a_run_to_take_up()
    {
        // Without a checkpoint it begins again, and is stopped when nothing of it is there.
        Signal.Send(Innosim.Start(_folder, Run), Signal.Interrupt, "year 20/100").ExitCode.ShouldBe(130);
        Signal.Send(Innosim.Start(_folder, "resume", "x"), Signal.Interrupt, "Run ").ExitCode.ShouldBe(130);
        Innosim.Run(_folder, "resume", "x", "--no-progress").ShouldBeDone();
        Whole.Of(How).ShouldBeIn(Out);
    }

    [UnixFact]
    public void A_run_that_is_complete_has_nothing_to_go_on_with()
    {
        Innosim.Run(_folder, "run", "toy", "--years", "1", "--scale", "0.02", "--out", "x", "--no-progress").ShouldBeDone();
        string[] before = Copies.Hashes(Out);
        Innosim.Run(_folder, "resume", "x").ShouldBeDone().Error.ShouldContain("is complete: 1 years, digest ");
        Copies.Hashes(Out).ShouldBe(before);
    }

    [TerminalFact]
    public void The_key_p_pauses_on_a_terminal()
    {
        // The pipe gives the terminal a p as soon as the display is there.
        string command = $"'{Innosim.Dotnet}' exec '{Innosim.Program}' run toy --years 20000 --scale 0.05 --checkpoint-every 0 --out x";
        var environment = new Dictionary<string, string> { ["COMMAND"] = command, ["TERM"] = "xterm-256color" };
        Outcome outcome = Innosim.RunProgram(_folder, environment, "/bin/sh", "-c",
            "mkfifo keys; (: > seen; until grep -q 'phases/s' seen; do :; done; printf p; until grep -q Paused seen; do :; done) > keys & script -qfec \"$COMMAND\" seen < keys");
        outcome.ExitCode.ShouldBe(0, outcome.Out);
        outcome.Out.ShouldContain("Paused after year ");
        State().ShouldBe("paused");
    }

    private string State() =>
        Innosim.Run(_folder, "runs", "--runs-dir", ".", "--format", "json").ShouldBeDone().Out.Split("\"state\":\"")[1].Split('"')[0];
}
