using System.Globalization;
using CsvHelper;

namespace InnovationSim.Storage.Results;

/// <summary>Writes a result table as CSV: UTF-8, comma, header, numbers with a point and as many digits as they need, empty where undefined.</summary>
internal sealed class CsvTableWriter : IDisposable
{
    private readonly CsvWriter _csv;

    internal CsvTableWriter(ResultTable table, Stream stream)
        : this([.. table.Columns.Select(column => column.Name)], stream, leaveOpen: false)
    {
    }

    internal CsvTableWriter(IReadOnlyList<string> columns, Stream stream, bool leaveOpen)
    {
        _csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen);
        foreach (string column in columns) _csv.WriteField(column);
        _csv.EndRecord();
    }

    internal void Write(IReadOnlyList<object?> row)
    {
        foreach (object? value in row)
        {
            switch (value)
            {
                case null:
                    _csv.WriteField(string.Empty);
                    break;
                case double number:
                    _csv.WriteField(number, "R", CultureInfo.InvariantCulture);
                    break;
                case long number:
                    _csv.WriteField(number, default, CultureInfo.InvariantCulture);
                    break;
                default:
                    _csv.WriteField((string)value);
                    break;
            }
        }

        _csv.EndRecord();
    }

    public void Dispose() => _csv.Dispose();
}
