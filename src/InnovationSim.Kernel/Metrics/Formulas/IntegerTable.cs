namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>Checks and sums of tables of counts, stored row-major as city × sector.</summary>
internal static class IntegerTable
{
    /// <summary>The sum of counts, none of which may be negative.</summary>
    public static long Total(ReadOnlySpan<long> counts, string argument)
    {
        Int128 total = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] < 0)
                throw new ArgumentOutOfRangeException(argument, counts[i], $"Entry {i} of {argument} is negative.");
            total += counts[i];
        }

        // Products of two totals must fit into 126 bits: with this check they do.
        if (total > long.MaxValue)
            throw new ArgumentOutOfRangeException(argument, total, $"{argument} may sum to {long.MaxValue} at most.");
        return (long)total;
    }

    /// <summary>Refuses a table whose length is not cities × sectors.</summary>
    public static void CheckShape(int length, int cities, int sectors, string argument)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cities);
        ArgumentOutOfRangeException.ThrowIfNegative(sectors);
        CheckLength(length, (long)cities * sectors, argument);
    }

    /// <summary>Refuses a span of another length than the one needed.</summary>
    public static void CheckLength(int length, long needed, string argument)
    {
        if (length != needed)
            throw new ArgumentException($"{argument} has {length} entries; {needed} are needed.", argument);
    }

    /// <summary>The sum of each row: the total of each city.</summary>
    public static long[] CityTotals(ReadOnlySpan<long> cityBySector, int cities, int sectors)
    {
        var totals = new long[cities];
        for (int city = 0; city < cities; city++)
        {
            foreach (long count in cityBySector.Slice(city * sectors, sectors))
                totals[city] += count;
        }

        return totals;
    }

    /// <summary>The sum of each column: the total of each sector.</summary>
    public static long[] SectorTotals(ReadOnlySpan<long> cityBySector, int cities, int sectors)
    {
        var totals = new long[sectors];
        for (int city = 0; city < cities; city++)
        {
            for (int sector = 0; sector < sectors; sector++)
                totals[sector] += cityBySector[(city * sectors) + sector];
        }

        return totals;
    }

    /// <summary>The sum of squares; exact, since the sum itself fits into 63 bits.</summary>
    public static Int128 SumOfSquares(ReadOnlySpan<long> counts)
    {
        Int128 sum = 0;
        foreach (long count in counts)
            sum += (Int128)count * count;
        return sum;
    }
}
