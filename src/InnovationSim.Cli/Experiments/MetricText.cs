using System.Globalization;

namespace InnovationSim.Cli.Experiments;

/// <summary>Values of metrics as people read them: shares as per cent, large sums in million or billion.</summary>
internal static class MetricText
{
    private const double Large = 1e5;

    internal static string Value(double value, string unit) => Text(value, unit, sign: false);

    /// <summary>A difference, always with its sign; that of shares in percentage points.</summary>
    internal static string Change(double value, string unit) => Text(value, unit, sign: true);

    private static string Text(double value, string unit, bool sign)
    {
        if (!double.IsFinite(value)) return "–";
        (double number, string suffix) = (unit, Math.Abs(value)) switch
        {
            ("share" or "per year", _) => (value * 100, sign ? " pp" : " %"),
            (_, >= 1e9) => (value / 1e9, " bn"),
            (_, >= 1e6) => (value / 1e6, " m"),
            (_, >= Large) => (value / 1e3, " k"),
            _ => (value, ""),
        };
        // Four digits that count, and no more decimals than that takes.
        int decimals = number == 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(number))), 0, 6);
        string text = number.ToString($"N{decimals}", CultureInfo.InvariantCulture);
        return (sign && number > 0 ? "+" : "") + text + suffix;
    }
}
