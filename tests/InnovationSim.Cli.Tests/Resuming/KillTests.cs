using System.Diagnostics;
using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit.Abstractions;

namespace InnovationSim.Cli.Tests.Resuming;

/// <summary>kill −9 at random moments, a hundred times.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 100;
    private const int Workers = 2;
    // A life begins with a quarter of a second in which the runtime starts.
    private const int Earliest = 120;
    private const int Latest = 620;

    private static readonly string[] How = ["--years", "40", "--scale", "0.05", "--checkpoint-every", "3"];

    [UnixFact]
    public async Task Killed_a_hundred_times_runs_end_with_the_bytes_of_one_that_was_not()
    {
        Whole whole = Whole.Of(How);
        int[] kills = await Task.WhenAll(Enumerable.Range(1, Workers).Select(worker => Task.Run(() => Work(whole, worker))));
        kills.Sum().ShouldBe(Kills);
    }

    private int Work(Whole whole, int seed)
    {
        var random = new Random(seed);
        int kills = 0;
        int runs = 0;
        while (kills < Kills / Workers)
        {
            using var folder = new TempFolder();
            int before = kills;
            for (bool ended = false; !ended;)
            {
                // Killed before it had noted what was asked for, there is no run yet.
                bool begun = File.Exists(folder.In("x", ".run", "input.json"));
                string[] command = begun ? ["resume", "x", "--threads", $"{random.Next(1, 4)}"] : ["run", "toy", .. How, "--out", "x"];
                using Process process = Innosim.Start(folder, [.. command, "--no-progress"]);
                if (kills < Kills / Workers && !process.WaitForExit(random.Next(Earliest, Latest)))
                {
                    process.Kill();
                    kills++;
                }

                process.WaitForExit(TimeSpan.FromSeconds(60)).ShouldBeTrue();
                process.ExitCode.ShouldBeOneOf(0, 137);
                ended = process.ExitCode == 0;
            }

            whole.ShouldBeIn(folder.In("x"));
            runs++;
            output.WriteLine($"worker {seed}, run {runs}: {kills - before} kills");
        }

        return kills;
    }
}
