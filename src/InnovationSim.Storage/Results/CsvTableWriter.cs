using System.Globalization;
using CsvHelper;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Storage.Results;

/// <summary>Writes a result table as CSV: UTF-8, comma, header, numbers with a point and as many digits as they need, empty where undefined.</summary>
internal sealed class CsvTableWriter : IDisposable
{
    private readonly ResultTable _table;
    private readonly CsvWriter _csv;

    internal CsvTableWriter(ResultTable table, Stream stream)
    {
        _table = table;
        _csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" });
        foreach (ResultColumn column in table.Columns) _csv.WriteField(column.Name);
        _csv.EndRecord();
    }

    internal void Write(YearRecord record)
    {
        foreach (object?[] row in _table.Rows(record)) Write(row);
    }

    internal void Write(object?[] row)
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
