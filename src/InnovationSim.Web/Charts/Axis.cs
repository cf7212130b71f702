namespace InnovationSim.Web.Charts;

/// <summary>An axis from one round number to another.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end, above the lower.</param>
/// <param name="Step">From tick to tick: 1, 2 or 5 times a power of ten.</param>
internal readonly record struct Axis(double Low, double High, double Step)
{
    /// <summary>All ticks, ends included.</summary>
    internal IEnumerable<double> Ticks
    {
        get
        {
            int count = (int)Math.Round((High - Low) / Step);
            for (int tick = 0; tick <= count; tick++) yield return Low + (tick * Step);
        }
    }

    /// <summary>Digits after the point that tell its ticks apart.</summary>
    internal int Decimals => Math.Clamp((int)-Math.Floor(Math.Log10(Step) + 1e-9), 0, 6);

    /// <summary>An axis that holds a range.</summary>
    /// <param name="low">Smallest value.</param>
    /// <param name="high">Largest value.</param>
    /// <param name="ticks">About how many steps.</param>
    internal static Axis Around(double low, double high, int ticks)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high)) return new Axis(0, 1, 0.5);
        if (low == high)
        {
            // A line that does not move: room on both sides, but none below zero for what is never negative.
            double room = Math.Max(Math.Abs(low) * 0.1, 1e-6);
            high += room;
            low = low >= 0 ? Math.Max(0, low - room) : low - room;
        }

        double step = RoundStep((high - low) / Math.Max(1, ticks));
        return new Axis(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, step);
    }

    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double first = step / power;
        return power * (first <= 1 ? 1 : first <= 2 ? 2 : first <= 5 ? 5 : 10);
    }
}
