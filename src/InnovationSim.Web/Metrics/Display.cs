using System.Globalization;

namespace InnovationSim.Web.Metrics;

/// <summary>How the values of a unit are shown: in which multiple of it and with how many digits. Made for the largest value, used for all beside it.</summary>
/// <param name="Divisor">What a value is divided by.</param>
/// <param name="Unit">The unit of what comes out, as in <c>bn yuan</c> or <c>%</c>; may be empty.</param>
/// <param name="Decimals">Digits after the point.</param>
internal readonly record struct Display(double Divisor, string Unit, int Decimals)
{
    private const double Trillion = 1e12;
    private const double Billion = 1e9;
    private const double Million = 1e6;

    /// <summary>What stands for a value that is undefined.</summary>
    internal const string None = "–";

    /// <summary>The display for values of a unit.</summary>
    /// <param name="unit">Unit of the metric.</param>
    /// <param name="largest">The largest absolute value to show.</param>
    internal static Display For(string unit, double largest)
    {
        double size = double.IsFinite(largest) ? Math.Abs(largest) : 0;
        return unit switch
        {
            "share" => new Display(0.01, "%", size is > 0 and < 0.02 ? 2 : 1),
            "per year" => new Display(0.01, "% a year", size is > 0 and < 0.02 ? 2 : 1),
            "yuan" or "yuan a year" => Large(unit, size, from: Million),
            "persons" => Large(unit, size, from: 10 * Million),
            "0 or 1" or "cells" => new Display(1, "", 0),
            _ when IsCount(unit) => new Display(1, unit, 0),
            _ => new Display(1, unit is "index" or "ratio" or "correlation" or "exponent" ? "" : unit, size >= 100 ? 0 : size is > 0 and < 0.1 ? 3 : 2),
        };
    }

    /// <summary>The number alone, with thousands separators; – where it is undefined.</summary>
    internal string Number(double value)
    {
        if (!double.IsFinite(value)) return None;
        string text = (value / Divisor).ToString("N" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // A minus as wide as a plus, and none before zero.
        return !text.StartsWith('-') ? text : text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text[1..] : "−" + text[1..];
    }

    /// <summary>Number and unit.</summary>
    internal string Text(double value) => !double.IsFinite(value) ? None : Unit.Length == 0 ? Number(value) : $"{Number(value)} {Unit}";

    /// <summary>Number and unit of a single value.</summary>
    internal static string Text(double value, string unit) => For(unit, value).Text(value);

    /// <summary>The same with its sign, for differences.</summary>
    internal string Signed(double value) => double.IsFinite(value) && value > 0 ? "+" + Number(value) : Number(value);

    private static bool IsCount(string unit) =>
        unit is "firms" or "patents" or "contracts" or "posts" or "organisations" or "links" or "events" or "years";

    private static Display Large(string unit, double size, double from)
    {
        if (size < from) return new Display(1, unit, 0);
        (double divisor, string prefix) = size >= 10 * Trillion ? (Trillion, "tn ") : size >= Billion ? (Billion, "bn ") : (Million, "m ");
        return new Display(divisor, prefix + unit, size / divisor >= 100 ? 0 : size / divisor >= 10 ? 1 : 2);
    }
}
