using System.CommandLine;
using InnovationSim.Cli.Benchmarks;
using InnovationSim.Cli.Terminal;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim bench</c>: measures whole runs on this machine.</summary>
internal static class BenchCommand
{
    internal static Command Create()
    {
        Option<int> firms = Inputs.WholeNumber("--firms", "Private firms at the start", 1_000_000, 1_000, 4_000_000);
        Option<int> years = Inputs.WholeNumber("--years", "Years to simulate", 5, 2, 1_000);
        Option<ulong> seed = Inputs.Seed();
        Option<int> threads = Inputs.Threads();
        Option<OutputFormat> format = OutputFormats.Option();
        var command = new Command(
            "bench",
            "Measures whole runs of heilongjiang on this machine: organisation-years a second, time by phase, bytes per firm, time outside phases, speed-up over one thread.")
        {
            firms, years, seed, threads, format,
        };
        command.SetAction((parsed, cancellationToken) => BenchSession.RunAsync(
            parsed.GetValue(firms), parsed.GetValue(years), parsed.GetValue(seed), parsed.GetValue(threads), parsed.GetValue(format), cancellationToken));
        return command.WithExamples("innosim bench", "innosim bench --firms 100000 --years 10 --threads 1");
    }
}
