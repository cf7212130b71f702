namespace InnovationSim.Contracts;

/// <summary>Runs simulations and tells of them, wherever they run: in this process, on a cluster or behind HTTP.</summary>
/// <remarks>
/// <para>What every implementation owes:</para>
/// <list type="number">
/// <item>What was acknowledged is durable: a run that was submitted, paused, resumed, cancelled or removed stays so through crashes.</item>
/// <item>A run that was interrupted, by whatever, goes on by itself, to the same bits.</item>
/// <item>Reading – status, results, organisations – never waits for the simulation; only the life of an organisation is simulated anew.</item>
/// <item>Every failure that a caller can act on is a <see cref="SimulationServiceException"/>.</item>
/// </list>
/// <para>Safe to use from several threads.</para>
/// </remarks>
public interface ISimulationService
{
    /// <summary>Accepts a run. It is durable when the task is finished, and starts when there is room for it.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="idempotencyKey">
    /// 1 to 200 characters of the caller's choice, or null. Submitting the same request with the same key again gives the run that is there.
    /// </param>
    /// <param name="cancellationToken">Cancels waiting; the run may have been accepted all the same.</param>
    /// <exception cref="InvalidRequestException">Something in the request cannot be; every problem is listed.</exception>
    /// <exception cref="StateConflictException">The key was used for another request.</exception>
    Task<RunStatus> SubmitAsync(RunRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Runs, newest first, a page at a time.</summary>
    /// <exception cref="InvalidRequestException">The limit or the place to go on from cannot be.</exception>
    Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default);

    /// <summary>How a run stands.</summary>
    /// <exception cref="NotFoundException">There is no such run.</exception>
    Task<RunStatus> StatusAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>What a run was asked to be: scenario, parameters, policies; and remarks on how these go together.</summary>
    /// <exception cref="NotFoundException">There is no such run.</exception>
    Task<RunDescription> DescribeAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>
    /// The years of a run as they are finished, each once and in order, those first that were finished before. The stream waits while the
    /// run is queued or paused, and ends when it has ended; a run that failed or was cancelled ends it after its last year.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="afterYear">Only later years; −1 for all from the first state (year 0) on.</param>
    /// <param name="cancellationToken">Stops watching.</param>
    /// <exception cref="NotFoundException">There is no such run, or it was removed meanwhile.</exception>
    IAsyncEnumerable<YearReport> WatchAsync(string run, int afterYear = -1, CancellationToken cancellationToken = default);

    /// <summary>The result tables that every run has, with their columns.</summary>
    Task<IReadOnlyList<ResultTableInfo>> TablesAsync(CancellationToken cancellationToken = default);

    /// <summary>Rows of a result table, in the order of years; those of a running run up to the last year finished.</summary>
    /// <exception cref="NotFoundException">There is no such run.</exception>
    /// <exception cref="InvalidRequestException">There is no such table or column.</exception>
    IAsyncEnumerable<ResultRow> ResultsAsync(string run, ResultQuery query, CancellationToken cancellationToken = default);

    /// <summary>Living organisations of one kind in one city, by serial or sorted, as of the last checkpoint, a page at a time.</summary>
    /// <exception cref="NotFoundException">There is no such run.</exception>
    /// <exception cref="InvalidRequestException">There is no such kind or city, or the limit cannot be.</exception>
    /// <exception cref="StateConflictException">The run has no checkpoint yet.</exception>
    Task<OrganisationPage> OrganisationsAsync(string run, OrganisationQuery query, CancellationToken cancellationToken = default);

    /// <summary>One organisation as of the last checkpoint.</summary>
    /// <param name="run">The run.</param>
    /// <param name="id">Its <see cref="Organisation.Id"/>: kind/city/serial, for example <c>private-firm/harbin/12</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="NotFoundException">There is no such run, or no such organisation lives.</exception>
    /// <exception cref="InvalidRequestException">The id is none.</exception>
    /// <exception cref="StateConflictException">The run has no checkpoint yet.</exception>
    Task<OrganisationView> OrganisationAsync(string run, string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// The life of one organisation, of the living or the dead: the run is replayed from a checkpoint before the years wanted, or from its start, and
    /// every replayed year has the digest of the run's. It may take as long as the run did; a host does one replay at a time and keeps the last lives.
    /// </summary>
    /// <param name="run">The run, in any state; of one that goes on the years up to the last one finished.</param>
    /// <param name="id">Its <see cref="Organisation.Id"/>: kind/city/serial, for example <c>private-firm/harbin/12</c>.</param>
    /// <param name="query">Which years.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    /// <exception cref="NotFoundException">There is no such run, or no such organisation lived in those years.</exception>
    /// <exception cref="InvalidRequestException">The id is none, the years cannot be, or the replay is larger than the host allows.</exception>
    /// <exception cref="StateConflictException">
    /// The run has no year yet, is of another version of the model, or its replay does not have the digests of the run.
    /// </exception>
    /// <exception cref="ServiceUnavailableException">Too many replays wait already.</exception>
    Task<OrganisationLife> LifeAsync(string run, string id, LifeQuery query, CancellationToken cancellationToken = default);

    /// <summary>Asks a run to stop at the end of the year with a checkpoint; a queued one stops at once. Pausing a paused run changes nothing.</summary>
    /// <exception cref="NotFoundException">There is no such run.</exception>
    /// <exception cref="StateConflictException">The run has ended, or was asked to be cancelled.</exception>
    Task<RunStatus> PauseAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts a run that is paused or has failed back into the queue, or takes back a pause that was not obeyed yet. On a run that is queued or
    /// runs it changes nothing.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such run.</exception>
    /// <exception cref="StateConflictException">The run is complete or cancelled, or was asked to be cancelled.</exception>
    Task<RunStatus> ResumeAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks a run to end as it stands; one that is queued or paused ends at once. Its results stay. Cancelling a cancelled run changes nothing.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such run.</exception>
    /// <exception cref="StateConflictException">The run is complete or has failed.</exception>
    Task<RunStatus> CancelAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>Accepts a run that shares another's history up to a year and has other parameters after it. The other run is not changed.</summary>
    /// <param name="run">The run to branch off from, in any state.</param>
    /// <param name="request">Where and how.</param>
    /// <param name="idempotencyKey">As for <see cref="SubmitAsync"/>.</param>
    /// <param name="cancellationToken">Cancels waiting; the fork may have been accepted all the same.</param>
    /// <exception cref="NotFoundException">There is no such run.</exception>
    /// <exception cref="InvalidRequestException">Something in the request cannot be; every problem is listed.</exception>
    /// <exception cref="StateConflictException">The run is of another version of the model, or the key was used for another request.</exception>
    Task<RunStatus> ForkAsync(string run, ForkRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Removes a run that does not run, with its results and checkpoints.</summary>
    /// <exception cref="NotFoundException">There is no such run.</exception>
    /// <exception cref="StateConflictException">It is queued or running: it is cancelled first.</exception>
    Task RemoveAsync(string run, CancellationToken cancellationToken = default);
}
