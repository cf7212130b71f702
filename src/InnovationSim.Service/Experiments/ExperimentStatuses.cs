using InnovationSim.Contracts;
using InnovationSim.Service.Lives;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Service.Experiments;

/// <summary>What the catalogue and the lives of its runs together say of an experiment.</summary>
public static class ExperimentStatuses
{
    /// <summary>The status of an experiment.</summary>
    /// <param name="experiment">The experiment as the catalogue has it.</param>
    /// <param name="life">How far the life of a run has come; null if none has it, or that is not known.</param>
    public static ExperimentStatus Of(ExperimentRecord experiment, Func<string, RunLifeStatus?> life)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(life);
        ExperimentTally tally = experiment.Tally;
        RunState state = StateOf(tally.Runs);
        long all = (long)experiment.Arms.Count * experiment.Replicates * experiment.Years;
        long done = tally.YearsDone + tally.Running.Sum(run => (long)Math.Max(0, (life(run.Run)?.Year ?? 0) - run.Year));
        return new ExperimentStatus
        {
            Experiment = experiment.Experiment,
            State = state,
            Label = experiment.Label,
            Scenario = experiment.Scenario,
            Arms = experiment.Arms,
            FirstSeed = experiment.FirstSeed,
            Replicates = experiment.Replicates,
            Years = experiment.Years,
            Scale = experiment.Scale,
            Runs = tally.Runs,
            YearsDone = done,
            YearsInAll = all,
            Percent = 100.0 * done / all,
            Created = experiment.Created,
            Started = tally.Started,
            Ended = state.IsEnd() ? tally.Ended : null,
            Error = tally.Error,
        };
    }

    /// <summary>What runs in these states amount to; see <see cref="ExperimentStatus.State"/>.</summary>
    internal static RunState StateOf(RunCounts runs)
    {
        int ended = runs.Complete + runs.Cancelled + runs.Failed;
        if (runs.Running > 0 || (runs.Queued > 0 && ended > 0)) return RunState.Running;
        if (runs.Queued > 0) return RunState.Queued;
        if (runs.Paused > 0) return RunState.Paused;
        return runs.Failed > 0 ? RunState.Failed : runs.Cancelled > 0 ? RunState.Cancelled : RunState.Complete;
    }
}
