using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace InnovationSim.Api.Results;

/// <summary>
/// Rows as CSV (RFC 4180): UTF-8, comma, a header, line feeds, numbers with a point and as many digits as they need, empty where undefined. The bytes are
/// those that <c>innosim export</c> writes.
/// </summary>
internal sealed class CsvRows(IReadOnlyList<string> columns) : RowsWriter
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    internal override string ContentType => "text/csv; charset=utf-8; header=present";

    private protected override void Begin(ArrayBufferWriter<byte> buffer) => Write(buffer, columns);

    private protected override void Write(ArrayBufferWriter<byte> buffer, IReadOnlyList<object?> row)
    {
        for (int i = 0; i < row.Count; i++)
        {
            if (i > 0) buffer.Write(","u8);
            switch (row[i])
            {
                case null:
                    break;
                case long number:
                    Span<byte> digits = buffer.GetSpan(20);
                    Utf8Formatter.TryFormat(number, digits, out int length);
                    buffer.Advance(length);
                    break;
                case double number:
                    Encoding.UTF8.GetBytes(number.ToString("R", CultureInfo.InvariantCulture), buffer);
                    break;
                default:
                    Encoding.UTF8.GetBytes(Quoted((string)row[i]!), buffer);
                    break;
            }
        }

        buffer.Write("\n"u8);
    }

    private protected override void End(ArrayBufferWriter<byte> buffer)
    {
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(NeedQuotes) || text.StartsWith(' ') || text.EndsWith(' ')
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
