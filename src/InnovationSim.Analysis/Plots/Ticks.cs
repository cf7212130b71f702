using System.Globalization;

namespace InnovationSim.Analysis.Plots;

/// <summary>Round numbers for an axis: 1, 2 or 5 times a power of ten apart (Heckbert 1990, "Nice numbers for graph labels").</summary>
internal static class Ticks
{
    /// <summary>Round numbers within a range.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, above the lower.</param>
    /// <param name="most">About how many at most.</param>
    /// <param name="whole">Whether they have to be whole numbers, as years are.</param>
    internal static IReadOnlyList<double> Of(double low, double high, int most, bool whole = false)
    {
        double step = Step((high - low) / most);
        if (whole) step = Math.Max(1, Math.Round(step));
        var ticks = new List<double>();
        for (double number = Math.Ceiling((low / step) - 1e-9); number * step <= high + (1e-9 * step); number++) ticks.Add(number == 0 ? 0 : number * step);
        return ticks;
    }

    /// <summary>Texts of numbers with as many decimals as tell them apart, large ones with thousand, million or billion.</summary>
    internal static IReadOnlyList<string> Labels(IReadOnlyList<double> ticks)
    {
        double largest = ticks.Count == 0 ? 0 : ticks.Max(Math.Abs);
        (double unit, string suffix) = largest switch
        {
            >= 1e9 => (1e9, " bn"),
            >= 1e6 => (1e6, " m"),
            >= 1e4 => (1e3, " k"),
            _ => (1.0, ""),
        };
        double step = ticks.Count > 1 ? (ticks[1] - ticks[0]) / unit : largest / unit;
        int decimals = step > 0 ? Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 12) : 0;
        return [.. ticks.Select(tick => (tick / unit).ToString($"F{decimals}", CultureInfo.InvariantCulture) + (tick == 0 ? "" : suffix))];
    }

    private static double Step(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        // A little less than it is: .02 ÷ .01 may come out above 2.
        double part = rough / power * (1 - 1e-9);
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }
}
