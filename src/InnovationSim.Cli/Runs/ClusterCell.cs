using InnovationSim.Storage.Results;

namespace InnovationSim.Cli.Runs;

/// <summary>A city and sector in one year, as the results have it.</summary>
internal sealed record ClusterCell(string City, string Sector)
{
    private static readonly int[] Staff =
        [ColumnOf(ResultTables.Cities, "skilled_workers"), ColumnOf(ResultTables.Cities, "engineers"), ColumnOf(ResultTables.Cities, "researchers")];

    internal long Employment { get; private set; }

    /// <summary>Location quotient; not a number where it is undefined.</summary>
    internal double Quotient { get; private set; } = double.NaN;

    /// <summary>Linkage lift of orders; not a number where there are none.</summary>
    internal double Lift { get; private set; } = double.NaN;

    internal bool IsHollow { get; private set; }

    /// <summary>All cells of a year.</summary>
    internal static async Task<IReadOnlyList<ClusterCell>> ReadAsync(IResultStore results, int year)
    {
        var cells = new SortedDictionary<string, ClusterCell>(StringComparer.Ordinal);
        await foreach (object?[] row in results.ReadAsync(ResultTables.Cities, year, year).ConfigureAwait(false))
        {
            ClusterCell cell = Of((string)row[1]!, (string)row[2]!);
            foreach (int column in Staff) cell.Employment += (long)row[column]!;
        }

        await foreach (object?[] row in results.ReadAsync(ResultTables.Metrics, year, year).ConfigureAwait(false))
        {
            if (row[1] is not string city || row[2] is not string sector) continue;
            ClusterCell cell = Of(city, sector);
            double value = (double?)row[4] ?? double.NaN;
            switch ((string)row[3]!)
            {
                case "location-quotient":
                    cell.Quotient = value;
                    break;
                case "linkage-lift-orders":
                    cell.Lift = value;
                    break;
                case "hollow-cluster":
                    cell.IsHollow = value > 0;
                    break;
                default:
                    break;
            }
        }

        return [.. cells.Values];

        ClusterCell Of(string city, string sector)
        {
            string key = $"{city}/{sector}";
            return cells.TryGetValue(key, out ClusterCell? cell) ? cell : cells[key] = new ClusterCell(city, sector);
        }
    }

    private static int ColumnOf(ResultTable table, string name) => table.Columns.Select(column => column.Name).ToList().IndexOf(name);
}
