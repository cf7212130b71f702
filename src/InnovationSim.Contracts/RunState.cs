namespace InnovationSim.Contracts;

/// <summary>Where a run stands. The last three are ends; only a failed run can be resumed, once what it failed of is mended.</summary>
public enum RunState
{
    /// <summary>Waits for its turn.</summary>
    Queued = 0,

    /// <summary>Runs, or is being taken up again after an interruption.</summary>
    Running = 1,

    /// <summary>Was asked to stop, and goes on when asked.</summary>
    Paused = 2,

    /// <summary>All years are simulated.</summary>
    Complete = 3,

    /// <summary>Was asked to end; its results up to then are there.</summary>
    Cancelled = 4,

    /// <summary>Could not go on; <see cref="RunStatus.Error"/> says why.</summary>
    Failed = 5,
}

/// <summary>What a run was asked and has not obeyed yet.</summary>
public enum RunCommand
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>To stop with a checkpoint and wait.</summary>
    Pause = 1,

    /// <summary>To end.</summary>
    Cancel = 2,
}

/// <summary>What follows from a state.</summary>
public static class RunStates
{
    /// <summary>Whether it is an end: the run does nothing more unless it failed and is resumed.</summary>
    public static bool IsEnd(this RunState state) => state is RunState.Complete or RunState.Cancelled or RunState.Failed;
}
