using System.Globalization;
using System.Text;
using System.Text.Json;
using InnovationSim.Contracts;

namespace InnovationSim.Web.Downloads;

/// <summary>Rows of a table as text.</summary>
internal static class TableText
{
    private const int FlushAt = 32 * 1024;

    // What makes a field of CSV be quoted (RFC 4180).
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <summary>Comma-separated values: a header, a point in numbers and no grouping, an empty field for what is undefined.</summary>
    internal static async Task WriteCsvAsync(Stream stream, ResultTableInfo table, IAsyncEnumerable<ResultRow> rows, CancellationToken cancellationToken)
    {
        var text = new StringBuilder().AppendJoin(',', table.Columns.Select(column => column.Name)).Append('\n');
        await foreach (ResultRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            for (int i = 0; i < row.Values.Count; i++)
            {
                if (i > 0) text.Append(',');
                AppendField(text, row.Values[i]);
            }

            text.Append('\n');
            if (text.Length > FlushAt) await SendAsync(stream, text, cancellationToken).ConfigureAwait(false);
        }

        await SendAsync(stream, text, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An array of objects, one a row; null for what is undefined.</summary>
    internal static async Task WriteJsonAsync(Stream stream, ResultTableInfo table, IAsyncEnumerable<ResultRow> rows, CancellationToken cancellationToken)
    {
        var writer = new Utf8JsonWriter(stream);
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartArray();
            await foreach (ResultRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                writer.WriteStartObject();
                for (int i = 0; i < row.Values.Count; i++) WriteValue(writer, table.Columns[i].Name, row.Values[i]);
                writer.WriteEndObject();
                if (writer.BytesPending > FlushAt) await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            }

            writer.WriteEndArray();
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static void AppendField(StringBuilder text, object? value)
    {
        string field = value switch
        {
            null => "",
            string known => known,
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        if (field.AsSpan().IndexOfAny(Special) < 0) text.Append(field);
        else text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(name); break;
            case long whole: writer.WriteNumber(name, whole); break;
            case double number: writer.WriteNumber(name, number); break;
            default: writer.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static async Task SendAsync(Stream stream, StringBuilder text, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken).ConfigureAwait(false);
        text.Clear();
    }
}
