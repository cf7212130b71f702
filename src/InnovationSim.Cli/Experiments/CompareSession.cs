using System.Globalization;
using InnovationSim.Analysis.Comparison;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Cli.Runs;
using InnovationSim.Cli.Terminal;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Cli.Experiments;

/// <summary>Runs <c>innosim compare</c>.</summary>
internal static class CompareSession
{
    private const int LongestFolderName = 100;

    internal static async Task<int> RunAsync(CompareRequest request, CancellationToken cancellationToken)
    {
        using var signals = new StopSignals(cancellationToken, pausable: false);
        ScenarioDocument scenario = ScenarioLibrary.Load(request.Scenario);
        CompareOutput output = CompareOutput.Of(request);
        var plan = new ExperimentPlan
        {
            Scenario = scenario.Name,
            ScenarioHash = scenario.Hash,
            Years = request.Years,
            Scale = request.Scale,
            FirstSeed = request.FirstSeed,
            Replicates = request.Replicates,
            Arms = await ArmInputs.ReadAsync(request, scenario, signals.Token).ConfigureAwait(false),
        };
        string path = request.Out ?? Path.Combine("results", "compare", FolderName(plan));
        using ExperimentFolder folder = Open(path, plan);
        ExperimentResults results;
        try
        {
            results = await CountedProgress.ShowAsync(
                request.Progress, "Runs", plan.Replicates * plan.Arms.Count,
                progress => Experiment.RunAsync(plan, folder, request.Threads, new Counter(progress), signals.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Messages.Note($"Stopped. The runs that were finished are kept in {folder.FullPath}; the same command goes on with them.");
            return ExitCodes.Cancelled;
        }

        if (request.BudgetNeutral) CheckBudgets(results, request.Tolerance);
        output.Write(ComparisonView.Of(results), folder.FullPath);
        return ExitCodes.Done;
    }

    /// <summary>Intensities were found with a few runs; whether all of them spend the same shows only now.</summary>
    private static void CheckBudgets(ExperimentResults results, double tolerance)
    {
        double[] spent = [.. Enumerable.Range(0, results.Shape.Arms.Count).Select(arm => Spending.UpTo(results, arm, results.Shape.Years).Average())];
        double target = spent.First(yuan => yuan > 0);
        int off = Array.FindIndex(spent, yuan => yuan > 0 && Math.Abs(yuan - target) > tolerance * target);
        if (off < 0) return;
        throw new FailedException(
            string.Create(CultureInfo.InvariantCulture, $"The arms do not spend the same: {results.Shape.Arms[off]} spends {spent[off] / 1e9:N2} bn yuan on average, the first arm with policies {target / 1e9:N2} bn, and {tolerance:P1} is allowed."),
            "The runs are kept. More --replicates make averages steadier; a larger --tolerance allows more.");
    }

    private static ExperimentFolder Open(string path, ExperimentPlan plan)
    {
        try
        {
            return ExperimentFolder.Open(path, plan);
        }
        catch (ExperimentMismatchException other)
        {
            throw new BadInputException($"The folder '{path}' holds another experiment: {other.Message}. Name another folder with --out, or remove this one.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            if (Failures.IsDiskFull(failure)) throw new FailedException($"'{path}' cannot be written: {Failures.OneLine(failure)}", hint: null, failure);
            throw new BadInputException($"--out '{path}' cannot take the experiment: {Failures.OneLine(failure)}");
        }
    }

    /// <summary>The scenario and the arms, as far as they fit into the name of a folder.</summary>
    private static string FolderName(ExperimentPlan plan)
    {
        string name = $"{plan.Scenario}-{string.Join('_', plan.Arms.Select(arm => arm.Name))}";
        return name.Length <= LongestFolderName ? name : name[..LongestFolderName];
    }

    private sealed class Counter(CountedProgress progress) : IExperimentProgress
    {
        public void Begin(int kept, int all)
        {
            if (kept == 0) return;
            Messages.Note($"{kept} of {all} runs were finished before.");
            progress.Add(kept);
        }

        public void Done(Arm arm, int replicate) => progress.Add();
    }
}
