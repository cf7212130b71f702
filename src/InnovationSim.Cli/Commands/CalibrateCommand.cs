using System.CommandLine;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Cli.Experiments;
using InnovationSim.Cli.Terminal;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim calibrate</c>: looks for parameters with which a baseline meets the facts that are fitted.</summary>
internal static class CalibrateCommand
{
    internal static Command Create()
    {
        var scenario = new Argument<string>("scenario")
        {
            Description = "Name of a built-in scenario or path of a scenario file [default: heilongjiang]",
            DefaultValueFactory = _ => "heilongjiang",
        };
        var parameters = new Option<string[]>("--parameter")
        {
            Description = "Parameter to look for, within its range in the parameter table or a part of it: offer-hazard or offer-hazard=0.01..0.1; at least one",
            HelpName = "name[=low..high]",
            Required = true,
        };
        Option<int> points = Inputs.WholeNumber("--points", "Points tried at most; more than before go on from where it ended", 200, 1, 100_000);
        Option<int> replicates = Inputs.WholeNumber("--replicates", "Runs of each point, the same seeds at all points", 5, 1, ExperimentPlan.MostReplicates);
        Option<ulong> seed = Inputs.FirstSeed();
        Option<int> searchSeed = Inputs.WholeNumber("--search-seed", "Seed of the search's directions", 1, 0, int.MaxValue);
        Option<double> scale = Inputs.Scale(0.05);
        Option<string[]> sets = Inputs.Sets();
        var output = new Option<string>("--out")
        {
            Description = "Folder of the record [default: results/calibration]",
            HelpName = "dir",
            DefaultValueFactory = _ => Path.Combine("results", "calibration"),
        };
        Option<int> threads = Inputs.Threads();
        Option<bool> noProgress = Inputs.NoProgress();
        var command = new Command(
            "calibrate",
            "Looks for parameters, within their ranges, with which a baseline meets the facts that are fitted; facts held out do not count. Leaves a record of every point tried (points.csv), the best values (best.yaml) and the scorecard with them (facts.csv). Repeat the command to go on.")
        {
            scenario, parameters, points, replicates, seed, searchSeed, scale, sets, output, threads, noProgress,
        };
        command.SetAction((parsed, cancellationToken) => CalibrateSession.RunAsync(
            new CalibrateRequest
            {
                Scenario = parsed.GetRequiredValue(scenario),
                Parameters = parsed.GetRequiredValue(parameters),
                Points = parsed.GetValue(points),
                Replicates = parsed.GetValue(replicates),
                FirstSeed = parsed.GetValue(seed),
                SearchSeed = parsed.GetValue(searchSeed),
                Scale = parsed.GetValue(scale),
                Sets = Inputs.ReadSets(parsed.GetValue(sets) ?? []),
                Out = parsed.GetRequiredValue(output),
                Threads = parsed.GetValue(threads),
                Progress = !parsed.GetValue(noProgress),
            },
            cancellationToken));
        return command.WithExamples(
            "innosim calibrate heilongjiang --parameter offer-hazard=0.01..0.1 --parameter entry-rate=0.08..0.11 --points 60",
            "innosim calibrate --parameter growth-noise --parameter growth-size-reversion --replicates 10 --out results/growth");
    }
}
