using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Service.Plans;
using InnovationSim.Service.Runs;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Service.Experiments;

/// <summary>All of experiments that needs no run to be running, as <see cref="RunDesk"/> is for runs. Whoever uses it starts and tells their runs.</summary>
/// <remarks>Safe from several threads. Failures of the storage are told as <see cref="ServiceUnavailableException"/>.</remarks>
/// <param name="storage">Where everything is kept.</param>
/// <param name="clock">The clock.</param>
public sealed class ExperimentDesk(IRunStorage storage, TimeProvider clock)
{
    private const int MostIds = 20;

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Puts an experiment in with all its runs.</summary>
    /// <returns>The experiment, and its runs that are queued: they are to be started.</returns>
    /// <inheritdoc cref="IExperimentService.SubmitExperimentAsync" path="/exception"/>
    public async Task<(ExperimentRecord Experiment, IReadOnlyList<RunRecord> Queued)> SubmitAsync(
        ExperimentRequest request, string? idempotencyKey, CancellationToken cancellationToken = default)
    {
        NewExperiment accepted = AcceptedExperiment.Of(request, idempotencyKey, Now);
        ExperimentRecord experiment = await AddAsync(accepted, cancellationToken).ConfigureAwait(false);
        if (!string.Equals(experiment.RequestHash, accepted.RequestHash, StringComparison.Ordinal))
        {
            throw new StateConflictException(
                $"The idempotency key was used for another request, that of experiment {experiment.Experiment}; take another key.");
        }

        var queued = new RunFilter { Experiment = experiment.Experiment, States = [RunState.Queued] };
        IReadOnlyList<RunRecord> runs = await StorageFailures.GuardAsync(() => storage.Catalog.ListAsync(queued, cancellationToken)).ConfigureAwait(false);
        return (experiment, runs);
    }

    /// <summary>A page of experiments.</summary>
    /// <inheritdoc cref="IExperimentService.ListExperimentsAsync" path="/exception"/>
    public async Task<(IReadOnlyList<ExperimentRecord> Experiments, string? Next)> ListAsync(
        ExperimentQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var check = new RequestCheck();
        check.Range("limit", query.Limit, 1, ExperimentQuery.MostExperiments);
        long before = long.MaxValue;
        if (query.From is { } from && !long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            check.Add("from", from, "what the page before gave as its next");
        check.ThrowIfAny();
        IReadOnlyList<ExperimentRecord> found = await StorageFailures.GuardAsync(
            () => storage.Catalog.ListExperimentsAsync(before, query.Limit + 1, cancellationToken)).ConfigureAwait(false);
        ExperimentRecord[] page = [.. found.Take(query.Limit)];
        return (page, found.Count > query.Limit ? page[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>An experiment.</summary>
    /// <exception cref="NotFoundException">There is no such experiment.</exception>
    public async Task<ExperimentRecord> FindAsync(string experiment, CancellationToken cancellationToken = default) =>
        await StorageFailures.GuardAsync(() => storage.Catalog.FindExperimentAsync(experiment, cancellationToken)).ConfigureAwait(false)
            ?? throw NotFoundException.Experiment(experiment);

    /// <summary>How the arms differ.</summary>
    /// <inheritdoc cref="IExperimentService.EffectsAsync" path="/exception"/>
    public async Task<ExperimentEffects> EffectsAsync(string experiment, EffectsQuery query, CancellationToken cancellationToken = default)
    {
        ExperimentRecord record = await FindAsync(experiment, cancellationToken).ConfigureAwait(false);
        return await StorageFailures.GuardAsync(() => EffectsReader.ReadAsync(storage, record, query, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Notes that all runs that have not ended are cancelled; those that run must be told too.</summary>
    /// <returns>The runs, in the order in which they were put in.</returns>
    /// <inheritdoc cref="IExperimentService.CancelExperimentAsync" path="/exception"/>
    public async Task<IReadOnlyList<RunRecord>> CancelAsync(string experiment, CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = Now;
        bool any = false;
        IReadOnlyList<RunRecord> runs = await StorageFailures.GuardAsync(() => storage.Catalog.ChangeExperimentAsync(experiment, Cancel, cancellationToken))
            .ConfigureAwait(false);
        if (runs.Count == 0) throw NotFoundException.Experiment(experiment);
        return any ? runs : throw new StateConflictException($"All runs of experiment {experiment} have ended; it cannot be cancelled.");

        RunRecord Cancel(RunRecord run)
        {
            any |= run.State is not (RunState.Complete or RunState.Failed);
            return run.State.IsEnd() ? run : RunTransitions.Cancel(run, now);
        }
    }

    /// <summary>Removes an experiment with all its runs.</summary>
    /// <returns>The runs.</returns>
    /// <inheritdoc cref="IExperimentService.RemoveExperimentAsync" path="/exception"/>
    public async Task<IReadOnlyList<string>> RemoveAsync(string experiment, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string>? runs = await StorageFailures.GuardAsync(
            () => storage.Catalog.RemoveExperimentAsync(experiment, CheckRemoval, cancellationToken)).ConfigureAwait(false);
        if (runs is null) throw NotFoundException.Experiment(experiment);
        await StorageFailures.GuardAsync(async () =>
        {
            await storage.TidyAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        return runs;
    }

    private static void CheckRemoval(ExperimentRecord experiment)
    {
        RunCounts runs = experiment.Tally.Runs;
        if (runs.Queued + runs.Running == 0) return;
        throw new StateConflictException(
            $"Of experiment {experiment.Experiment} {runs.Queued + runs.Running} runs are queued or running, and it cannot be removed; cancel it first.");
    }

    private async Task<ExperimentRecord> AddAsync(NewExperiment accepted, CancellationToken cancellationToken)
    {
        for (int ids = 1; ; ids++)
        {
            try
            {
                NewExperiment entry = accepted;
                (ExperimentRecord experiment, _) = await StorageFailures.GuardAsync(() => storage.Catalog.AddExperimentAsync(entry, cancellationToken))
                    .ConfigureAwait(false);
                return experiment;
            }
            catch (InvalidOperationException) when (ids < MostIds)
            {
                // Many experiments a second may draw the same letters.
                accepted = AcceptedExperiment.WithNewId(accepted, Now);
            }
        }
    }
}
