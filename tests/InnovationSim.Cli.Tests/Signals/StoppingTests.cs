using System.Globalization;
using System.Text.RegularExpressions;
using InnovationSim.Cli.Tests.Running;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Runs;
using Shouldly;

namespace InnovationSim.Cli.Tests.Signals;

public sealed class StoppingTests : IDisposable
{
    // Ten lines of progress in a run; after the second there is most of it to come.
    private static readonly string[] Long = ["run", "toy", "--years", "200", "--scale", "0.2", "--out", "x"];
    private const string Underway = "year 20/200";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void Interrupted_it_ends_the_phase_saves_the_years_done_and_says_so()
    {
        Outcome outcome = Signal.Send(Innosim.Start(_folder, Long), Signal.Interrupt, Underway);
        outcome.ExitCode.ShouldBe(130);
        outcome.ShouldShowNoStackTrace();
        outcome.Error.ShouldContain("Stopping at the end of the phase …");
        int years = YearsSaved(outcome);
        years.ShouldBeInRange(20, 199);
        outcome.Error.ShouldContain($"{years} of 200 years were finished and are saved in {_folder.In("x")}.");
        outcome.Out.ShouldContain($"year {years} (");
        var results = new ResultFiles(_folder.In("x"));
        results.Names.ShouldBe(RunFolder.Files.Order(StringComparer.Ordinal));
        results.Manifest.State.ShouldBe(RunState.Cancelled);
        results.Manifest.Years.ShouldBe(200);
        results.Manifest.YearsDone.ShouldBe(years);
        results.Manifest.Digests.Count.ShouldBe(years + 1);
        results.Csv("years").Column("digest").ShouldBe(results.Manifest.Digests);
        results.Csv("cities").Rows.Length.ShouldBe((years + 1) * 2 * 3 * 2);
        results.Query("SELECT count(*), max(year) FROM years").ShouldHaveSingleItem().ShouldBe(
            [(years + 1).ToString(CultureInfo.InvariantCulture), years.ToString(CultureInfo.InvariantCulture)]);
    }

    [UnixFact]
    public void Stopped_in_the_first_years_it_says_truly_whether_anything_is_saved()
    {
        // Whether the first year is done before the signal comes is up to the machine.
        Outcome outcome = Signal.Send(Innosim.Start(_folder, Long), Signal.Interrupt, "year 0/200");
        outcome.ExitCode.ShouldBe(130);
        bool nothing = outcome.Error.Contains("Stopped before the first year was finished: nothing is saved.", StringComparison.Ordinal);
        if (nothing) Directory.Exists(_folder.In("x")).ShouldBeFalse();
        else new ResultFiles(_folder.In("x")).Manifest.YearsDone.ShouldBe(YearsSaved(outcome));
    }

    [UnixFact]
    public void What_an_interrupted_run_saved_is_the_beginning_of_the_whole_run()
    {
        Signal.Send(Innosim.Start(_folder, Long), Signal.Interrupt, Underway).ExitCode.ShouldBe(130);
        Innosim.Run(_folder, "run", "toy", "--years", "5", "--scale", "0.2", "--out", "whole", "--no-progress").ShouldBeDone();
        new ResultFiles(_folder.In("whole")).Manifest.Digests.ShouldBe(new ResultFiles(_folder.In("x")).Manifest.Digests.Take(6));
    }

    [UnixFact]
    public void Interrupted_in_json_it_says_cancelled()
    {
        Outcome outcome = Signal.Send(Innosim.Start(_folder, [.. Long, "--format", "json"]), Signal.Interrupt, Underway);
        outcome.ExitCode.ShouldBe(130);
        outcome.Json().GetProperty("state").GetString().ShouldBe("cancelled");
        outcome.Json().GetProperty("yearsDone").GetInt32().ShouldBe(YearsSaved(outcome));
    }

    [UnixFact]
    public void Asked_to_terminate_it_pauses_at_the_end_of_the_year_and_says_how_to_go_on()
    {
        Outcome outcome = Signal.Send(Innosim.Start(_folder, Long), Signal.Terminate, Underway).ShouldBeDone();
        outcome.Out.ShouldBeEmpty();
        outcome.Error.ShouldContain("Pausing at the end of the year …");
        outcome.Error.ShouldMatch(@"Paused after year \d+ of 200; everything is saved in ");
        outcome.Error.ShouldContain($"To go on: innosim resume {_folder.In("x")}");
        _folder.Visible("x").ShouldBeEmpty();
    }

    [UnixFact]
    public void Interrupted_before_it_began_it_leaves_nothing_that_looks_whole()
    {
        Outcome outcome = Signal.Send(Innosim.Start(_folder, Long), Signal.Interrupt, after: null);
        outcome.ExitCode.ShouldBe(130);
        outcome.ShouldShowNoStackTrace();
        RunFolder.Files.ShouldAllBe(file => !File.Exists(_folder.In("x", file)));
    }

    [UnixFact]
    public void Killed_it_leaves_nothing_that_looks_whole_and_nothing_that_is_overwritten()
    {
        Signal.Send(Innosim.Start(_folder, Long), Signal.Kill, Underway).ExitCode.ShouldBe(137);
        // The run had begun to write, so there is something that could look whole.
        _folder.Below("x").ShouldNotBeEmpty();
        _folder.Visible("x").ShouldBeEmpty();
        Innosim.Run(_folder, "run", "toy", "--years", "1", "--scale", "0.02", "--out", "x").ShouldBeRefused("--out 'x'", "already", "never overwritten");
        Innosim.Run(_folder, "rm", "x").ShouldBeDone();
        Innosim.Run(_folder, "run", "toy", "--years", "1", "--scale", "0.02", "--out", "x").ShouldBeDone();
        new ResultFiles(_folder.In("x")).Manifest.YearsDone.ShouldBe(1);
    }

    private static int YearsSaved(Outcome outcome) =>
        int.Parse(Regex.Match(outcome.Error, @"Stopped at the end of a phase\. (\d+) of 200 years").Groups[1].Value, CultureInfo.InvariantCulture);
}
