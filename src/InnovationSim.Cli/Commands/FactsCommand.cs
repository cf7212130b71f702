using System.CommandLine;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Cli.Experiments;
using InnovationSim.Cli.Remote;
using InnovationSim.Cli.Terminal;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim facts</c>: holds a baseline against the facts of its scenario.</summary>
internal static class FactsCommand
{
    internal static Command Create()
    {
        var scenario = new Argument<string>("scenario")
        {
            Description = "Name of a built-in scenario or path of a scenario file [default: heilongjiang]",
            DefaultValueFactory = _ => "heilongjiang",
        };
        Option<int> replicates = Inputs.WholeNumber("--replicates", "Runs, each with a seed of its own", 20, 1, ExperimentPlan.MostReplicates);
        Option<ulong> seed = Inputs.FirstSeed();
        Option<double> scale = Inputs.Scale(0.05);
        Option<string[]> sets = Inputs.Sets();
        Option<int> threads = Inputs.Threads();
        var csv = new Option<string?>("--csv") { Description = "File for the scorecard as CSV", HelpName = "file" };
        Option<OutputFormat> format = OutputFormats.Option();
        Option<bool> noProgress = Inputs.NoProgress();
        var command = new Command(
            "facts",
            "Holds a baseline against the facts of its scenario over several seeds: band, measured value with 95 % interval, inside or outside; the facts that parameters were fitted to apart from those held out.")
        {
            scenario, replicates, seed, scale, sets, threads, csv, format, noProgress,
        };
        var server = new ServerInputs();
        server.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new FactsRequest
            {
                Scenario = parsed.GetRequiredValue(scenario),
                Replicates = parsed.GetValue(replicates),
                FirstSeed = parsed.GetValue(seed),
                Scale = parsed.GetValue(scale),
                Sets = Inputs.ReadSets(parsed.GetValue(sets) ?? []),
                Threads = parsed.GetValue(threads),
                Csv = parsed.GetValue(csv),
                Format = parsed.GetValue(format),
                Progress = !parsed.GetValue(noProgress),
            };
            return server.Open(parsed, threads) is { } service
                ? RemoteCommand.RunAsync(service, (there, token) => RemoteFacts.RunAsync(there, request, token), cancellationToken)
                : FactsSession.RunAsync(request, cancellationToken);
        });
        return command.WithExamples("innosim facts", "innosim facts heilongjiang --replicates 20 --csv facts.csv", "innosim facts my-region.yaml --set entry-rate=0.1");
    }
}
