using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using MathNet.Numerics.Random;

namespace InnovationSim.Analysis.Calibration;

/// <summary>
/// Looks for the least value of a function of bounded numbers with the simplex of Nelder and Mead (1965), as MathNet.Numerics has it. When
/// the simplex has shrunk to a point, the search begins again around the best point found, with a new simplex whose directions are drawn from
/// the seed, until its points are spent. The same arguments try the same points in the same order.
/// </summary>
public static class BoundedSearch
{
    private const double FirstStep = 0.35;
    private const double Shrunk = 1e-5;
    private const int MostRestartsWithoutNews = 5;

    /// <summary>Searches.</summary>
    /// <param name="ranges">The numbers, at least one.</param>
    /// <param name="points">How many points are tried at most, the start included; at least 1.</param>
    /// <param name="seed">Seed of the directions.</param>
    /// <param name="objective">The function; called for each new point once, in the order of the ranges.</param>
    /// <returns>The best point and its value.</returns>
    public static (IReadOnlyList<double> Point, double Value) Minimise(
        IReadOnlyList<SearchRange> ranges, int points, int seed, Func<IReadOnlyList<double>, double> objective)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentOutOfRangeException.ThrowIfLessThan(ranges.Count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        var tried = new Tried(points, objective);
        tried.Evaluate([.. ranges.Select(range => range.Start)]);
        var directions = new MersenneTwister(seed);
        var function = ObjectiveFunction.Value(free => tried.Evaluate([.. ranges.Select((range, at) => range.Value(free[at]))]));
        double step = FirstStep;
        for (int idle = 0; idle < MostRestartsWithoutNews;)
        {
            int before = tried.Count;
            Vector<double> start = Vector<double>.Build.Dense(ranges.Count, at => ranges[at].Free(tried.Best[at]));
            Vector<double> around = Vector<double>.Build.Dense(ranges.Count, _ => directions.NextDouble() < 0.5 ? -step : step);
            try
            {
                new NelderMeadSimplex(Shrunk, int.MaxValue).FindMinimum(function, start, around);
            }
            catch (SpentException)
            {
                break;
            }

            step *= 0.7;
            idle = tried.Count == before ? idle + 1 : 0;
        }

        return (tried.Best, tried.BestValue);
    }

    private sealed class Tried(int most, Func<IReadOnlyList<double>, double> objective)
    {
        private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);

        internal int Count => _values.Count;

        internal IReadOnlyList<double> Best { get; private set; } = [];

        internal double BestValue { get; private set; } = double.PositiveInfinity;

        internal double Evaluate(double[] point)
        {
            string key = string.Join(' ', point.Select(BitConverter.DoubleToInt64Bits));
            if (_values.TryGetValue(key, out double known)) return known;
            if (_values.Count == most) throw new SpentException();
            double value = objective(point);
            _values.Add(key, value);
            if (Best.Count == 0 || value < BestValue) (Best, BestValue) = (point, value);
            return value;
        }
    }

    /// <summary>All points are spent: the only way out of the simplex.</summary>
    private sealed class SpentException : Exception;
}
