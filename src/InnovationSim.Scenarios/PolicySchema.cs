using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Sections;

namespace InnovationSim.Scenarios;

/// <summary>The JSON schema of policy files, for editors: completion, help and the first mistakes while typing.</summary>
public static class PolicySchema
{
    /// <summary>Name of the schema's file, as the first line of a policy names it.</summary>
    public const string FileName = "policy.schema.json";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema (draft 2020-12), from the same descriptions that the reader reads by.</summary>
    public static string Generate()
    {
        JsonObject schema = PolicyKeys.Kind.Schema();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "InnovationSim policy");
        schema.Insert(
            2, "description",
            "Measures that move levers of the model. Ranges of values and what a lever can be aimed at the reader checks; cities and sectors are "
            + "checked against the scenario that a policy is composed with.");
        return schema.ToJsonString(Format) + "\n";
    }
}
