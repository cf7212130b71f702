using System.Globalization;

namespace InnovationSim.Analysis.Calibration;

/// <summary>A number that is searched for, within bounds.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Low">Smallest value.</param>
/// <param name="High">Largest value, above the smallest.</param>
/// <param name="Start">Where the search begins, within the bounds.</param>
/// <param name="Whole">Whether it takes whole numbers only.</param>
public sealed record SearchRange(string Name, double Low, double High, double Start, bool Whole = false)
{
    // Where the sine is flat the search would hardly move.
    private const double LeastFromBound = 0.02;

    /// <summary>
    /// The value that stands for any number: low + (high − low)(1 + sin u) ÷ 2, so that no step of a search leaves the bounds (James and Roos
    /// 1975). It is rounded to five digits, or to a whole number: what is tried can be written down.
    /// </summary>
    internal double Value(double free)
    {
        double value = Low + ((High - Low) * 0.5 * (1 + Math.Sin(free)));
        value = Whole ? Math.Round(value) : double.Parse(value.ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Clamp(value, Low, High);
    }

    /// <summary>The number that stands for a value, a little inside the bounds.</summary>
    internal double Free(double value)
    {
        double share = Math.Clamp((value - Low) / (High - Low), LeastFromBound, 1 - LeastFromBound);
        return Math.Asin((2 * share) - 1);
    }
}
