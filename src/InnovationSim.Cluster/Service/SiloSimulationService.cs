using System.Runtime.CompilerServices;
using InnovationSim.Cluster.Contracts.Runs;
using InnovationSim.Cluster.Runs;
using InnovationSim.Contracts;
using InnovationSim.Service.Experiments;
using InnovationSim.Service.Plans;
using InnovationSim.Service.Reading;
using InnovationSim.Service.Runs;
using InnovationSim.Service.Watching;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Cluster.Service;

/// <summary>
/// The simulation service on a silo. What is kept is read and written here, beside the grains; the registry and the coordinators are told what they are to
/// do, and if they cannot be told, they find it in the catalogue.
/// </summary>
public sealed partial class SiloSimulationService(IRunStorage storage, RunPlans plans, IGrainFactory grains, ClusterRunOptions options)
    : ISimulationService, IExperimentService
{
    private static readonly TimeSpan ToldWithin = TimeSpan.FromSeconds(5);

    private readonly RunDesk _desk = new(storage, plans, TimeProvider.System);
    private readonly ExperimentDesk _experiments = new(storage, TimeProvider.System);

    /// <inheritdoc/>
    public async Task<RunStatus> SubmitAsync(RunRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        await StartedAsync(await _desk.SubmitAsync(request, idempotencyKey, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default)
    {
        var records = new List<RunRecord>();
        RunPage page = await _desk.ListAsync(
            query,
            run =>
            {
                records.Add(run);
                return RunStatuses.Of(run);
            },
            cancellationToken).ConfigureAwait(false);
        return page with { Runs = await Task.WhenAll(records.Select(StatusAsync)).ConfigureAwait(false) };
    }

    /// <inheritdoc/>
    public async Task<RunStatus> StatusAsync(string run, CancellationToken cancellationToken = default) =>
        await StatusAsync(await _desk.FindAsync(run, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<RunDescription> DescribeAsync(string run, CancellationToken cancellationToken = default) => _desk.DescribeAsync(run, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<YearReport> WatchAsync(
        string run, int afterYear = -1, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await _desk.FindAsync(run, cancellationToken).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var signal = new CoordinatorSignal(Coordinator(run), options.FirstPause, stop.Token);
        try
        {
            IAsyncEnumerable<YearReport> years = RunWatch.YearsAsync(storage, run, afterYear, signal, cancellationToken);
            await foreach (YearReport year in StorageFailures.GuardAsync(years, cancellationToken).ConfigureAwait(false)) yield return year;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Years after one that are finished. If there is none, it waits for something to happen, a few seconds at most, and answers then whatever there is.
    /// </summary>
    /// <returns>The years, and whether no more will come.</returns>
    public async Task<(IReadOnlyList<YearReport> Years, bool Ended)> YearsAsync(
        string run, int afterYear, int most, CancellationToken cancellationToken = default)
    {
        long seen = -1;
        for (bool last = false; ; last = true)
        {
            if (!last) seen = await SeenAsync(run, seen, cancellationToken).ConfigureAwait(false);
            RunRecord record = await _desk.FindAsync(run, cancellationToken).ConfigureAwait(false);
            var years = new List<YearReport>();
            IAsyncEnumerable<YearReport> found = StorageFailures
                .GuardAsync(RunResults.YearsAsync(storage, run, afterYear, cancellationToken), cancellationToken);
            await foreach (YearReport year in found.ConfigureAwait(false))
            {
                years.Add(year);
                if (years.Count == most) return (years, false);
            }

            if (years.Count > 0 || record.State.IsEnd()) return (years, years.Count == 0 && record.State.IsEnd());
            if (last) return (years, false);
            await SeenAsync(run, seen, cancellationToken).ConfigureAwait(false);
        }
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
        await ToldAsync(await _desk.PauseAsync(run, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<RunStatus> ResumeAsync(string run, CancellationToken cancellationToken = default)
    {
        RunRecord record = await _desk.ResumeAsync(run, cancellationToken).ConfigureAwait(false);
        await ToldAsync(record).ConfigureAwait(false);
        return await StartedAsync(record).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<RunStatus> CancelAsync(string run, CancellationToken cancellationToken = default) =>
        await ToldAsync(await _desk.CancelAsync(run, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<RunStatus> ForkAsync(string run, ForkRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        await StartedAsync(await _desk.ForkAsync(run, request, idempotencyKey, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task RemoveAsync(string run, CancellationToken cancellationToken = default) => _desk.RemoveAsync(run, cancellationToken);

    private IRunCoordinatorGrain Coordinator(string run) => grains.GetGrain<IRunCoordinatorGrain>(run);

    private async Task<RunStatus> StatusAsync(RunRecord run)
    {
        if (run.State != RunState.Running) return RunStatuses.Of(run);
        RunProgress? progress = await TryAsync(() => Coordinator(run.Run).ProgressAsync()).ConfigureAwait(false);
        return RunStatuses.Of(run, progress is null ? null : Progress.FromWire(progress));
    }

    private async Task<RunStatus> StartedAsync(RunRecord run)
    {
        // It is durable: whether the registry hears of it now or from its reminder makes a difference of seconds.
        if (run.State is RunState.Queued or RunState.Running) TendAsync().Ignore();
        return await StatusAsync(run).ConfigureAwait(false);
    }

    private Task TendAsync() => grains.GetGrain<IRunRegistryGrain>(0).TendAsync();

    private async Task<RunStatus> ToldAsync(RunRecord run)
    {
        if (run.State == RunState.Running)
        {
            await TryAsync(async () =>
            {
                await Coordinator(run.Run).AskAsync((int)run.Asked).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
        }

        return await StatusAsync(run).ConfigureAwait(false);
    }

    private async Task<long> SeenAsync(string run, long seen, CancellationToken cancellationToken)
    {
        try
        {
            return await Coordinator(run).ChangedAsync(seen, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            await Task.Delay(options.FirstPause, cancellationToken).ConfigureAwait(false);
            return -1;
        }
    }

    /// <summary>Asks a coordinator; one whose silo is just being lost has nothing to say.</summary>
    private static async Task<T?> TryAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().WaitAsync(ToldWithin).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            return default;
        }
    }
}
