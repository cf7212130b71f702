using System.Diagnostics;
using InnovationSim.Cli.Tests.Running;
using InnovationSim.Storage.Results;
using Shouldly;

namespace InnovationSim.Cli.Tests.Resuming;

/// <summary>A clock that jumps, between the lives of a run and within one: nothing is lost, nothing is there twice.</summary>
public sealed class ClockTests : IDisposable
{
    private static readonly string[] How = ["--years", "100", "--scale", "0.1", "--checkpoint-every", "10"];

    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock;

    public ClockTests() => _clock = new FakeClock(_folder.In("clock"), 2040);

    private string Out => _folder.In("x");

    public void Dispose() => _folder.Dispose();

    [FakeClockFact]
    public void Killed_and_taken_up_again_decades_earlier_and_later_it_goes_on_from_its_newest_checkpoint_and_ends_whole()
    {
        Signal.Send(Start(["run", "toy", .. How, "--out", "x"]), Signal.Kill, "year 40/100");
        _clock.Set(1985);
        // Files of the second life are older than those of the first, and still they are the newer ones.
        string said = Signal.Send(Start("resume", "x"), Signal.Kill, "year 80/100").Error;
        GoesOnAfter(said).ShouldBeGreaterThanOrEqualTo(20);
        _clock.Set(2060);
        Outcome last = Innosim.Finish(Start("resume", "x")).ShouldBeDone();
        GoesOnAfter(last.Error).ShouldBeGreaterThanOrEqualTo(60);
        Whole.Of(How).ShouldBeIn(Out);
        new ResultFiles(Out).Manifest.Started.Year.ShouldBe(2040);
    }

    [FakeClockFact]
    public void Jumping_while_the_run_goes_it_changes_nothing_and_the_time_taken_is_that_which_passed()
    {
        var passed = Stopwatch.StartNew();
        Process run = Innosim.StartWith(_folder, _clock.JumpingEnvironment, ["run", "toy", .. How, "--out", "x"]);
        string said = Signal.Await(run, "year 20/100");
        _clock.Set(1985);
        said += Signal.Await(run, "year 50/100");
        _clock.Set(2060);
        Innosim.Finish(run, said).ShouldBeDone();
        Whole.Of(How).ShouldBeIn(Out);
        RunManifest manifest = new ResultFiles(Out).Manifest;
        manifest.Run.ShouldStartWith("2040");
        manifest.Seconds.ShouldBeInRange(0, passed.Elapsed.TotalSeconds);
    }

    private static int GoesOnAfter(string said)
    {
        System.Text.RegularExpressions.Match found = System.Text.RegularExpressions.Regex.Match(said, @"goes on after year (\d+) of 100");
        found.Success.ShouldBeTrue(said);
        return int.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    private Process Start(params string[] arguments) => Innosim.StartWith(_folder, _clock.Environment, arguments);
}
