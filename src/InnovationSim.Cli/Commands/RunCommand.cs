using System.CommandLine;
using InnovationSim.Cli.Remote;
using InnovationSim.Cli.Runs;
using InnovationSim.Client;
using InnovationSim.Kernel;
using InnovationSim.Cli.Terminal;
using InnovationSim.Engine;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim run</c>: simulates a scenario and leaves its results in a folder.</summary>
internal static class RunCommand
{
    private const int UsualYearsBetweenCheckpoints = 5;

    internal static Command Create()
    {
        var scenario = new Argument<string>("scenario") { Description = "Name of a built-in scenario (see 'innosim scenarios list') or path of a scenario file" };
        Option<int> years = Inputs.WholeNumber("--years", "Years to simulate", 30, 1, RunSpec.MostYears);
        Option<ulong> seed = Inputs.Seed();
        Option<double> scale = Inputs.Scale(0.05);
        Option<string[]> sets = Inputs.Sets();
        Option<string[]> policies = Inputs.Policies();
        Option<int> every = Inputs.WholeNumber(
            "--checkpoint-every", "Years between two checkpoints, 0 for none", UsualYearsBetweenCheckpoints, 0, RunSpec.MostYears);
        Option<string> runs = Inputs.RunsFolder();
        var output = new Option<string?>("--out") { Description = "Folder of this run; by default one named after the run in --runs-dir", HelpName = "dir" };
        var how = new RunOptionInputs();
        var command = new Command("run", "Simulates a scenario, shows how it goes, and leaves results that other programs can open.")
        {
            scenario, years, seed, scale, sets, policies, every, runs, output,
        };
        how.AddTo(command);
        var server = new ServerInputs();
        server.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new RunRequest
            {
                Scenario = parsed.GetRequiredValue(scenario),
                Years = parsed.GetValue(years),
                Seed = parsed.GetValue(seed),
                Scale = parsed.GetValue(scale),
                Sets = Inputs.ReadSets(parsed.GetValue(sets) ?? []),
                Policies = PolicyInputs.Read(parsed.GetValue(policies) ?? []),
                CheckpointEvery = parsed.GetValue(every),
                RunsFolder = parsed.GetRequiredValue(runs),
                Out = parsed.GetValue(output),
                Options = how.Read(parsed),
            };
            return server.Open(parsed, [runs, .. how.OfThisProcess]) is { } service
                ? SubmitAsync(service, request, cancellationToken)
                : RunStarts.NewAsync(request, cancellationToken);
        });
        return command.WithExamples(
            "innosim run heilongjiang",
            "innosim run heilongjiang --years 30 --seed 7 --scale 0.2 --out results/base",
            "innosim run heilongjiang --set transfer-office-share=0.6 --set inventor-share=0.7",
            "innosim run heilongjiang --policy talent-60 --policy chain-leader",
            "innosim run my-region.yaml --format json --no-progress",
            "innosim run heilongjiang --server http://127.0.0.1:8080 --out results/base");
    }

    private static Task<int> SubmitAsync(HttpSimulationService service, RunRequest asked, CancellationToken cancellationToken)
    {
        Contracts.RunRequest request = RemoteRun.Of(asked.Scenario) with
        {
            Years = asked.Years,
            Seed = asked.Seed,
            Scale = asked.Scale,
            Sets = asked.Sets,
            Policies = RemoteRun.Of(asked.Policies),
            CheckpointEvery = asked.CheckpointEvery,
            ShardSizes = asked.Options.ShardSizes.ToDictionary(size => size.Key.Name(), size => size.Value, StringComparer.Ordinal),
        };
        var run = new RemoteRun(asked.Options.Format, asked.Options.Progress, asked.Out);
        return RemoteCommand.RunAsync(
            service, (there, token) => run.SubmitAsync(there, key => there.SubmitAsync(request, key, token), token), cancellationToken);
    }
}
