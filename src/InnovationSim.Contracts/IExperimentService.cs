namespace InnovationSim.Contracts;

/// <summary>Experiments: several arms of one region, each simulated with the same seeds, and how they differ.</summary>
/// <remarks>
/// <para>Whatever implements <see cref="ISimulationService"/> implements this too, over the same runs: those of an experiment are runs like any others, which
/// can be listed, watched, read, paused and forked, but not removed one by one. What that interface promises holds here as well.</para>
/// <para>An experiment and all its runs are accepted at once or not at all.</para>
/// <para>Safe to use from several threads.</para>
/// </remarks>
public interface IExperimentService
{
    /// <summary>Accepts an experiment with all its runs. They are durable when the task is finished, and start when there is room for them.</summary>
    /// <param name="request">The experiment.</param>
    /// <param name="idempotencyKey">
    /// 1 to 200 characters of the caller's choice, or null. Submitting the same request with the same key again gives the experiment that is there.
    /// </param>
    /// <param name="cancellationToken">Cancels waiting; the experiment may have been accepted all the same.</param>
    /// <exception cref="InvalidRequestException">Something in the request cannot be; every problem is listed.</exception>
    /// <exception cref="StateConflictException">The key was used for another request.</exception>
    Task<ExperimentStatus> SubmitExperimentAsync(ExperimentRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Experiments, newest first, a page at a time.</summary>
    /// <exception cref="InvalidRequestException">The limit or the place to go on from cannot be.</exception>
    Task<ExperimentPage> ListExperimentsAsync(ExperimentQuery query, CancellationToken cancellationToken = default);

    /// <summary>How an experiment stands.</summary>
    /// <exception cref="NotFoundException">There is no such experiment.</exception>
    Task<ExperimentStatus> ExperimentAsync(string experiment, CancellationToken cancellationToken = default);

    /// <summary>How the arms differ from the baseline, by what is complete so far: pairs of runs with the same seed of which both are complete.</summary>
    /// <exception cref="NotFoundException">There is no such experiment.</exception>
    /// <exception cref="InvalidRequestException">There is no such metric or arm, or more is asked for than one answer holds.</exception>
    Task<ExperimentEffects> EffectsAsync(string experiment, EffectsQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks all runs of an experiment that have not ended to end as they stand. What is complete stays. Cancelling a cancelled experiment changes nothing.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such experiment.</exception>
    /// <exception cref="StateConflictException">All its runs have ended, and none of them by being cancelled.</exception>
    Task<ExperimentStatus> CancelExperimentAsync(string experiment, CancellationToken cancellationToken = default);

    /// <summary>Removes an experiment with all its runs, their results and checkpoints.</summary>
    /// <exception cref="NotFoundException">There is no such experiment.</exception>
    /// <exception cref="StateConflictException">Runs of it are queued or running: it is cancelled first.</exception>
    Task RemoveExperimentAsync(string experiment, CancellationToken cancellationToken = default);
}
