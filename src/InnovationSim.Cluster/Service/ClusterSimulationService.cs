using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InnovationSim.Cluster.Contracts.Service;
using InnovationSim.Contracts;

namespace InnovationSim.Cluster.Service;

/// <summary>
/// The simulation service of a cluster, for a client of it (<c>Microsoft.Orleans.Client</c>). When silos are lost, watching goes on by itself, and a call that
/// may be repeated is: all but submissions and forks without a key. After a patience, or at once if it may not, it fails with
/// <see cref="ServiceUnavailableException"/>.
/// </summary>
public sealed partial class ClusterSimulationService : ISimulationService, IExperimentService
{
    // A silo that is killed takes with it what it was asked, and nobody tells the client: no call is waited for much longer than the longest takes.
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(10);

    // A replay takes as long as the run did.
    private static readonly TimeSpan ReplaysWithin = TimeSpan.FromMinutes(ISimulationGrain.MinutesOfReplay);

    private static readonly Documents Json = Documents.Default;

    private readonly Func<ISimulationGrain> _grain;
    private readonly TimeSpan _patience;
    private readonly TimeSpan _betweenTries;

    /// <summary>A service for a client.</summary>
    /// <param name="client">A client that is connected, or the grain factory of a silo.</param>
    /// <param name="patience">How long a call is repeated that the cluster cannot answer; null for a minute.</param>
    public ClusterSimulationService(IGrainFactory client, TimeSpan? patience = null)
        : this(() => client.GetGrain<ISimulationGrain>(0), patience ?? TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(500))
    {
    }

    internal ClusterSimulationService(Func<ISimulationGrain> grain, TimeSpan patience, TimeSpan betweenTries)
    {
        _grain = grain;
        _patience = patience;
        _betweenTries = betweenTries;
    }

    private ISimulationGrain Grain => _grain();

