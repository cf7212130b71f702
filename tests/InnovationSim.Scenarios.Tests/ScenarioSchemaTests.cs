using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests;

public class ScenarioSchemaTests
{
    /// <summary>
    /// After a change of keys, metrics or parameters: INNOVATIONSIM_UPDATE=1 dotnet test tests/InnovationSim.Scenarios.Tests, and commit
    /// what it wrote.
    /// </summary>
    [Fact]
    public void The_committed_schema_is_the_one_that_the_reader_reads_by()
    {
        string path = Repository.Data(ScenarioSchema.FileName);
        if (Environment.GetEnvironmentVariable("INNOVATIONSIM_UPDATE") == "1") File.WriteAllText(path, ScenarioSchema.Generate());
        File.Exists(path).ShouldBeTrue(Hint);
        FirstDifference(File.ReadAllText(path), ScenarioSchema.Generate()).ShouldBeNull(Hint);
    }

    [Fact]
    public void The_schema_names_its_draft_and_takes_no_other_keys()
    {
        JsonNode schema = JsonNode.Parse(ScenarioSchema.Generate())!;
        schema["$schema"]!.GetValue<string>().ShouldBe("https://json-schema.org/draft/2020-12/schema");
        schema["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        schema["required"]!.AsArray().Select(key => key!.GetValue<string>()).ShouldContain("cities");
    }

    [Fact]
    public void Every_key_of_the_schema_is_described()
    {
        List<string> silent = [];
        Visit(JsonNode.Parse(ScenarioSchema.Generate())!, "", silent);
        silent.ShouldBeEmpty();
    }

    [Fact]
    public void The_schema_has_the_ranges_of_the_parameters()
    {
        JsonNode rate = JsonNode.Parse(ScenarioSchema.Generate())!["properties"]!["parameters"]!["properties"]!["exit-rate"]!;
        rate["default"]!.GetValue<double>().ShouldBe(ParameterTable.Find("exit-rate").Default);
        rate["anyOf"]![0]!["maximum"]!.GetValue<double>().ShouldBe(0.5);
    }

    private const string Hint = "To write it anew: INNOVATIONSIM_UPDATE=1 dotnet test tests/InnovationSim.Scenarios.Tests";

    private static string? FirstDifference(string committed, string generated)
    {
        string[] before = committed.Split('\n');
        string[] now = generated.Split('\n');
        for (int line = 0; line < Math.Max(before.Length, now.Length); line++)
        {
            string was = before.ElementAtOrDefault(line) ?? "(end)";
            string becomes = now.ElementAtOrDefault(line) ?? "(end)";
            if (was != becomes) return $"line {line + 1}: committed {was.Trim()}, generated {becomes.Trim()}";
        }

        return null;
    }

    private static void Visit(JsonNode node, string path, List<string> silent)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? item in array) Visit(item!, path, silent);
            return;
        }

        if (node is not JsonObject section) return;
        // What stands beside a reference narrows what the definition describes.
        if (section["$ref"] is null && section["properties"] is JsonObject properties)
        {
            foreach ((string key, JsonNode? value) in properties)
            {
                if (value!["description"] is null) silent.Add($"{path}.{key}");
            }
        }

        foreach ((string key, JsonNode? value) in section) Visit(value!, $"{path}.{key}", silent);
    }
}
