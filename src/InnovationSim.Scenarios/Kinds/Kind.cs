using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>
/// What a key may hold. The reader, the messages and the JSON schema all come from it, so that they cannot disagree.
/// </summary>
/// <typeparam name="T">What the value becomes.</typeparam>
internal abstract class Kind<T>
    where T : notnull
{
    /// <summary>What is allowed, in words that go on from "must be".</summary>
    internal abstract string Allowed { get; }

    /// <summary>Reads a value; false if there is none to go on with, with the reason in the log.</summary>
    internal abstract bool TryRead(YamlNode node, Place place, ProblemLog log, [MaybeNullWhen(false)] out T value);

    /// <summary>The same as a JSON schema.</summary>
    internal abstract JsonObject Schema();

    /// <summary>A value as JSON: the default in the schema.</summary>
    internal abstract JsonNode ToJson(T value);
}
