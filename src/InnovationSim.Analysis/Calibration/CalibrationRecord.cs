using System.Globalization;
using System.Text;

namespace InnovationSim.Analysis.Calibration;

/// <summary>
/// The record of every point tried: a CSV file with a row a point, written as soon as it is known. A search tries the same points in the same
/// order, so whoever repeats it is answered from the record until it goes on.
/// </summary>
public sealed class CalibrationRecord
{
    private readonly string _path;
    private readonly List<(string Point, string Result)> _rows = [];
    private int _asked;

    /// <summary>Opens the record, or begins it. A last row that was torn when its writer was killed is dropped.</summary>
    /// <param name="path">The file; it need not be there, its folder has to.</param>
    /// <param name="parameters">Names of the parameters.</param>
    /// <param name="facts">Ids of the facts.</param>
    /// <exception cref="IOException">The file cannot be read or written, or is the record of another calibration.</exception>
    public CalibrationRecord(string path, IReadOnlyList<string> parameters, IReadOnlyList<string> facts)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(facts);
        _path = path;
        string header = string.Join(',', (string[])["point", .. parameters, "loss", "fitted_inside", .. facts]) + "\n";
        string text = File.Exists(path) ? File.ReadAllText(path) : "";
        string whole = text[..(text.LastIndexOf('\n') + 1)];
        if (whole.Length == 0) whole = header;
        if (!whole.StartsWith(header, StringComparison.Ordinal)) throw new IOException($"'{path}' is the record of another calibration: its first line differs.");
        foreach (string line in whole[header.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] fields = line.Split(',', parameters.Count + 2);
            if (fields.Length < parameters.Count + 2) throw new IOException($"'{path}' has the row '{line}', which has too few fields.");
            _rows.Add((string.Join(',', fields[1..^1]), fields[^1]));
        }

        if (!string.Equals(whole, text, StringComparison.Ordinal)) File.WriteAllText(path, whole);
    }

    /// <summary>Points in the record.</summary>
    public int Count => _rows.Count;

    /// <summary>What the record says of the next point; null if it ends here.</summary>
    /// <returns>Loss, and the values of the facts.</returns>
    /// <exception cref="IOException">The search has come to another point than the one in the record.</exception>
    public (double Loss, IReadOnlyList<double> Facts)? Next(IReadOnlyList<double> point)
    {
        if (_asked >= _rows.Count) return null;
        (string known, string rest) = _rows[_asked];
        if (!string.Equals(known, Key(point), StringComparison.Ordinal)) throw new IOException($"'{_path}' has other values at point {_asked} than the search: it is the record of another calibration, or was changed.");
        _asked++;
        string[] fields = rest.Split(',');
        return (Number(fields[0]), [.. fields.Skip(2).Select(Number)]);
    }

    /// <summary>Adds the next point.</summary>
    /// <param name="point">Its values.</param>
    /// <param name="loss">Its loss.</param>
    /// <param name="inside">Fitted facts that lie in their bands.</param>
    /// <param name="facts">Value of each fact; not a number where it cannot be measured.</param>
    public void Add(IReadOnlyList<double> point, double loss, int inside, IReadOnlyList<double> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        string rest = string.Join(',', (string[])[Text(loss), inside.ToString(CultureInfo.InvariantCulture), .. facts.Select(Text)]);
        using (var stream = new FileStream(_path, FileMode.Append, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_rows.Count},{Key(point)},{rest}\n")));
            stream.Flush(flushToDisk: true);
        }

        _rows.Add((Key(point), rest));
        _asked = _rows.Count;
    }

    private static string Key(IReadOnlyList<double> point) => string.Join(',', point.Select(Text));

    private static string Text(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
