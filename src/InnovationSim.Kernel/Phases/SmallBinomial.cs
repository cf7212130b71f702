namespace InnovationSim.Kernel.Phases;

/// <summary>
/// Binomial draws for small numbers of trials from one 32-bit word, by inversion of a table: most firms have few employees, and
/// this is the most frequent draw of the model.
/// </summary>
internal sealed class SmallBinomial
{
    /// <summary>Largest number of trials in the table.</summary>
    internal const int MaxTrials = 48;

    private readonly uint[] _cumulative = new uint[(MaxTrials + 1) * (MaxTrials + 1)];

    internal SmallBinomial(double probability)
    {
        Probability = Math.Clamp(probability, 0, 1);
        double odds = Probability < 1 ? Probability / (1 - Probability) : 0;
        double none = 1;
        for (int trials = 0; trials <= MaxTrials; trials++)
        {
            double term = none;
            double sum = 0;
            for (int k = 0; k <= trials; k++)
            {
                sum += term;
                _cumulative[(trials * (MaxTrials + 1)) + k] = Probability >= 1
                    ? k < trials ? 0 : uint.MaxValue
                    : (uint)Math.Min(uint.MaxValue, sum * 4294967296.0);
                term *= odds * (trials - k) / (k + 1);
            }

            none *= 1 - Probability;
        }
    }

    internal double Probability { get; }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    internal int Draw(int trials, uint word)
    {
        ReadOnlySpan<uint> row = _cumulative.AsSpan(trials * (MaxTrials + 1), MaxTrials + 1);
        int k = 0;
        while (k < trials && word >= row[k]) k++;
        return k;
    }
}
