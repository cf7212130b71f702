using System.CommandLine;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Cli.Experiments;
using InnovationSim.Cli.Remote;
using InnovationSim.Cli.Terminal;
using InnovationSim.Engine;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim compare</c>: what policies do, seed by seed.</summary>
internal static class CompareCommand
{
    internal static Command Create()
    {
        var arms = new Argument<string[]>("arm")
        {
            Description = $"Two arms or more; the others are compared with the first. An arm is {ArmText.Form}",
            Arity = new ArgumentArity(2, 50),
        };
        var scenario = new Option<string>("--scenario")
        {
            Description = "Name of a built-in scenario or path of a scenario file [default: heilongjiang]",
            HelpName = "scenario",
            DefaultValueFactory = _ => "heilongjiang",
        };
        Option<int> replicates = Inputs.WholeNumber("--replicates", "Runs of each arm, all arms with the same seeds", 50, 2, ExperimentPlan.MostReplicates);
        Option<int> years = Inputs.WholeNumber("--years", "Years to simulate", 30, 1, RunSpec.MostYears);
        Option<ulong> seed = Inputs.FirstSeed();
        Option<double> scale = Inputs.Scale(0.05);
        var neutral = new Option<bool>("--budget-neutral")
        {
            Description = "Scale the intensities of all arms with policies so that they spend what the first of them does; fails if they do not",
        };
        Option<double> tolerance = Inputs.Tolerance();
        Option<int?> year = new("--year") { Description = "Year that the table shows [default: the last]", HelpName = "n" };
        var metrics = new Option<string[]>("--metric")
        {
            Description = "Regional metric to show and to plot; may be given several times [default: a selection, with a plot of gdp]",
            HelpName = "name",
        };
        var output = new Option<string?>("--out") { Description = "Folder of the experiment [default: results/compare/ and the arms' names; with --server none is written]", HelpName = "dir" };
        Option<int> threads = Inputs.Threads();
        Option<OutputFormat> format = OutputFormats.Option();
        Option<bool> noProgress = Inputs.NoProgress();
        var command = new Command(
            "compare",
            "Simulates several arms with the same seeds and says how they differ: for every metric and year the paired difference with its 95 % interval. Repeat the command to go on after it was stopped, or with more replicates.")
        {
            arms, scenario, replicates, years, seed, scale, neutral, tolerance, year, metrics, output, threads, format, noProgress,
        };
        var server = new ServerInputs();
        server.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new CompareRequest
            {
                Arms = parsed.GetRequiredValue(arms),
                Scenario = parsed.GetRequiredValue(scenario),
                Replicates = parsed.GetValue(replicates),
                Years = parsed.GetValue(years),
                FirstSeed = parsed.GetValue(seed),
                Scale = parsed.GetValue(scale),
                BudgetNeutral = parsed.GetValue(neutral),
                Tolerance = parsed.GetValue(tolerance),
                Year = parsed.GetValue(year),
                Metrics = parsed.GetValue(metrics) ?? [],
                Out = parsed.GetValue(output),
                Threads = parsed.GetValue(threads),
                Format = parsed.GetValue(format),
                Progress = !parsed.GetValue(noProgress),
            };
            return server.Open(parsed, neutral, tolerance, threads) is { } service
                ? RemoteCommand.RunAsync(service, (there, token) => RemoteCompare.RunAsync(there, request, server.Address(parsed)!, token), cancellationToken)
                : CompareSession.RunAsync(request, cancellationToken);
        });
        return command.WithExamples(
            "innosim compare baseline offices:transfer-office-share=0.6,inventor-share=0.7",
            "innosim compare baseline talent-60 talent-60+chain-leader --scenario heilongjiang --replicates 50 --out results/talent",
            "innosim compare baseline talent-60 tech-upgrading --budget-neutral",
            "innosim compare baseline offices:transfer-office-share=0.6 --metric recent-conversion-rate --metric spin-offs --year 20",
            "innosim compare baseline talent-60 --replicates 20 --server http://127.0.0.1:8080 --out results/talent");
    }
}
