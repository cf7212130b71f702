using System.Diagnostics;
using System.Globalization;
using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit.Abstractions;

namespace InnovationSim.Cli.Tests.Resuming;

/// <summary>Results are written as the run goes: memory does not grow with the number of years.</summary>
public sealed class MemoryTests(ITestOutputHelper output)
{
    // A record of this region has 15 kB: those of the years between the two looks would take 40 MB.
    private const int MostGrowth = 12 << 10;

    [LinuxFact]
    public void The_resident_size_of_a_long_run_is_flat()
    {
        using var folder = new TempFolder();
        using Process process = Innosim.Start(folder, "run", "toy", "--years", "4000", "--scale", "0.01", "--checkpoint-every", "500", "--out", "x");
        Signal.Await(process, "year 1200/4000");
        int early = Resident(process.Id);
        Signal.Await(process, "year 3600/4000");
        int late = Resident(process.Id);
        process.Kill();
        process.WaitForExit();
        output.WriteLine($"{early} kB at year 1,200, {late} kB at year 3,600");
        (late - early).ShouldBeLessThan(MostGrowth);
    }

    private static int Resident(int process) =>
        int.Parse(File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
