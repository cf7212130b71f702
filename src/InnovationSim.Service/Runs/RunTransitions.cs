using InnovationSim.Contracts;
using InnovationSim.Service.Lives;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Service.Runs;

/// <summary>
/// What leads from one state of a run to another: pure functions for <see cref="IRunCatalog"/>'s changes, the same for every implementation.
/// </summary>
public static class RunTransitions
{
    /// <summary>Pauses a run; one that runs is asked to.</summary>
    /// <exception cref="StateConflictException">It has ended, or was asked to be cancelled.</exception>
    public static RunRecord Pause(RunRecord run) => run switch
    {
        { Asked: RunCommand.Cancel } => throw new StateConflictException($"Run {run.Run} was asked to be cancelled; it cannot be paused."),
        { State: RunState.Queued } => run with { State = RunState.Paused, Asked = RunCommand.None },
        { State: RunState.Running } => run with { Asked = RunCommand.Pause },
        { State: RunState.Paused } => run,
        _ => throw Ended(run, "paused; only a run that is queued or running can be"),
    };

    /// <summary>Resumes a run.</summary>
    /// <exception cref="StateConflictException">It is complete or cancelled, or was asked to be cancelled.</exception>
    public static RunRecord Resume(RunRecord run) => run switch
    {
        { Asked: RunCommand.Cancel } => throw new StateConflictException($"Run {run.Run} was asked to be cancelled; it cannot be resumed."),
        { State: RunState.Paused or RunState.Failed } => run with { State = RunState.Queued, Asked = RunCommand.None, Ended = null, Error = null },
        { State: RunState.Running } => run with { Asked = RunCommand.None },
        { State: RunState.Queued } => run,
        _ => throw Ended(run, "resumed; only a run that is paused or has failed can be"),
    };

    /// <summary>Cancels a run; one that runs is asked to end.</summary>
    /// <exception cref="StateConflictException">It is complete or has failed.</exception>
    public static RunRecord Cancel(RunRecord run, DateTimeOffset now) => run switch
    {
        { State: RunState.Queued or RunState.Paused } => run with { State = RunState.Cancelled, Asked = RunCommand.None, Ended = now },
        { State: RunState.Running } => run with { Asked = RunCommand.Cancel },
        { State: RunState.Cancelled } => run,
        _ => throw Ended(run, "cancelled; only one that is queued, running or paused can be"),
    };

    /// <summary>Refuses to remove a run that may still run, or without which an experiment would not be whole.</summary>
    /// <exception cref="StateConflictException">It is queued or running, or belongs to an experiment.</exception>
    public static void CheckRemoval(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Part is { } part)
            throw new StateConflictException($"Run {run.Run} belongs to experiment {part.Experiment} and is removed with it only.");
        if (run.State is RunState.Queued or RunState.Running)
            throw new StateConflictException($"Run {run.Run} is {Name(run.State)} and cannot be removed; cancel it first.");
    }

    /// <summary>A life takes the run up. A run that may not run (any more) stays as it is.</summary>
    public static RunRecord Begin(RunRecord run, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.State is RunState.Queued or RunState.Running ? run with { State = RunState.Running, Started = run.Started ?? now } : run;
    }

    /// <summary>
    /// A life has ended. What the run was asked at the last moment, or no longer is, counts: no command is lost. Doing it twice does nothing more.
    /// </summary>
    public static RunRecord End(RunRecord run, RunEnd end, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.State != RunState.Running) return run;
        RunState state = (end, run.Asked) switch
        {
            (RunEnd.Complete, _) => RunState.Complete,
            (RunEnd.Cancelled, _) or (_, RunCommand.Cancel) => RunState.Cancelled,
            (_, RunCommand.Pause) => RunState.Paused,
            // Handed over, or paused and resumed before the pause was noted.
            _ => RunState.Queued,
        };
        return run with { State = state, Asked = RunCommand.None, Ended = state.IsEnd() ? now : null };
    }

    /// <summary>A life could not go on, and it is no use to try again. A run that was asked to be cancelled is cancelled all the same.</summary>
    public static RunRecord Fail(RunRecord run, string error, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.State is not (RunState.Queued or RunState.Running)) return run;
        RunState state = run.Asked == RunCommand.Cancel ? RunState.Cancelled : RunState.Failed;
        return run with { State = state, Asked = RunCommand.None, Error = error, Ended = now };
    }

    /// <summary>The name of a state in messages.</summary>
    internal static string Name(RunState state) => state.ToString().ToLowerInvariant();

    private static StateConflictException Ended(RunRecord run, string what) => new($"Run {run.Run} {Has(run.State)} and cannot be {what}.");

    private static string Has(RunState state) => state == RunState.Failed ? "has failed" : $"is {Name(state)}";
}
