using System.Diagnostics;
using System.Globalization;
using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit.Abstractions;

namespace InnovationSim.Cli.Tests.Resuming;

/// <summary>Results are written as the run goes: memory does not grow with the number of years.</summary>
public sealed class MemoryTests(ITestOutputHelper output)
{
    // A record of this region has 15 kB: those of the years between the two looks would take 30 MB. A run of 10,000
    // years takes a minute on a busy machine; it showed the same (README).
    private const int MostGrowth = 12 << 10;

    [LinuxFact]
    public void The_resident_size_of_a_long_run_is_flat()
    {
        using var folder = new TempFolder();
        using Process process = Innosim.Start(folder, "run", "toy", "--years", "3000", "--scale", "0.002", "--checkpoint-every", "5", "--out", "x");
        Signal.Await(process, "year 900/3000");
        int early = Resident(process.Id);
        Signal.Await(process, "year 3000/3000");
        int late = Resident(process.Id);
        process.Kill();
        process.WaitForExit();
        output.WriteLine($"{early} kB at year 900, {late} kB at year 3,000");
        (late - early).ShouldBeLessThan(MostGrowth);
    }

    private static int Resident(int process) =>
        int.Parse(File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
