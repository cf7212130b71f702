using System.Globalization;
using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>A number in a range.</summary>
/// <param name="low">Smallest value allowed.</param>
/// <param name="high">Largest value allowed.</param>
/// <param name="unit">Unit.</param>
/// <param name="whole">Whether it must be a whole number.</param>
internal sealed class NumberKind(double low, double high, string unit, bool whole = false) : Kind<double>
{
    internal const string ShareUnit = "share";

    internal override string Allowed => string.Create(
        CultureInfo.InvariantCulture, $"{(whole ? "a whole number" : "a number")} from {Text(low)} to {Text(high)} ({unit})");

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, out double value)
    {
        value = 0;
        if (node is YamlRefused) return false;
        bool number = node is YamlScalar { Type: ScalarType.Number } scalar && CoreSchema.IsDecimal(scalar.Text)
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        if (number && IsAllowed(value)) return true;
        log.Refuse(place, node, Allowed, number ? HintForRange(value) : HintForType(node));
        return false;
    }

    /// <summary>Whether a number is in the range, and whole if it has to be.</summary>
    internal bool IsAllowed(double value) => value >= low && value <= high && (!whole || value == Math.Floor(value));

    internal string? HintForRange(double value)
    {
        if (whole && value != Math.Floor(value)) return "Round it.";
        bool percent = unit.StartsWith(ShareUnit, StringComparison.Ordinal) && high <= 1 && value is > 1 and <= 100;
        return percent ? $"Shares are parts of 1: write {Text(value / 100)} for {Text(value)} %." : null;
    }

    internal override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = whole ? "integer" : "number" };
        if (low > double.MinValue) schema.Add("minimum", low);
        if (high < double.MaxValue) schema.Add("maximum", high);
        return schema;
    }

    internal override JsonNode ToJson(double value) => value;

    internal static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string? HintForType(YamlNode node)
    {
        if (node is not YamlScalar scalar) return "Write a number after the colon.";
        string text = scalar.Text.Trim();
        if (scalar.Quoted && CoreSchema.IsDecimal(text)) return "Remove the quotation marks.";
        if (text.EndsWith('%') && CoreSchema.IsDecimal(text[..^1].TrimEnd())) return "Write percentages as parts of 1: 0.45 for 45 %.";
        string joined = string.Concat(text.Where(c => c is not (',' or '_' or ' ')));
        if (joined.Length < text.Length && CoreSchema.IsDecimal(joined))
            return $"Write digits without separators and decimals with a point, for example {joined}.";
        if (scalar.Type == ScalarType.Number)
            return "Infinite, undefined, octal and hexadecimal numbers are not taken: write a decimal number.";
        return scalar.Type == ScalarType.Null ? "Write a number after the colon." : null;
    }
}
