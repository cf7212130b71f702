using InnovationSim.Kernel.Metrics.Formulas;

namespace InnovationSim.Kernel.Metrics;

/// <summary>Relatedness density of each city and sector, from employment.</summary>
public static class Relatedness
{
    /// <summary>ω_cs, city × sector; not a number where it is undefined.</summary>
    public static double[] Of(Tally tally, int cities, int sectors)
    {
        long[] employment = Employment.ByCell(tally);
        double[] proximity = new double[sectors * sectors];
        double[] density = new double[cities * sectors];
        ProductSpace.Proximity(employment, cities, sectors, proximity);
        ProductSpace.Density(employment, cities, sectors, proximity, density);
        return density;
    }
}

/// <summary>Employment of firms, state-owned and private together.</summary>
public static class Employment
{
    /// <summary>Persons by city and sector.</summary>
    public static long[] ByCell(Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        long[] cells = new long[tally.Cities * tally.Sectors];
        foreach (CellMeasure measure in (ReadOnlySpan<CellMeasure>)[CellMeasure.SkilledWorkers, CellMeasure.Engineers, CellMeasure.Researchers])
        {
            for (int own = 0; own < Ownerships.Count; own++)
            {
                ReadOnlySpan<long> table = tally.Table(measure, (Ownership)own);
                for (int cell = 0; cell < cells.Length; cell++) cells[cell] += table[cell];
            }
        }

        return cells;
    }
}
