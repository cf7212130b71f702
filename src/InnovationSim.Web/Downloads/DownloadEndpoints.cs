using System.Text.Json;
using InnovationSim.Analysis.Comparison;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InnovationSim.Web.Downloads;

/// <summary>Result tables as files for a browser. They are sent as they are read, whatever their size.</summary>
internal static class DownloadEndpoints
{
    internal static void MapDownloads(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/files/{run}/{table}.csv", (string run, string table, HttpContext context, ISimulationService service) =>
            SendAsync(context, service, run, table, "csv"));
        endpoints.MapGet("/files/{run}/{table}.json", (string run, string table, HttpContext context, ISimulationService service) =>
            SendAsync(context, service, run, table, "json"));
        endpoints.MapGet("/files/experiments/{experiment}/effects.csv", (string experiment, HttpContext context, IExperimentService service) =>
            SendEffectsAsync(context, service, experiment));
    }

    private static async Task SendEffectsAsync(HttpContext context, IExperimentService service, string experiment)
    {
        CancellationToken gone = context.RequestAborted;
        try
        {
            ExperimentStatus status = await service.ExperimentAsync(experiment, gone).ConfigureAwait(false);
            Effect[] effects = await service.AllEffectsAsync(status, gone).ToArrayAsync(gone).ConfigureAwait(false);
            using var file = new MemoryStream();
            ComparisonCsv.Write(effects.Select(EffectRows.FromEffect), file);
            context.Response.ContentType = "text/csv; charset=utf-8";
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{status.Experiment}-effects.csv\"";
            file.Position = 0;
            await file.CopyToAsync(context.Response.Body, gone).ConfigureAwait(false);
        }
        catch (SimulationServiceException problem)
        {
            await RefuseAsync(context, problem).ConfigureAwait(false);
        }
    }

    private static async Task SendAsync(HttpContext context, ISimulationService service, string run, string table, string format)
    {
        CancellationToken gone = context.RequestAborted;
        try
        {
            // Asked before the first byte: nobody gets an empty file instead of an error.
            RunStatus status = await service.StatusAsync(run, gone).ConfigureAwait(false);
            IReadOnlyList<ResultTableInfo> tables = await service.TablesAsync(gone).ConfigureAwait(false);
            ResultTableInfo? info = tables.FirstOrDefault(each => string.Equals(each.Name, table, StringComparison.Ordinal));
            if (info is null)
            {
                await RefuseAsync(context, StatusCodes.Status404NotFound, $"There is no table '{table}'. Tables: {string.Join(", ", tables.Select(each => each.Name))}.")
                    .ConfigureAwait(false);
                return;
            }

            context.Response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
            // The service's own spelling of the run, not the address's.
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{status.Run}-{info.Name}.{format}\"";
            IAsyncEnumerable<ResultRow> rows = service.ResultsAsync(status.Run, new ResultQuery { Table = info.Name }, gone);
            Stream body = context.Response.Body;
            await (format == "csv" ? TableText.WriteCsvAsync(body, info, rows, gone) : TableText.WriteJsonAsync(body, info, rows, gone)).ConfigureAwait(false);
        }
        catch (SimulationServiceException problem) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, problem).ConfigureAwait(false);
        }
        catch (SimulationServiceException)
        {
            // The file has begun: it is broken off, so that a half is not taken for a whole.
            context.Abort();
        }
    }

    private static Task RefuseAsync(HttpContext context, SimulationServiceException problem)
    {
        int code = problem.Error.Code switch
        {
            SimulationErrorCode.NotFound => StatusCodes.Status404NotFound,
            SimulationErrorCode.Invalid => StatusCodes.Status400BadRequest,
            SimulationErrorCode.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status503ServiceUnavailable,
        };
        context.Response.Headers.Remove("Content-Disposition");
        return RefuseAsync(context, code, problem.Message);
    }

    private static Task RefuseAsync(HttpContext context, int code, string why)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/problem+json";
        var problem = new Dictionary<string, object>(StringComparer.Ordinal) { ["status"] = code, ["detail"] = why };
        return JsonSerializer.SerializeAsync(context.Response.Body, problem, cancellationToken: context.RequestAborted);
    }
}