    /// <inheritdoc/>
    public Task<RunStatus> SubmitAsync(RunRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        CallAsync(
            Json.RunStatus, () => Grain.SubmitAsync(Write(request, Json.RunRequest), idempotencyKey, cancellationToken), cancellationToken,
            idempotencyKey is not null);

    /// <inheritdoc/>
    public Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default) =>
        CallAsync(Json.RunPage, () => Grain.ListAsync(Write(query, Json.RunQuery), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<RunStatus> StatusAsync(string run, CancellationToken cancellationToken = default) =>
        CallAsync(Json.RunStatus, () => Grain.StatusAsync(run, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<RunDescription> DescribeAsync(string run, CancellationToken cancellationToken = default) =>
        CallAsync(Json.RunDescription, () => Grain.DescribeAsync(run, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<YearReport> WatchAsync(
        string run, int afterYear = -1, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int year = afterYear; ;)
        {
            YearsChunk chunk;
            try
            {
                chunk = await CallAsync(Json.YearsChunk, () => Grain.YearsAsync(run, year, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
            catch (ServiceUnavailableException)
            {
                // A silo that is lost takes nothing with it that was finished.
                await Task.Delay(_betweenTries, cancellationToken).ConfigureAwait(false);
                continue;
            }

            foreach (YearReport report in chunk.Years)
            {
                year = report.Year;
                yield return report;
            }

            if (chunk.Ended) yield break;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ResultTableInfo>> TablesAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(InnovationSim.Service.Reading.RunResults.Tables);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ResultRow> ResultsAsync(string run, ResultQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ResultValueType[]? types = null;
        for (int? from = query.FromYear; from is { } first;)
        {
            ResultQuery rest = query with { FromYear = first };
            RowsChunk chunk = await CallAsync(
                Json.RowsChunk, () => Grain.ResultsAsync(run, Write(rest, Json.ResultQuery), cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            types ??= await TypesAsync(query, cancellationToken).ConfigureAwait(false);
            foreach (IReadOnlyList<JsonElement> row in chunk.Rows) yield return new ResultRow([.. row.Select((cell, at) => Cells.FromJson(cell, types[at]))]);
            from = chunk.NextYear;
        }
    }

    /// <inheritdoc/>
    public Task<OrganisationPage> OrganisationsAsync(string run, OrganisationQuery query, CancellationToken cancellationToken = default) =>
        CallAsync(Json.OrganisationPage, () => Grain.OrganisationsAsync(run, Write(query, Json.OrganisationQuery), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OrganisationView> OrganisationAsync(string run, string id, CancellationToken cancellationToken = default) =>
        CallAsync(Json.OrganisationView, () => Grain.OrganisationAsync(run, id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OrganisationLife> LifeAsync(string run, string id, LifeQuery query, CancellationToken cancellationToken = default) => CallAsync(
        Json.OrganisationLife, () => Grain.LifeAsync(run, id, Write(query, Json.LifeQuery), cancellationToken), cancellationToken, within: ReplaysWithin);

    /// <inheritdoc/>
    public Task<RunStatus> PauseAsync(string run, CancellationToken cancellationToken = default) =>
        CallAsync(Json.RunStatus, () => Grain.PauseAsync(run, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<RunStatus> ResumeAsync(string run, CancellationToken cancellationToken = default) =>
        CallAsync(Json.RunStatus, () => Grain.ResumeAsync(run, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<RunStatus> CancelAsync(string run, CancellationToken cancellationToken = default) =>
        CallAsync(Json.RunStatus, () => Grain.CancelAsync(run, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<RunStatus> ForkAsync(string run, ForkRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        CallAsync(
            Json.RunStatus, () => Grain.ForkAsync(run, Write(request, Json.ForkRequest), idempotencyKey, cancellationToken), cancellationToken,
            idempotencyKey is not null);

    /// <inheritdoc/>
    public Task RemoveAsync(string run, CancellationToken cancellationToken = default) =>
        RemoveAsync(() => Grain.RemoveAsync(run, cancellationToken), cancellationToken);

    private async Task RemoveAsync(Func<Task<Answer>> remove, CancellationToken cancellationToken)
    {
        int calls = 0;
        try
        {
            await CallAsync<RunStatus>(
                null,
                () =>
                {
                    calls++;
                    return remove();
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (NotFoundException) when (calls > 1)
        {
            // The call before was heard, but its answer was lost.
        }
    }

    private async Task<ResultValueType[]> TypesAsync(ResultQuery query, CancellationToken cancellationToken)
    {
        IReadOnlyList<ResultTableInfo> tables = await TablesAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ResultColumnInfo> columns = tables.Single(table => string.Equals(table.Name, query.Table, StringComparison.Ordinal)).Columns;
        return query.Columns.Count == 0
            ? [.. columns.Select(column => column.Type)]
            : [.. query.Columns.Select(name => columns.Single(column => string.Equals(column.Name, name, StringComparison.Ordinal)).Type)];
    }

    private static byte[] Write<T>(T value, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(value);
        return JsonSerializer.SerializeToUtf8Bytes(value, type);
    }

    private async Task<T> CallAsync<T>(
        JsonTypeInfo<T>? type, Func<Task<Answer>> call, CancellationToken cancellationToken, bool mayRepeat = true, TimeSpan? within = null)
    {
        for (long began = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                Task<Answer> asked = call();
                // What must not be repeated is waited for as long as there is hope.
                Answer answer = mayRepeat
                    ? await asked.WaitAsync(within ?? AnswersWithin, cancellationToken).ConfigureAwait(false)
                    : await asked.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (answer.Error is { } error) throw SimulationServiceException.Of(JsonSerializer.Deserialize(error, Json.SimulationError)!);
                return type is null ? default! : JsonSerializer.Deserialize(answer.Value, type)!;
            }
            catch (Exception failure) when (failure is OrleansException or TimeoutException)
            {
                if (!mayRepeat || Stopwatch.GetElapsedTime(began) >= _patience)
                    throw new ServiceUnavailableException($"The cluster does not answer: {failure.Message}", failure);
                await Task.Delay(_betweenTries, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
