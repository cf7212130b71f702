using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using InnovationSim.Contracts;

namespace InnovationSim.Api.Endpoints;

/// <summary>Events of a stream as bytes.</summary>
internal static class YearEvents
{
    // A year is reported to all watchers as one object: it is written out once, however many there are.
    private static readonly ConditionalWeakTable<YearReport, byte[]> Written = [];

    /// <summary>What opens a stream: after how many milliseconds to come back when it breaks.</summary>
    internal static ReadOnlyMemory<byte> Begin { get; } = "retry: 1000\n\n"u8.ToArray();

    /// <summary>A comment, which says nothing but that the connection is there.</summary>
    internal static ReadOnlyMemory<byte> Heartbeat { get; } = ":\n\n"u8.ToArray();

    /// <summary>A year.</summary>
    internal static byte[] Of(YearReport year) => Written.GetValue(
        year, static each => Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"event: year\nid: {each.Year}\ndata: {JsonSerializer.Serialize(each, ServiceJson.Options)}\n\n")));

    /// <summary>The run has ended.</summary>
    internal static byte[] End(RunStatus status) => Other("end", JsonSerializer.Serialize(status, ServiceJson.Options));

    /// <summary>Nothing more comes.</summary>
    internal static byte[] Problem(SimulationError error) => Other("problem", JsonSerializer.Serialize(error, ServiceJson.Options));

    // JSON as it is written here has no line breaks.
    private static byte[] Other(string name, string json) => Encoding.UTF8.GetBytes($"event: {name}\ndata: {json}\n\n");
}
