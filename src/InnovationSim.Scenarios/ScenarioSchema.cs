using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Sections;

namespace InnovationSim.Scenarios;

/// <summary>The JSON schema of scenario files, for editors: completion, help and the first mistakes while typing.</summary>
public static class ScenarioSchema
{
    /// <summary>Name of the schema's file, as the first line of a scenario names it.</summary>
    public const string FileName = "scenario.schema.json";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema (draft 2020-12), from the same descriptions that the reader reads by.</summary>
    public static string Generate()
    {
        JsonObject schema = ScenarioKeys.Kind.Schema();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "InnovationSim scenario");
        schema.Insert(
            2, "description",
            "A region and its innovation ecosystem in a base year. What a schema cannot say (sums, references) the reader checks.");
        schema.Add("$defs", new JsonObject { [OverridesKind.Definition] = OverridesKind.SourcedValue() });
        return schema.ToJsonString(Format) + "\n";
    }
}
