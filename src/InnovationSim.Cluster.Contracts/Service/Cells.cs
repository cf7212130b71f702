using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using InnovationSim.Contracts;

namespace InnovationSim.Cluster.Contracts.Service;

/// <summary>Values of result tables as JSON and back, bit for bit: which kind of number it is, the column's type says.</summary>
public static class Cells
{
    private static readonly JsonElement Null = JsonDocument.Parse("null").RootElement.Clone();

    /// <summary>A value as JSON.</summary>
    /// <exception cref="ArgumentException">It is neither text nor a number nor nothing.</exception>
    public static JsonElement ToJson(object? value) => value switch
    {
        null => Null,
        string text => JsonSerializer.SerializeToElement(text),
        long number => JsonSerializer.SerializeToElement(number),
        double number => double.IsFinite(number)
            ? JsonSerializer.SerializeToElement(number)
            : JsonSerializer.SerializeToElement(number.ToString(CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"A result holds no {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>How many bytes a value takes with what parts it from the next: a Chinese character is six as JSON has it.</summary>
    public static int BytesOf(JsonElement cell) => JsonMarshal.GetRawUtf8Value(cell).Length + 1;

    /// <summary>The value of a column of a type.</summary>
    public static object? FromJson(JsonElement cell, ResultValueType type) => cell.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String when type == ResultValueType.Number => double.Parse(cell.GetString()!, CultureInfo.InvariantCulture),
        JsonValueKind.String => cell.GetString(),
        _ when type == ResultValueType.WholeNumber => long.Parse(cell.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        _ => (object)cell.GetDouble(),
    };
}
