using System.Globalization;
using InnovationSim.Api.Problems;
using InnovationSim.Api.Requests;
using InnovationSim.Api.Results;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace InnovationSim.Api.Endpoints;

/// <summary>Result tables.</summary>
internal static class ResultEndpoints
{
    private const string Json = "json";
    private const string Csv = "csv";

    internal static void Map(RouteGroupBuilder v1)
    {
        v1.MapGet("/tables", TablesAsync).WithTags("results").Produces<IReadOnlyList<ResultTableInfo>>()
            .Says("listTables", "The result tables that every run has, with their columns.");
        v1.MapGet("/runs/{run}/results/{table}", RowsAsync).WithTags("results")
            .Produces<IReadOnlyList<Dictionary<string, object?>>>(StatusCodes.Status200OK, "application/json", "text/csv")
            .Produces(StatusCodes.Status304NotModified)
            .Says(
                "getResults", "Rows of a result table, in the order of years; those of a run that goes on up to the last year finished.",
                "JSON is an array with an object for each row; CSV has the bytes that 'innosim export' writes. Any column of text is a filter: "
                + "city=harbin&sector=electronics, several times for several values, empty for rows without a value (the whole region). "
                + "The flows between cities are table 'events'. With If-None-Match the answer is 304 if nothing has changed.")
            .Takes(
                new("from", "First year; 0 if not said.", IsNumber: true),
                new("to", "Last year; the last one finished if not said.", IsNumber: true),
                new("columns", "Columns wanted, in that order, separated by commas; all if not said.", IsList: true),
                new("format", "json or csv; what Accept says if not said, otherwise json."),
                new("city", "Only rows of these cities.", IsList: true),
                new("sector", "Only rows of these sectors.", IsList: true),
                new("metric", "Only these metrics (table metrics).", IsList: true),
                new("owner", "Only state or private (tables cities and distributions).", IsList: true),
                new("measure", "Only staff or growth (table distributions), or only these measures of policies (table spending).", IsList: true),
                new("event", "Only these kinds of events (table events).", IsList: true),
                new("from_city", "Only flows from these cities (table events).", IsList: true),
                new("to_city", "Only flows to these cities (table events).", IsList: true))
            .Refuses(StatusCodes.Status406NotAcceptable, StatusCodes.Status422UnprocessableEntity)
            .OfRun();
    }

    private static async Task<JsonHttpResult<IReadOnlyList<ResultTableInfo>>> TablesAsync(ISimulationService service, CancellationToken cancellationToken) =>
        Answers.Of(await service.TablesAsync(cancellationToken).ConfigureAwait(false));

    private static async Task RowsAsync(string run, string table, HttpContext context, ISimulationService service, CancellationToken cancellationToken)
    {
        (ResultQuery query, string format) = Read(context.Request, table);
        RunStatus status = await service.StatusAsync(run, cancellationToken).ConfigureAwait(false);
        EntityTagHeaderValue tag = ResultTag.Of(status, query, format);
        context.Response.Headers.ETag = tag.ToString();
        // To be kept by whoever asked, and asked about each time.
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = "Accept, Authorization";
        if (ResultTag.IsAmong(tag, context.Request.GetTypedHeaders().IfNoneMatch))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        IAsyncEnumerator<ResultRow> rows = service.ResultsAsync(run, query, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (rows.ConfigureAwait(false))
        {
            // What cannot be read at all is said before anything is written.
            bool more = await rows.MoveNextAsync().ConfigureAwait(false);
            IReadOnlyList<string> columns = query.Columns is [] ? await ColumnsAsync(service, table, cancellationToken).ConfigureAwait(false) : query.Columns;
            bool csv = string.Equals(format, Csv, StringComparison.Ordinal);
            RowsWriter writer = csv ? new CsvRows(columns) : new JsonRows(columns);
            context.Response.ContentType = writer.ContentType;
            if (csv) context.Response.Headers.ContentDisposition = $"attachment; filename={run}-{table}.csv";
            await writer.WriteAsync(rows, more, context.Response.BodyWriter, cancellationToken).ConfigureAwait(false);
        }
    }

    private static (ResultQuery Query, string Format) Read(HttpRequest request, string table)
    {
        var query = new QueryReader(request.Query);
        string format = query.Choice("format", "", Json, Csv);
        int from = query.WholeNumber("from", 0);
        int to = query.WholeNumber("to", int.MaxValue);
        IReadOnlyList<string> columns = query.Names("columns");
        var rows = new ResultQuery { Table = table, FromYear = from, ToYear = to, Columns = columns, Where = query.Rest() };
        query.ThrowIfAny();
        return (rows, format.Length > 0 ? format : Accepted(request));
    }

    /// <summary>What the client likes best of what there is.</summary>
    internal static string Accepted(HttpRequest request)
    {
        IList<MediaTypeHeaderValue> accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0) return Json;
        foreach (MediaTypeHeaderValue type in accepted.Where(type => type.Quality != 0).OrderByDescending(type => type.Quality ?? 1))
        {
            if (type.MatchesMediaType("application/json")) return Json;
            if (type.MatchesMediaType("text/csv")) return Csv;
        }

        string wanted = string.Join(", ", accepted.Select(type => type.ToString()));
        throw new ApiException(StatusCodes.Status406NotAcceptable, string.Create(CultureInfo.InvariantCulture, $"Accept is '{wanted}'; there are application/json and text/csv."));
    }

    private static async Task<IReadOnlyList<string>> ColumnsAsync(ISimulationService service, string table, CancellationToken cancellationToken)
    {
        IReadOnlyList<ResultTableInfo> tables = await service.TablesAsync(cancellationToken).ConfigureAwait(false);
        return [.. tables.Single(each => string.Equals(each.Name, table, StringComparison.Ordinal)).Columns.Select(column => column.Name)];
    }
}
