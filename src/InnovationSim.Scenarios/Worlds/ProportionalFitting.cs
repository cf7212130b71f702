namespace InnovationSim.Scenarios.Worlds;

/// <summary>Iterative proportional fitting (Deming and Stephan 1940): scales rows and columns of a table in turn until both have their sums.</summary>
internal static class ProportionalFitting
{
    /// <summary>Fits a table in place; the last scaling is that of the rows, so row sums are exact where a row has any weight.</summary>
    /// <param name="table">Row by row, not negative; zeros stay zero.</param>
    /// <param name="rows">Wanted sums of the rows.</param>
    /// <param name="columns">Wanted sums of the columns.</param>
    /// <param name="rounds">How often.</param>
    internal static void Fit(double[] table, double[] rows, double[] columns, int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            for (int column = 0; column < columns.Length; column++) Scale(table, column, columns.Length, rows.Length, columns[column]);
            for (int row = 0; row < rows.Length; row++) Scale(table, row * columns.Length, 1, columns.Length, rows[row]);
        }
    }

    private static void Scale(double[] table, int first, int stride, int count, double wanted)
    {
        double sum = 0;
        for (int i = 0; i < count; i++) sum += table[first + (i * stride)];
        if (sum <= 0) return;
        double factor = wanted / sum;
        for (int i = 0; i < count; i++) table[first + (i * stride)] *= factor;
    }
}
