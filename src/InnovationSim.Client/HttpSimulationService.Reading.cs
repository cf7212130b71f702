using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using InnovationSim.Contracts;

namespace InnovationSim.Client;

/// <content>Results, and years as they come.</content>
public sealed partial class HttpSimulationService
{
    private volatile IReadOnlyList<ResultTableInfo>? _tables;

    /// <inheritdoc/>
    public async IAsyncEnumerable<YearReport> WatchAsync(
        string run, int afterYear = -1, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string path = Paths.Run(run) + "/events";
        var years = new YearFollower(_options, (after, token) => OpenAsync(path, after, token)) { Year = Math.Max(-1, afterYear) };
        await using (years.ConfigureAwait(false))
        {
            while (await years.NextAsync(cancellationToken).ConfigureAwait(false) is { } year) yield return year;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ResultTableInfo>> TablesAsync(CancellationToken cancellationToken = default) =>
        _tables ??= await CallAsync<IReadOnlyList<ResultTableInfo>>(Get("tables"), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    /// <remarks>If the connection is lost when some rows are there already, it fails; asked for again from a later year on, it goes on.</remarks>
    public async IAsyncEnumerable<ResultRow> ResultsAsync(string run, ResultQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = Get(Paths.Results(run, query));
        request.Headers.Accept.ParseAdd("application/json");
        using HttpResponseMessage answer = await SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        ResultValueType[] types = await TypesAsync(query, cancellationToken).ConfigureAwait(false);
        Stream stream = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            IAsyncEnumerator<JsonElement> rows = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, ServiceJson.Options, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            await using (rows.ConfigureAwait(false))
            {
                while (await MoreAsync(rows).ConfigureAwait(false)) yield return RowOf(rows.Current, types);
            }
        }
    }

    private static ResultRow RowOf(JsonElement row, ResultValueType[] types)
    {
        object?[] values = new object?[types.Length];
        int at = 0;
        foreach (JsonProperty cell in row.EnumerateObject()) values[at] = ValueOf(cell.Value, types[at++]);
        return new ResultRow(values);
    }

    private static object? ValueOf(JsonElement cell, ResultValueType type) => cell.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => cell.GetString(),
        _ => type == ResultValueType.WholeNumber ? cell.GetInt64() : (object)cell.GetDouble(),
    };

    private async Task<bool> MoreAsync(IAsyncEnumerator<JsonElement> rows)
    {
        try
        {
            return await rows.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception lost) when (lost is IOException or HttpRequestException or JsonException)
        {
            throw new ServiceUnavailableException($"{_http.BaseAddress} has broken off before all rows were there: {lost.Message}", lost);
        }
    }

    private async Task<ResultValueType[]> TypesAsync(ResultQuery query, CancellationToken cancellationToken)
    {
        IReadOnlyList<ResultTableInfo> tables = await TablesAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ResultColumnInfo> columns = tables.Single(table => string.Equals(table.Name, query.Table, StringComparison.Ordinal)).Columns;
        return query.Columns is null or []
            ? [.. columns.Select(column => column.Type)]
            : [.. query.Columns.Select(name => columns.Single(column => string.Equals(column.Name, name, StringComparison.Ordinal)).Type)];
    }

    /// <summary>Opens the stream of events after a year; null if the run has ended and there are none.</summary>
    private async Task<Stream?> OpenAsync(string path, int after, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Get(path);
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", after.ToString(CultureInfo.InvariantCulture));
        HttpResponseMessage answer = await SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.NoContent)
        {
            answer.Dispose();
            return null;
        }

        // Closing the stream closes the connection.
        return await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }
}
