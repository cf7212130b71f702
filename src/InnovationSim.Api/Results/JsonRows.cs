using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InnovationSim.Api.Results;

/// <summary>Rows as a JSON array of objects, null where a value is undefined: what data frames are made of.</summary>
internal sealed class JsonRows(IEnumerable<string> columns) : RowsWriter
{
    // Rows are written without looking at what was written before: it is right by construction.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly JsonEncodedText[] _columns = [.. columns.Select(column => JsonEncodedText.Encode(column, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
    private Utf8JsonWriter? _json;
    private bool _first = true;

    internal override string ContentType => "application/json";

    private protected override void Begin(ArrayBufferWriter<byte> buffer) => buffer.Write("["u8);

    private protected override void Write(ArrayBufferWriter<byte> buffer, IReadOnlyList<object?> row)
    {
        if (!_first) buffer.Write(","u8);
        _first = false;
        _json ??= new Utf8JsonWriter(buffer, Options);
        _json.Reset(buffer);
        _json.WriteStartObject();
        for (int i = 0; i < _columns.Length; i++)
        {
            switch (row[i])
            {
                case null:
                    _json.WriteNull(_columns[i]);
                    break;
                case long number:
                    _json.WriteNumber(_columns[i], number);
                    break;
                case double number:
                    _json.WriteNumber(_columns[i], number);
                    break;
                default:
                    _json.WriteString(_columns[i], (string)row[i]!);
                    break;
            }
        }

        _json.WriteEndObject();
        _json.Flush();
    }

    private protected override void End(ArrayBufferWriter<byte> buffer) => buffer.Write("]\n"u8);
}
