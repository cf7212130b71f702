using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InnovationSim.Contracts;

/// <summary>
/// The contracts as JSON, as they travel over HTTP: names in camelCase, states and kinds as words in lower case with hyphens (<c>running</c>,
/// <c>whole-number</c>), times in ISO 8601, numbers as numbers.
/// </summary>
public static class ServiceJson
{
    /// <summary>For reading and writing. What is not known is skipped: a service may be newer than its client.</summary>
    public static JsonSerializerOptions Options { get; } = Finished(new JsonSerializerOptions());

    /// <summary>For reading requests: a field that does not exist is a mistake, not something to skip.</summary>
    public static JsonSerializerOptions Strict { get; } = Finished(
        new JsonSerializerOptions { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false });

    /// <summary>Makes options write as these do.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        // A request with a number that is none must reach the service, which says what is allowed.
        options.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
        // Names in the local script stay readable; nothing of this is put into a page as it is.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Finished(JsonSerializerOptions options)
    {
        Configure(options);
        // Not made ahead by a generator: that would leave out the defaults of what a request does not say.
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver();
        options.MakeReadOnly();
        return options;
    }
}
