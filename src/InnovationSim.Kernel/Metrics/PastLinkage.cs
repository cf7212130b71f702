namespace InnovationSim.Kernel.Metrics;

/// <summary>
/// The linkage of all cells in the years before this one: a single year has too few lots and licences for most cells to say anything.
/// </summary>
internal sealed class PastLinkage(int cities, int sectors)
{
    /// <summary>Years before this one that count; with it, five.</summary>
    internal const int Years = 4;

    private const int Kinds = 3;

    /// <summary>By year (the last one first), orders, licences and job moves, city and sector: observed, expected, expected links.</summary>
    internal double[] Values { get; } = new double[Years * Kinds * cities * sectors * CellLinkage.Numbers];

    private int OfYear => Values.Length / Years;

    /// <summary>Links by lots ordered, of the years before and of a year.</summary>
    internal CellLinkage Orders(Tally now, int city, int sector) => Past(0, city, sector) + CellLinkage.Orders(now, city, sector);

    /// <summary>Links by licences.</summary>
    internal CellLinkage Licences(Tally now, int city, int sector) => Past(1, city, sector) + CellLinkage.Licences(now, city, sector);

    /// <summary>Links by job moves.</summary>
    internal CellLinkage JobMoves(Tally now, int city, int sector) => Past(2, city, sector) + CellLinkage.JobMoves(now, city, sector);

    /// <summary>Takes a year in, and forgets the oldest.</summary>
    internal void Remember(Tally year)
    {
        Values.AsSpan(0, Values.Length - OfYear).CopyTo(Values.AsSpan(OfYear));
        for (int city = 0; city < cities; city++)
        {
            for (int sector = 0; sector < sectors; sector++)
            {
                Put(0, city, sector, CellLinkage.Orders(year, city, sector));
                Put(1, city, sector, CellLinkage.Licences(year, city, sector));
                Put(2, city, sector, CellLinkage.JobMoves(year, city, sector));
            }
        }
    }

    private int Place(int kind, int city, int sector) => ((((kind * cities) + city) * sectors) + sector) * CellLinkage.Numbers;

    private void Put(int kind, int city, int sector, CellLinkage linkage)
    {
        int at = Place(kind, city, sector);
        Values[at] = linkage.Observed;
        Values[at + 1] = linkage.Expected;
        Values[at + 2] = linkage.ExpectedLinks;
    }

    private CellLinkage Past(int kind, int city, int sector)
    {
        CellLinkage sum = default;
        for (int year = 0; year < Years; year++)
        {
            int at = (year * OfYear) + Place(kind, city, sector);
            sum += new CellLinkage(Values[at], Values[at + 1], Values[at + 2]);
        }

        return sum;
    }
}
