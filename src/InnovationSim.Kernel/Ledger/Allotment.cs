namespace InnovationSim.Kernel.Ledger;

/// <summary>Splits whole amounts by shares so that the parts are whole and sum to the amount: largest remainders, ties to the first.</summary>
public static class Allotment
{
    /// <summary>Splits an amount.</summary>
    /// <param name="amount">At least 0.</param>
    /// <param name="shares">Not negative, not all zero unless the amount is; need not sum to 1.</param>
    /// <param name="parts">One part per share.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative or not a number, or all are zero with an amount to split.</exception>
    public static void Split(long amount, ReadOnlySpan<double> shares, Span<long> parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ArgumentOutOfRangeException.ThrowIfNotEqual(parts.Length, shares.Length);
        double total = 0;
        foreach (double share in shares)
        {
            if (!(share >= 0 && share < double.PositiveInfinity))
                throw new ArgumentOutOfRangeException(nameof(shares), share, "A share is a finite number, at least 0.");
            total += share;
        }

        parts.Clear();
        if (amount == 0) return;
        if (total <= 0) throw new ArgumentOutOfRangeException(nameof(shares), total, "All shares are zero, but there is an amount to split.");
        Span<double> remainders = parts.Length <= 128 ? stackalloc double[parts.Length] : new double[parts.Length];
        long left = amount;
        for (int i = 0; i < parts.Length; i++)
        {
            double exact = amount * (shares[i] / total);
            parts[i] = Math.Min(left, (long)exact);
            remainders[i] = exact - parts[i];
            left -= parts[i];
        }

        while (left > 0)
        {
            int largest = -1;
            for (int i = 0; i < parts.Length; i++)
            {
                if (shares[i] > 0 && (largest < 0 || remainders[i] > remainders[largest])) largest = i;
            }

            // Rounding leaves less than one for each part, but doubles may leave more of an amount beyond 2^53.
            long step = Math.Max(1, left / parts.Length);
            parts[largest] += step;
            remainders[largest] -= step;
            left -= step;
        }
    }
}
