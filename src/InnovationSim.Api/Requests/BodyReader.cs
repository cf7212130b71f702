using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using InnovationSim.Api.Problems;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Http;

namespace InnovationSim.Api.Requests;

/// <summary>Reads the body of a request and says everything that is wrong with it, field by field.</summary>
internal static class BodyReader
{
    private const int Shown = 60;

    // Requests are flat; inline scenarios are nested like their files.
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 40, AllowDuplicateProperties = false };

    /// <summary>Reads a JSON object.</summary>
    /// <param name="context">The request.</param>
    /// <param name="adapt">Changes it before it is read.</param>
    /// <exception cref="ApiException">It is no JSON object.</exception>
    /// <exception cref="InvalidRequestException">Fields are unknown, missing or of another type.</exception>
    internal static async Task<T> ReadAsync<T>(HttpContext context, Action<JsonObject>? adapt = null)
    {
        if (context.Request.ContentType is { Length: > 0 } && !context.Request.HasJsonContentType())
        {
            throw new ApiException(
                StatusCodes.Status415UnsupportedMediaType, $"The body is {context.Request.ContentType}; this path takes application/json.");
        }

        JsonObject body;
        try
        {
            JsonNode? node = await JsonNode.ParseAsync(context.Request.Body, nodeOptions: null, Bounded, context.RequestAborted).ConfigureAwait(false);
            body = node as JsonObject ?? throw new ApiException(StatusCodes.Status400BadRequest, "The body is no JSON object.");
        }
        catch (JsonException bad)
        {
            throw new ApiException(StatusCodes.Status400BadRequest, $"The body is no JSON: {bad.Message}");
        }

        adapt?.Invoke(body);
        var problems = new List<RequestProblem>();
        Check(body, ServiceJson.Strict.GetTypeInfo(typeof(T)), "", problems);
        if (problems.Count > 0) throw new InvalidRequestException(problems);
        return body.Deserialize<T>(ServiceJson.Strict)!;
    }

    /// <summary>Reads a text in UTF-8.</summary>
    /// <exception cref="ApiException">It is none.</exception>
    internal static async Task<string> ReadTextAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        try
        {
            return await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (DecoderFallbackException)
        {
            throw new ApiException(StatusCodes.Status400BadRequest, "The body is no text in UTF-8.");
        }
    }

    private static void Check(JsonObject body, JsonTypeInfo type, string path, List<RequestProblem> problems)
    {
        var fields = type.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        foreach ((string name, JsonNode? value) in body)
        {
            if (!fields.TryGetValue(name, out JsonPropertyInfo? field)) Add(path + Cut(name), value, $"nothing: there is no such field; there are {string.Join(", ", fields.Keys)}");
            else Check(value, field, path + name);
        }

        foreach (JsonPropertyInfo field in type.Properties.Where(field => field.IsRequired && !body.ContainsKey(field.Name)))
            problems.Add(new RequestProblem(path + field.Name, "", Allowed(field.PropertyType), $"{path}{field.Name} is missing; it takes {Allowed(field.PropertyType)}."));

        void Check(JsonNode? value, JsonPropertyInfo field, string at)
        {
            if (value is null && !field.IsSetNullable)
            {
                Add(at, value, Allowed(field.PropertyType));
                return;
            }

            JsonTypeInfo inner = ServiceJson.Strict.GetTypeInfo(field.PropertyType);
            if (inner.Kind == JsonTypeInfoKind.Object && value is JsonObject nested)
            {
                BodyReader.Check(nested, inner, at + ".", problems);
                return;
            }

            if (inner.Kind == JsonTypeInfoKind.Enumerable && value is JsonArray list && ServiceJson.Strict.GetTypeInfo(inner.ElementType!) is
                { Kind: JsonTypeInfoKind.Object } element)
            {
                for (int i = 0; i < list.Count; i++)
                {
                    if (list[i] is JsonObject one) BodyReader.Check(one, element, $"{at}[{i}].", problems);
                    else Add($"{at}[{i}]", list[i], Allowed(element.Type));
                }

                return;
            }

            try
            {
                value.Deserialize(inner);
            }
            catch (JsonException bad)
            {
                // "$['entry-rate']" within "sets" is "sets.entry-rate".
                string below = (bad.Path ?? "$")[1..].Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal);
                JsonNode? culprit = below is ['.', .. var key] && value is JsonObject map && map.TryGetPropertyValue(key, out JsonNode? one) ? one : value;
                Add(at + below, culprit, Allowed(field.PropertyType));
            }
        }

        void Add(string field, JsonNode? value, string allowed)
        {
            string text = Cut(value?.ToJsonString(ServiceJson.Options) ?? "null");
            problems.Add(new RequestProblem(field, text, allowed, $"{field} is {text}; it takes {allowed}."));
        }
    }

    private static string Allowed(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => "a text",
        var number when number == typeof(int) => "a whole number",
        var number when number == typeof(ulong) => $"a whole number from 0 to {ulong.MaxValue}",
        var number when number == typeof(double) => "a number",
        var map when map == typeof(IReadOnlyDictionary<string, double>) => "an object of numbers by name",
        var map when map == typeof(IReadOnlyDictionary<string, int>) => "an object of whole numbers by name",
        var policy when policy == typeof(PolicyRequest) => "an object with policy or policyYaml, and intensity",
        var policies when policies == typeof(IReadOnlyList<PolicyRequest>) => "a list of objects with policy or policyYaml, and intensity",
        var arm when arm == typeof(ArmRequest) => "an object with name, and policies and sets if it has any",
        var list when list.IsAssignableTo(typeof(System.Collections.IEnumerable)) => "a list",
        _ => "an object",
    };

    private static string Cut(string text) => text.Length > Shown ? text[..Shown] + "…" : text;
}
