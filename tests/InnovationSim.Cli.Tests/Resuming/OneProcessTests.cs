using System.Diagnostics;
using InnovationSim.Cli.Tests.Running;
using Shouldly;

namespace InnovationSim.Cli.Tests.Resuming;

/// <summary>A run that a process has, and others that want it.</summary>
public sealed class OneProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void Others_are_told_and_it_goes_on_undisturbed()
    {
        Process running = Innosim.Start(_folder, "run", "toy", "--years", "20000", "--scale", "0.05", "--checkpoint-every", "50", "--out", "x");
        string said = Signal.Await(running, "year 0/20000");
        Innosim.Run(_folder, "resume", "x").ShouldHaveFailed("Another process has the run");
        Innosim.Run(_folder, "rm", "x").ShouldBeRefused("A process has the run");
        Innosim.Run(_folder, "run", "toy", "--years", "2", "--out", "x").ShouldBeRefused("--out 'x'", "already");
        Innosim.Run(_folder, "runs", "--runs-dir", ".", "--format", "json").ShouldBeDone().Out.ShouldContain("\"state\":\"running\"");
        Innosim.Run(_folder, "export", "x", "--tables", "years", "--out", "so-far").ShouldBeDone();
        CsvTable years = CsvTable.Read(_folder.In("so-far", "years.csv"));
        years.Column("year").ShouldBe(Enumerable.Range(0, years.Rows.Length).Select(year => $"{year}"));
        Innosim.Run(_folder, "fork", "x", "--at-year", "1", "--years", "3", "--set", "entry-rate=0.3", "--out", "fork", "--no-progress").ShouldBeDone();
        Outcome paused = Signal.Send(running, Signal.Terminate, after: null).ShouldBeDone();
        (said + paused.Error).ShouldContain("Paused after year ");
        new ResultFiles(_folder.In("fork")).Csv("years").Column("digest").Take(2).ShouldBe(years.Column("digest").Take(2));
    }
}
