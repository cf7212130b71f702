using System.Globalization;
using System.Runtime.CompilerServices;
using InnovationSim.Contracts;
using InnovationSim.Kernel;
using InnovationSim.Service.Plans;
using InnovationSim.Service.Reading;
using InnovationSim.Service.Replays;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Runs;

/// <summary>
/// All of a service that needs no run to be running: requests are checked and put into the catalogue, commands noted, everything kept is read.
/// Whoever uses it starts runs and passes commands on to those that run.
/// </summary>
/// <remarks>Safe from several threads. Failures of the storage are told as <see cref="ServiceUnavailableException"/>.</remarks>
/// <param name="storage">Where everything is kept.</param>
/// <param name="plans">Plans of what is there.</param>
/// <param name="clock">The clock.</param>
/// <param name="replays">How much is replayed for lives of organisations; null for the usual.</param>
public sealed class RunDesk(IRunStorage storage, RunPlans plans, TimeProvider clock, ReplayOptions? replays = null)
{
    private const int MostIds = 20;

    private readonly LifeReplays _replays = new(storage, plans, replays);

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Puts a run in.</summary>
    /// <inheritdoc cref="ISimulationService.SubmitAsync" path="/exception"/>
    public Task<RunRecord> SubmitAsync(RunRequest request, string? idempotencyKey, CancellationToken cancellationToken = default) =>
        AddAsync(AcceptedRun.Of(request, idempotencyKey, Now), cancellationToken);

