using System.Globalization;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Engine;
using MathNet.Numerics.RootFinding;

namespace InnovationSim.Analysis.Comparison;

/// <summary>
/// Scales arms so that they spend the same: looks for the factor of the intensities with which the mean spending of a few runs is the
/// target. The same arguments give the same factor.
/// </summary>
/// <param name="Seeds">Seeds of the runs that are tried.</param>
/// <param name="Tolerance">How far, as a share of the target, mean spending may be off.</param>
/// <param name="Threads">How many runs at a time; it changes no result.</param>
public sealed record BudgetNeutral(IReadOnlyList<ulong> Seeds, double Tolerance, int Threads)
{
    private const double LeastFactor = 1e-3;
    private const double MostFactor = 100;
    private const int MostSteps = 25;

    /// <summary>What an arm spends on policies over all years: mean over runs, yuan of the part simulated.</summary>
    /// <param name="spec">The arm's run; its seed is not used.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<double> SpendingAsync(RunSpec spec, CancellationToken cancellationToken = default)
    {
        double[] spent = await Ensemble.AllAsync(Seeds.Count, Threads, OneAsync, cancellationToken).ConfigureAwait(false);
        return spent.Average();

        async Task<double> OneAsync(int number, CancellationToken token)
        {
            double sum = 0;
            await Ensemble.RunAsync(
                spec with { Seed = Seeds[number] },
                record => sum += record.Year > 0 ? record[Spending.Metric] : 0,
                token).ConfigureAwait(false);
            return sum;
        }
    }

    /// <summary>The factor with which an arm spends a target.</summary>
    /// <param name="specAt">The arm's run at a factor.</param>
    /// <param name="target">What it is to spend, yuan of the part simulated, above 0.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The factor, in four digits; 1 if the arm spends the target as it is.</returns>
    /// <exception cref="BudgetException">No factor from a thousandth to a hundred does.</exception>
    public Task<double> FactorAsync(Func<double, RunSpec> specAt, double target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(specAt);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(target);
        // The search for the root is not asynchronous.
        return Task.Run(
            () => Factor(factor => SpendingAsync(specAt(factor), cancellationToken).GetAwaiter().GetResult(), target, Tolerance), cancellationToken);
    }

    /// <summary>The factor at which a spending is the target, within a tolerance.</summary>
    /// <param name="spending">Spending at a factor.</param>
    /// <param name="target">The target, above 0.</param>
    /// <param name="tolerance">As a share of the target.</param>
    internal static double Factor(Func<double, double> spending, double target, double tolerance)
    {
        double now = spending(1);
        if (Near(now)) return 1;
        if (!(now > 0)) throw new BudgetException("it spends nothing, whatever its intensity");
        // Half of the tolerance here, so that what chance adds in other runs is not at once too much.
        (double low, double high) = now < target ? (1.0, Math.Min(MostFactor, 2 * target / now)) : (Math.Max(LeastFactor, 0.5 * target / now), 1.0);
        double atLow = now < target ? now : spending(low);
        double atHigh = now < target ? spending(high) : now;
        while (atHigh < target && high < MostFactor) atHigh = spending(high = Math.Min(MostFactor, high * 2));
        while (atLow > target && low > LeastFactor) atLow = spending(low = Math.Max(LeastFactor, low / 2));
        if (atHigh < target) throw new BudgetException(Text($"it spends {atHigh / target:P0} of the target at the most: its levers are at the end of their range"));
        if (atLow > target) throw new BudgetException(Text($"it spends {atLow / target:P0} of the target at the least"));
        double best = 1;
        double off = Math.Abs(now - target);
        Brent.TryFindRoot(Excess, Math.Log(low), Math.Log(high), 1e-4, MostSteps, out _);
        // Levers that move in steps may not come nearer than the tolerance itself.
        return off <= tolerance * target ? best : throw new BudgetException(Text($"no intensity spends the target to within {tolerance:P1}; the nearest, {best}, is {off / target:P1} off"));

        double Excess(double log)
        {
            double factor = double.Parse(Math.Exp(log).ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            double excess = spending(factor) - target;
            if (Math.Abs(excess) < off) (best, off) = (factor, Math.Abs(excess));
            // Near enough is zero: every further step costs runs.
            return Near(target + excess) ? 0 : excess / target;
        }

        bool Near(double spent) => Math.Abs(spent - target) <= 0.5 * tolerance * target;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Arms cannot be made to spend the same.</summary>
/// <param name="message">Why.</param>
public sealed class BudgetException(string message) : Exception(message);
