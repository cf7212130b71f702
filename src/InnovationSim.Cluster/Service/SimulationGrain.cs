using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InnovationSim.Cluster.Contracts.Service;
using InnovationSim.Contracts;
using Orleans.Concurrency;

namespace InnovationSim.Cluster.Service;

/// <summary>See <see cref="ISimulationGrain"/>: the silo's service, with documents for what goes in and out. There may be one on every silo.</summary>
[StatelessWorker]
[Reentrant]
public sealed partial class SimulationGrain(SiloSimulationService service) : Grain, ISimulationGrain
{
    private const int MostYears = 1000;
    private const int RowBytes = 1 << 20;

    private static readonly Documents Json = Documents.Default;

    /// <inheritdoc/>
    public Task<Answer> SubmitAsync(byte[] request, string? idempotencyKey, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.RunStatus, () => service.SubmitAsync(Read(request, Json.RunRequest), idempotencyKey, cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> ListAsync(byte[] query, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.RunPage, () => service.ListAsync(Read(query, Json.RunQuery), cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> StatusAsync(string run, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.RunStatus, () => service.StatusAsync(run, cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> DescribeAsync(string run, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.RunDescription, () => service.DescribeAsync(run, cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> YearsAsync(string run, int afterYear, CancellationToken cancellationToken = default) => AnswerAsync(
        Json.YearsChunk,
        async () =>
        {
            (IReadOnlyList<YearReport> years, bool ended) = await service.YearsAsync(run, afterYear, MostYears, cancellationToken);
            return new YearsChunk(years, ended);
        });

    /// <inheritdoc/>
    public Task<Answer> ResultsAsync(string run, byte[] query, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.RowsChunk, () => RowsAsync(run, Read(query, Json.ResultQuery), cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> OrganisationsAsync(string run, byte[] query, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.OrganisationPage, () => service.OrganisationsAsync(run, Read(query, Json.OrganisationQuery), cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> OrganisationAsync(string run, string id, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.OrganisationView, () => service.OrganisationAsync(run, id, cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> LifeAsync(string run, string id, byte[] query, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.OrganisationLife, () => service.LifeAsync(run, id, Read(query, Json.LifeQuery), cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> PauseAsync(string run, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.RunStatus, () => service.PauseAsync(run, cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> ResumeAsync(string run, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.RunStatus, () => service.ResumeAsync(run, cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> CancelAsync(string run, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.RunStatus, () => service.CancelAsync(run, cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> ForkAsync(string run, byte[] request, string? idempotencyKey, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.RunStatus, () => service.ForkAsync(run, Read(request, Json.ForkRequest), idempotencyKey, cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> RemoveAsync(string run, CancellationToken cancellationToken = default) => AnswerAsync<RunStatus>(
        null,
        async () =>
        {
            await service.RemoveAsync(run, cancellationToken);
            return null!;
        });

    /// <summary>Rows of whole years, as many as make a message of a good size.</summary>
    private async Task<RowsChunk> RowsAsync(string run, ResultQuery query, CancellationToken cancellationToken)
    {
        // The year of a row must be known to know where to go on, whether the caller wants it or not.
        int[] wanted = [.. Enumerable.Range(0, query.Columns.Count)];
        ResultQuery asked = query.Columns.Count == 0 ? query : query with { Columns = [.. query.Columns, "year"] };
        // A table has its year first; where columns are asked for, it is asked for last.
        int yearAt = query.Columns.Count;
        var rows = new List<IReadOnlyList<JsonElement>>();
        int bytes = 0;
        long last = -1;
        await foreach (ResultRow row in service.ResultsAsync(run, asked, cancellationToken))
        {
            long year = (long)row.Values[yearAt]!;
            if (bytes > RowBytes && year != last) return new RowsChunk(rows, (int)year);
            last = year;
            IEnumerable<object?> values = query.Columns.Count == 0 ? row.Values : wanted.Select(at => row.Values[at]);
            JsonElement[] cells = [.. values.Select(Cells.ToJson)];
            bytes += cells.Sum(Cells.BytesOf);
            rows.Add(cells);
        }

        return new RowsChunk(rows, null);
    }

    private static T Read<T>(byte[] json, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type)!;

    private static async Task<Answer> AnswerAsync<T>(JsonTypeInfo<T>? type, Func<Task<T>> work)
    {
        try
        {
            T value = await Task.Run(work);
            return new Answer { Value = type is null ? [] : JsonSerializer.SerializeToUtf8Bytes(value, type) };
        }
        catch (SimulationServiceException failure)
        {
            return new Answer { Error = JsonSerializer.SerializeToUtf8Bytes(failure.Error, Json.SimulationError) };
        }
    }
}