    /// <summary>Puts a fork in.</summary>
    /// <inheritdoc cref="ISimulationService.ForkAsync" path="/exception"/>
    public async Task<RunRecord> ForkAsync(string run, ForkRequest request, string? idempotencyKey, CancellationToken cancellationToken = default)
    {
        (RunRecord parent, RunInput input) = await FindAllAsync(run, cancellationToken).ConfigureAwait(false);
        return await AddAsync(AcceptedRun.Of(request, parent, input, idempotencyKey, Now), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A run.</summary>
    /// <exception cref="NotFoundException">There is no such run.</exception>
    public async Task<RunRecord> FindAsync(string run, CancellationToken cancellationToken = default) =>
        await StorageFailures.GuardAsync(() => storage.Catalog.FindAsync(run, cancellationToken)).ConfigureAwait(false) ?? throw NotFoundException.Run(run);

    /// <summary>What a run was asked to be.</summary>
    /// <exception cref="NotFoundException">There is no such run.</exception>
    public async Task<RunDescription> DescribeAsync(string run, CancellationToken cancellationToken = default)
    {
        (_, RunInput input) = await FindAllAsync(run, cancellationToken).ConfigureAwait(false);
        // Remarks need the region; one of another version of the model cannot be built.
        RunPlan? plan = input.ModelVersion == ModelVersion.Current ? await PlanAsync(run, cancellationToken).ConfigureAwait(false) : null;
        return RunDescriptions.Of(input, plan);
    }

    /// <summary>A page of runs.</summary>
    /// <param name="query">Which.</param>
    /// <param name="status">The status of a run, with what its life knows.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <inheritdoc cref="ISimulationService.ListAsync" path="/exception"/>
    public async Task<RunPage> ListAsync(RunQuery query, Func<RunRecord, RunStatus> status, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var check = new RequestCheck();
        check.Range("limit", query.Limit, 1, RunQuery.MostRuns);
        long before = long.MaxValue;
        if (query.From is { } from && !long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            check.Add("from", from, "what the page before gave as its next");
        foreach (RunState state in (query.States ?? []).Where(state => !Enum.IsDefined(state))) check.Add("states", state, "states of runs");
        check.ThrowIfAny();
        var filter = new RunFilter
        {
            States = query.States ?? [], Experiment = query.Experiment, Arm = query.Arm, Before = before, Limit = query.Limit + 1,
        };
        IReadOnlyList<RunRecord> runs = await StorageFailures.GuardAsync(() => storage.Catalog.ListAsync(filter, cancellationToken)).ConfigureAwait(false);
        RunRecord[] page = [.. runs.Take(query.Limit)];
        return new RunPage
        {
            Runs = [.. page.Select(status)],
            Next = runs.Count > query.Limit ? page[^1].Number.ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    /// <summary>Notes a pause; a run that runs must be told too.</summary>
    /// <inheritdoc cref="ISimulationService.PauseAsync" path="/exception"/>
    public Task<RunRecord> PauseAsync(string run, CancellationToken cancellationToken = default) => ChangeAsync(run, RunTransitions.Pause, cancellationToken);

    /// <summary>Notes that a run goes on; it must be put into the queue or told.</summary>
    /// <inheritdoc cref="ISimulationService.ResumeAsync" path="/exception"/>
    public Task<RunRecord> ResumeAsync(string run, CancellationToken cancellationToken = default) => ChangeAsync(run, RunTransitions.Resume, cancellationToken);

    /// <summary>Notes a cancellation; a run that runs must be told too.</summary>
    /// <inheritdoc cref="ISimulationService.CancelAsync" path="/exception"/>
    public Task<RunRecord> CancelAsync(string run, CancellationToken cancellationToken = default) =>
        ChangeAsync(run, record => RunTransitions.Cancel(record, Now), cancellationToken);

    /// <summary>Removes a run.</summary>
    /// <inheritdoc cref="ISimulationService.RemoveAsync" path="/exception"/>
    public async Task RemoveAsync(string run, CancellationToken cancellationToken = default)
    {
        bool there = await StorageFailures.GuardAsync(() => storage.RemoveAsync(run, RunTransitions.CheckRemoval, cancellationToken).AsTask())
            .ConfigureAwait(false);
        plans.Forget(run);
        _replays.Forget(run);
        if (!there) throw NotFoundException.Run(run);
    }

    /// <summary>Rows of results.</summary>
    /// <inheritdoc cref="ISimulationService.ResultsAsync" path="/exception"/>
    public async IAsyncEnumerable<ResultRow> ResultsAsync(
        string run, ResultQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await FindAsync(run, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerable<ResultRow> rows = StorageFailures.GuardAsync(RunResults.ReadAsync(storage, run, query, cancellationToken), cancellationToken);
        await foreach (ResultRow row in rows.ConfigureAwait(false)) yield return row;
    }

    /// <summary>A page of organisations.</summary>
    /// <inheritdoc cref="ISimulationService.OrganisationsAsync" path="/exception"/>
    public async Task<OrganisationPage> OrganisationsAsync(string run, OrganisationQuery query, CancellationToken cancellationToken = default)
    {
        RunPlan plan = await PlanAsync(run, cancellationToken).ConfigureAwait(false);
        return await StorageFailures.GuardAsync(() => OrganisationReader.ListAsync(storage, run, plan, query, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>One organisation.</summary>
    /// <inheritdoc cref="ISimulationService.OrganisationAsync" path="/exception"/>
    public async Task<OrganisationView> OrganisationAsync(string run, string id, CancellationToken cancellationToken = default)
    {
        RunPlan plan = await PlanAsync(run, cancellationToken).ConfigureAwait(false);
        OrganisationView? view = await StorageFailures.GuardAsync(() => OrganisationReader.FindAsync(storage, run, plan, id, cancellationToken))
            .ConfigureAwait(false);
        return view ?? throw new NotFoundException($"No organisation '{id}' lives in run {run} at its last checkpoint.");
    }

    /// <summary>The life of one organisation.</summary>
    /// <inheritdoc cref="ISimulationService.LifeAsync" path="/exception"/>
    public Task<OrganisationLife> LifeAsync(string run, string id, LifeQuery query, CancellationToken cancellationToken = default) =>
        StorageFailures.GuardAsync(() => _replays.LifeAsync(run, id, query, cancellationToken));

    private async Task<RunRecord> AddAsync(AcceptedRun accepted, CancellationToken cancellationToken)
    {
        for (int ids = 1; ; ids++)
        {
            try
            {
                (RunRecord run, _) = await StorageFailures.GuardAsync(() => storage.Catalog.AddAsync(accepted.Entry, cancellationToken)).ConfigureAwait(false);
                return string.Equals(run.RequestHash, accepted.Entry.RequestHash, StringComparison.Ordinal)
                    ? run
                    : throw new StateConflictException($"The idempotency key was used for another request, that of run {run.Run}; take another key.");
            }
            catch (InvalidOperationException) when (ids < MostIds)
            {
                // Many runs a second may draw the same letters.
                accepted = accepted.WithNewId(Now);
            }
        }
    }

    private async Task<RunRecord> ChangeAsync(string run, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken) =>
        await StorageFailures.GuardAsync(() => storage.Catalog.ChangeAsync(run, change, cancellationToken)).ConfigureAwait(false)
            ?? throw NotFoundException.Run(run);

    private async Task<(RunRecord Run, RunInput Input)> FindAllAsync(string run, CancellationToken cancellationToken)
    {
        RunRecord record = await FindAsync(run, cancellationToken).ConfigureAwait(false);
        RunInput? input = await StorageFailures.GuardAsync(() => storage.Catalog.InputAsync(run, cancellationToken)).ConfigureAwait(false);
        return (record, input ?? throw NotFoundException.Run(run));
    }

    private async Task<RunPlan> PlanAsync(string run, CancellationToken cancellationToken) =>
        await StorageFailures.GuardAsync(() => plans.FindAsync(run, cancellationToken)).ConfigureAwait(false) ?? throw NotFoundException.Run(run);
}
