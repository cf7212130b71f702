namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>
/// Eigenvalues and eigenvectors of a real symmetric matrix by Jacobi's rotations, which need + − × ÷ √ only. Source: G. H. Golub and C. F. Van
/// Loan (2013), Matrix Computations, 4th edition, section 8.5.
/// </summary>
internal static class SymmetricEigenvectors
{
    private const int MostSweeps = 64;

    /// <summary>Turns a matrix into its eigenvalues (on the diagonal) and fills the columns of another with its eigenvectors.</summary>
    /// <param name="matrix">Symmetric, row-major; it is overwritten.</param>
    /// <param name="vectors">Receives the eigenvectors as columns, row-major, each of length 1.</param>
    /// <param name="order">Number of rows.</param>
    internal static void Solve(Span<double> matrix, Span<double> vectors, int order)
    {
        vectors.Clear();
        for (int i = 0; i < order; i++) vectors[(i * order) + i] = 1;
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double off = 0;
            double all = 0;
            for (int i = 0; i < matrix.Length; i++)
            {
                all += matrix[i] * matrix[i];
                if (i / order != i % order) off += matrix[i] * matrix[i];
            }

            if (off <= 1e-30 * all) return;
            for (int p = 0; p < order - 1; p++)
            {
                for (int q = p + 1; q < order; q++) Rotate(matrix, vectors, order, p, q);
            }
        }
    }

    private static void Rotate(Span<double> a, Span<double> v, int n, int p, int q)
    {
        double apq = a[(p * n) + q];
        if (apq == 0) return;
        double theta = (a[(q * n) + q] - a[(p * n) + p]) / (2 * apq);
        double t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        double c = 1 / Math.Sqrt((t * t) + 1);
        double s = t * c;
        for (int k = 0; k < n; k++)
        {
            double akp = a[(k * n) + p];
            double akq = a[(k * n) + q];
            a[(k * n) + p] = (c * akp) - (s * akq);
            a[(k * n) + q] = (s * akp) + (c * akq);
        }

        for (int k = 0; k < n; k++)
        {
            double apk = a[(p * n) + k];
            double aqk = a[(q * n) + k];
            a[(p * n) + k] = (c * apk) - (s * aqk);
            a[(q * n) + k] = (s * apk) + (c * aqk);
            double vkp = v[(k * n) + p];
            double vkq = v[(k * n) + q];
            v[(k * n) + p] = (c * vkp) - (s * vkq);
            v[(k * n) + q] = (s * vkp) + (c * vkq);
        }
    }
}
