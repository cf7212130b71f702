using System.Runtime.CompilerServices;
using InnovationSim.Contracts;
using InnovationSim.Service.Experiments;
using InnovationSim.Service.Lives;
using InnovationSim.Service.Plans;
using InnovationSim.Service.Reading;
using InnovationSim.Service.Runs;
using InnovationSim.Service.Watching;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Service.Embedded;

/// <summary>
/// The simulation service in this process. When it starts it takes up all runs that are not over; when it is disposed of, runs are saved at the
/// end of their year and go on at the next start.
/// </summary>
/// <remarks>The storage is the caller's, and this service the only one that runs what is in it.</remarks>
public sealed partial class EmbeddedSimulationService : ISimulationService, IExperimentService, IAsyncDisposable
{
    private readonly IRunStorage _storage;
    private readonly RunDesk _desk;
    private readonly RunPlans _plans;
    private readonly ExperimentDesk _experiments;
    private readonly RunQueue _queue;
    private readonly TimeProvider _clock;

    private EmbeddedSimulationService(IRunStorage storage, EmbeddedOptions options)
    {
        _storage = storage;
        _plans = new RunPlans(storage);
        _desk = new RunDesk(storage, _plans, options.Clock, options.Replays);
        _experiments = new ExperimentDesk(storage, options.Clock);
        _queue = new RunQueue(storage, options);
        _clock = options.Clock;
    }

    /// <summary>Starts the service on a storage.</summary>
    public static async Task<EmbeddedSimulationService> StartAsync(
        IRunStorage storage, EmbeddedOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        var service = new EmbeddedSimulationService(storage, options ?? new EmbeddedOptions());
        await storage.TidyAsync(cancellationToken).ConfigureAwait(false);
        var unfinished = new RunFilter { States = [RunState.Queued, RunState.Running] };
        IReadOnlyList<RunRecord> runs = await storage.Catalog.ListAsync(unfinished, cancellationToken).ConfigureAwait(false);
        foreach (RunRecord run in runs.Reverse())
        {
            // Nobody runs it now: it waits for its turn like the others, unless it was asked to pause or to end before it was cut off.
            RunRecord? waiting = await storage.Catalog.ChangeAsync(
                run.Run, record => RunTransitions.End(record, RunEnd.HandedOver, service.Now), cancellationToken).ConfigureAwait(false);
            if (waiting?.State == RunState.Queued) service._queue.Add(waiting);
        }

        return service;
    }

    /// <inheritdoc/>
    public async Task<RunStatus> SubmitAsync(RunRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Started(await _desk.SubmitAsync(request, idempotencyKey, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default) => _desk.ListAsync(query, StatusOf, cancellationToken);

    /// <inheritdoc/>
    public async Task<RunStatus> StatusAsync(string run, CancellationToken cancellationToken = default) =>
        StatusOf(await _desk.FindAsync(run, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public Task<RunDescription> DescribeAsync(string run, CancellationToken cancellationToken = default) => _desk.DescribeAsync(run, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<YearReport> WatchAsync(
        string run, int afterYear = -1, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Only runs that are there get a signal.
        await _desk.FindAsync(run, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerable<YearReport> years = RunWatch.YearsAsync(_storage, run, afterYear, _queue.SignalOf(run), cancellationToken);
        await foreach (YearReport year in StorageFailures.GuardAsync(years, cancellationToken).ConfigureAwait(false)) yield return year;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ResultTableInfo>> TablesAsync(CancellationToken cancellationToken = default) => Task.FromResult(RunResults.Tables);

    /// <inheritdoc/>
    public IAsyncEnumerable<ResultRow> ResultsAsync(string run, ResultQuery query, CancellationToken cancellationToken = default) =>
        _desk.ResultsAsync(run, query, cancellationToken);

    /// <inheritdoc/>
    public Task<OrganisationPage> OrganisationsAsync(string run, OrganisationQuery query, CancellationToken cancellationToken = default) =>
        _desk.OrganisationsAsync(run, query, cancellationToken);

    /// <inheritdoc/>
    public Task<OrganisationView> OrganisationAsync(string run, string id, CancellationToken cancellationToken = default) =>
        _desk.OrganisationAsync(run, id, cancellationToken);

    /// <inheritdoc/>
    public Task<OrganisationLife> LifeAsync(string run, string id, LifeQuery query, CancellationToken cancellationToken = default) =>
        _desk.LifeAsync(run, id, query, cancellationToken);

    /// <inheritdoc/>
    public async Task<RunStatus> PauseAsync(string run, CancellationToken cancellationToken = default) =>
        Told(await _desk.PauseAsync(run, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public async Task<RunStatus> ResumeAsync(string run, CancellationToken cancellationToken = default)
    {
        RunRecord record = await _desk.ResumeAsync(run, cancellationToken).ConfigureAwait(false);
        Told(record);
        return Started(record);
    }

    /// <inheritdoc/>
    public async Task<RunStatus> CancelAsync(string run, CancellationToken cancellationToken = default) =>
        Told(await _desk.CancelAsync(run, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public async Task<RunStatus> ForkAsync(string run, ForkRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Started(await _desk.ForkAsync(run, request, idempotencyKey, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public async Task RemoveAsync(string run, CancellationToken cancellationToken = default)
    {
        await _desk.RemoveAsync(run, cancellationToken).ConfigureAwait(false);
        _queue.Forget(run);
    }

    /// <summary>Saves all runs at the end of their year and stops. Nothing is accepted by then that would not be found at the next start.</summary>
    /// <param name="cancellationToken">Ends the patience: what still runs is broken off and goes on from its last checkpoint.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => _queue.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _queue.Dispose();
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    private RunStatus StatusOf(RunRecord run) => RunStatuses.Of(run, _queue.StatusOf(run.Run));

    private RunStatus Started(RunRecord run)
    {
        if (run.State is RunState.Queued or RunState.Running) _queue.Add(run);
        return StatusOf(run);
    }

    private RunStatus Told(RunRecord run)
    {
        _queue.Tell(run);
        return StatusOf(run);
    }
}
