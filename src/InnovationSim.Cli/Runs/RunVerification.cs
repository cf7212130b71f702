using InnovationSim.Cli.Terminal;
using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Cli.Runs;

/// <summary>Simulates a run once more and compares.</summary>
internal sealed class RunVerification : IRunObserver
{
    private const string ResumeOrRunAgain = "'innosim resume' writes them again if the run has not ended; otherwise run it once more.";

    private readonly ProgressDisplay _progress;
    private readonly IReadOnlyList<string> _expected;
    private int? _differs;
    private string _found = "";

    private RunVerification(RunPlan plan, RunOptions options, IReadOnlyList<string> expected)
    {
        _expected = expected;
        _progress = ProgressDisplay.For(options.Progress, expected.Count - 1, plan.World);
    }

    internal static async Task<int> RunAsync(string run, string runsFolder, RunOptions options, CancellationToken cancellationToken)
    {
        using var signals = new StopSignals(cancellationToken, pausable: false);
        string path = RunPlace.Find(run, runsFolder);
        RunInput input = RunFolder.InputOf(path);
        var expected = new List<string>();
        SqliteResultStore results = SqliteResultStore.OpenToRead(RunFolder.DatabaseOf(path));
        await using (results.ConfigureAwait(false))
        {
            int last = await results.LastYearAsync(cancellationToken).ConfigureAwait(false);
            if (results.Damage() is { } damage) throw new FailedException($"The results of run {input.Run} are damaged: {damage}", ResumeOrRunAgain);
            int sound = results.LastSoundYear();
            if (sound < last)
                throw new FailedException($"The results of run {input.Run} are damaged: the rows of year {sound + 1} are not those that were written.", ResumeOrRunAgain);

            await foreach (YearFigures year in YearFigures.ReadAsync(results).ConfigureAwait(false)) expected.Add(year.Digest);
        }

        if (RunFolder.DamagedFiles(path) is { Count: > 0 } damaged)
        {
            throw new FailedException(
                $"Of run {input.Run}, {string.Join(", ", damaged)} is not what was written: damaged or changed.",
                "'innosim resume' makes it again.");
        }

        if (expected.Count < 2) throw new BadInputException($"Run {input.Run} has not finished a year yet: there is nothing to compare.");
        RunPlan plan = Plans.Of(input with { Years = expected.Count - 1 }, options);
        var verification = new RunVerification(plan, options, expected);
        signals.Asked = verification._progress.Stopping;
        return await verification.CompareAsync(plan, input, path, options, signals.Token).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void StepDone(StepReport report) => _progress.StepDone(report);

    /// <inheritdoc/>
    public ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken)
    {
        _progress.YearDone(record);
        string digest = record.Digest.ToString();
        if (_differs is null && !string.Equals(digest, _expected[record.Year], StringComparison.Ordinal))
        {
            _differs = record.Year;
            _found = digest;
        }

        return ValueTask.CompletedTask;
    }

    private async Task<int> CompareAsync(RunPlan plan, RunInput input, string path, RunOptions options, CancellationToken stop)
    {
        var coordinator = new RunCoordinator(plan.Spec, new InProcessFleet(plan.World, plan.Spec.Seed, options.Threads), this);
        await _progress.ShowAsync(async () =>
        {
            await coordinator.BeginAsync(stop).ConfigureAwait(false);
            while (_differs is null && coordinator.YearsDone < plan.Spec.Years) await coordinator.RunYearAsync(stop).ConfigureAwait(false);
        }).ConfigureAwait(false);
        if (_differs is { } year)
        {
            Messages.Error($"Year {year} of run {input.Run} differs: it has digest {_expected[year]}, simulated once more {_found}.");
            foreach (string difference in Differences(input, RunFolder.ManifestOf(path))) Messages.Hint("    " + difference);
            return ExitCodes.Failed;
        }

        // One line, however narrow the screen is: programs read it.
        Console.Out.WriteLine($"Run {input.Run}: all {plan.Spec.Years} years and the first state have the digests they had. Last: {_expected[^1]}");
        return ExitCodes.Done;
    }

    /// <summary>What is other now than when the run was done.</summary>
    private static IEnumerable<string> Differences(RunInput input, RunManifest? then)
    {
        if (input.ModelVersion != ModelVersion.Current)
            yield return $"The run was done with version {input.ModelVersion} of the model, this is version {ModelVersion.Current}: results differ by intention.";
        if (then is null) yield break;
        MachineDescription now = MachineDescription.Current;
        if (!string.Equals(then.Program, Manifests.Program, StringComparison.Ordinal)) yield return $"program: {then.Program} then, {Manifests.Program} now";
        if (!string.Equals(then.Machine.Architecture, now.Architecture, StringComparison.Ordinal))
            yield return $"architecture: {then.Machine.Architecture} then, {now.Architecture} now";
        if (!string.Equals(then.Machine.Runtime, now.Runtime, StringComparison.Ordinal)) yield return $"runtime: {then.Machine.Runtime} then, {now.Runtime} now";
        if (!string.Equals(then.Machine.OperatingSystem, now.OperatingSystem, StringComparison.Ordinal))
            yield return $"operating system: {then.Machine.OperatingSystem} then, {now.OperatingSystem} now";
    }
}
