using System.Text.Json.Nodes;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Http;

namespace InnovationSim.Api.Requests;

/// <summary>What submissions have in common.</summary>
internal static class SubmitRequests
{
    /// <summary>The header by which a submission is known again.</summary>
    internal const string KeyHeader = "Idempotency-Key";

    /// <summary>How a submission may be refused, besides for want of a key.</summary>
    internal static readonly int[] Refusals =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType,
        StatusCodes.Status422UnprocessableEntity,
    ];

    /// <summary>The key of a submission; null if it has none.</summary>
    internal static string? KeyOf(HttpRequest request) => request.Headers[KeyHeader] is { Count: > 0 } values ? values.ToString() : null;

    /// <summary>A scenario may be an object in place of a name: JSON is YAML too.</summary>
    internal static void TakeInlineScenario(JsonObject run)
    {
        const string Name = "scenario";
        const string Text = "scenarioYaml";
        if (run[Name] is not JsonObject scenario || run.ContainsKey(Text)) return;
        run.Remove(Name);
        run[Text] = scenario.ToJsonString(ServiceJson.Options);
    }

    /// <summary>The same for the run within a request for replicates.</summary>
    internal static void TakeInlineScenarioOfRun(JsonObject request)
    {
        if (request["run"] is JsonObject run) TakeInlineScenario(run);
    }

    /// <summary>Checks how many.</summary>
    /// <exception cref="InvalidRequestException">There cannot be so many.</exception>
    internal static void Check(ReplicatesRequest request)
    {
        const string Field = "replicates";
        string allowed = $"a whole number from 1 to {ReplicatesRequest.MostReplicates}, with as many seeds up to {ulong.MaxValue}";
        if (request.Replicates is >= 1 and <= ReplicatesRequest.MostReplicates && request.Run.Seed <= ulong.MaxValue - (ulong)(request.Replicates - 1)) return;
        string value = request.Replicates.ToString(System.Globalization.CultureInfo.InvariantCulture);
        throw new InvalidRequestException([new RequestProblem(Field, value, allowed, $"{Field} is {value}; it takes {allowed}.")]);
    }
}
