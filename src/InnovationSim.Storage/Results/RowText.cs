using System.Text.Encodings.Web;
using System.Text.Json;

namespace InnovationSim.Storage.Results;

/// <summary>
/// Rows of result tables as text, the same wherever they come from. Row by row: memory does not grow with their number.
/// Values are string, long, double or null.
/// </summary>
public static class RowText
{
    private const int FlushBytes = 1 << 16;

    /// <summary>Writes CSV: UTF-8, comma, a header, line feeds, numbers with a point and as many digits as they need, empty where undefined.</summary>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="rows">Rows with a value for each column.</param>
    /// <param name="stream">Where to; it is left open. Nothing is written before the first row is there, or the end.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task WriteCsvAsync(
        IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        IAsyncEnumerator<IReadOnlyList<object?>> row = rows.GetAsyncEnumerator(cancellationToken);
        await using (row.ConfigureAwait(false))
        {
            // What cannot be read at all leaves no header either.
            bool more = await row.MoveNextAsync().ConfigureAwait(false);
            using var csv = new CsvTableWriter(columns, stream, leaveOpen: true);
            for (; more; more = await row.MoveNextAsync().ConfigureAwait(false)) csv.Write(row.Current);
        }
    }

    /// <summary>Writes an array of JSON objects, one for each row; null where a value is undefined.</summary>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="rows">Rows with a value for each column.</param>
    /// <param name="stream">Where to; it is left open. Nothing is written before the first row is there, or the end.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task WriteJsonAsync(
        IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        IAsyncEnumerator<IReadOnlyList<object?>> row = rows.GetAsyncEnumerator(cancellationToken);
        await using (row.ConfigureAwait(false))
        {
            bool more = await row.MoveNextAsync().ConfigureAwait(false);
            var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            await using (json.ConfigureAwait(false))
            {
                json.WriteStartArray();
                for (; more; more = await row.MoveNextAsync().ConfigureAwait(false))
                {
                    Write(json, columns, row.Current);
                    if (json.BytesPending > FlushBytes) await json.FlushAsync(cancellationToken).ConfigureAwait(false);
                }

                json.WriteEndArray();
            }
        }
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<string> columns, IReadOnlyList<object?> row)
    {
        json.WriteStartObject();
        for (int i = 0; i < row.Count; i++)
        {
            json.WritePropertyName(columns[i]);
            switch (row[i])
            {
                case null:
                    json.WriteNullValue();
                    break;
                case long number:
                    json.WriteNumberValue(number);
                    break;
                case double number:
                    json.WriteNumberValue(number);
                    break;
                default:
                    json.WriteStringValue((string)row[i]!);
                    break;
            }
        }

        json.WriteEndObject();
    }
}
