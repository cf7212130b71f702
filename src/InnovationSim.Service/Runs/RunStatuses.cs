using InnovationSim.Contracts;
using InnovationSim.Service.Lives;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Service.Runs;

/// <summary>What the catalogue and a life together say of a run.</summary>
public static class RunStatuses
{
    /// <summary>The status of a run.</summary>
    /// <param name="run">The run as the catalogue has it.</param>
    /// <param name="life">How far the life that has it has come; null if none has, or that is not known.</param>
    public static RunStatus Of(RunRecord run, RunLifeStatus? life = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        // A life knows nothing until it has taken the run up, and no longer counts when its end is noted.
        RunLifeStatus? now = run.State == RunState.Running && life is { Year: >= 0 } ? life : null;
        int year = now?.Year ?? run.Year;
        return new RunStatus
        {
            Run = run.Run,
            State = run.State,
            Asked = run.Asked,
            Label = run.Label,
            Scenario = run.Scenario,
            Seed = run.Seed,
            Scale = run.Scale,
            Years = run.Years,
            Year = year,
            Phase = now?.Phase,
            Percent = now?.Percent ?? Percentages.Of(year, 0, run.Years),
            Remaining = now?.Remaining,
            OrganisationYearsPerSecond = now?.OrganisationYearsPerSecond,
            Organisations = now is null ? run.Organisations : now.Organisations,
            Epoch = Math.Max(0, run.Epoch),
            CheckpointYear = now is null ? run.CheckpointYear : now.CheckpointYear,
            Digest = now is null ? run.Digest : now.Digest,
            Experiment = run.Part?.Experiment,
            Arm = run.Part?.Arm,
            Replicate = run.Part?.Replicate,
            ParentRun = run.Parent?.Run,
            ParentYear = run.Parent?.AtYear,
            Created = run.Created,
            Started = run.Started,
            Ended = run.Ended,
            Error = run.Error,
        };
    }
}
