using InnovationSim.Contracts;

namespace InnovationSim.Web.Runs;

/// <summary>The finished years of a run, one column a metric.</summary>
/// <remarks>Safe to use from several threads: one adds, others read.</remarks>
internal sealed class RunHistory
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<double>> _columns = new(StringComparer.Ordinal);
    private int _count;
    private int _baseYear;

    /// <summary>Last year that is there; −1 if there is none.</summary>
    internal int LastYear
    {
        get
        {
            lock (_lock) return _count - 1;
        }
    }

    /// <summary>The calendar year of year 0.</summary>
    internal int BaseYear
    {
        get
        {
            lock (_lock) return _baseYear;
        }
    }

    /// <summary>Names of the metrics that some year has.</summary>
    internal IReadOnlyList<string> Metrics
    {
        get
        {
            lock (_lock) return [.. _columns.Keys.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Takes a year in; one that is there already is left out.</summary>
    /// <exception cref="ArgumentException">The year is not the one after the last.</exception>
    internal void Add(YearReport report)
    {
        lock (_lock)
        {
            if (report.Year < _count) return;
            if (report.Year > _count) throw new ArgumentException($"Year {report.Year} comes after year {_count - 1}.", nameof(report));
            if (_count == 0) _baseYear = report.CalendarYear;
            foreach ((string metric, double? value) in report.Metrics)
            {
                if (!_columns.TryGetValue(metric, out List<double>? column))
                {
                    // A metric that older years do not know: the run went on with another version of the program.
                    column = [.. Enumerable.Repeat(double.NaN, _count)];
                    _columns.Add(metric, column);
                }

                column.Add(value ?? double.NaN);
            }

            _count++;
            foreach (List<double> column in _columns.Values)
            {
                if (column.Count < _count) column.Add(double.NaN);
            }
        }
    }

    /// <summary>The value of a metric in a year; not a number where it is undefined or not there.</summary>
    internal double Value(string metric, int year)
    {
        lock (_lock) return _columns.TryGetValue(metric, out List<double>? column) && year >= 0 && year < column.Count ? column[year] : double.NaN;
    }

    /// <summary>Values of a metric in some years.</summary>
    internal double[] Values(string metric, IReadOnlyList<int> years)
    {
        lock (_lock)
        {
            if (!_columns.TryGetValue(metric, out List<double>? column)) return [.. Enumerable.Repeat(double.NaN, years.Count)];
            return [.. years.Select(year => year < column.Count ? column[year] : double.NaN)];
        }
    }

    /// <summary>At most so many years, evenly spread, the first and the last among them: what a chart can show.</summary>
    internal int[] Years(int most)
    {
        int last = LastYear;
        if (last < 0) return [];
        int step = Math.Max(1, (int)Math.Ceiling((last + 1.0) / most));
        var years = new List<int>();
        for (int year = 0; year < last; year += step) years.Add(year);
        years.Add(last);
        return [.. years];
    }
}
