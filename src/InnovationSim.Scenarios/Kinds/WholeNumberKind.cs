using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>A whole number in a range.</summary>
internal sealed class WholeNumberKind(int low, int high, string unit) : Kind<int>
{
    private readonly NumberKind _number = new(low, high, unit, whole: true);

    internal override string Allowed => _number.Allowed;

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, out int value)
    {
        bool read = _number.TryRead(node, place, log, out double number);
        value = (int)number;
        return read;
    }

    internal override JsonObject Schema() => _number.Schema();

    internal override JsonNode ToJson(int value) => value;
}
