namespace InnovationSim.Scenarios.Reading;

/// <summary>The name that somebody probably meant.</summary>
internal static class NearestName
{
    /// <summary>A hint with the nearest name; null if none is near.</summary>
    internal static string? Hint(string name, IEnumerable<string> names) =>
        Of(name, names) is { } nearest ? $"Did you mean \"{nearest}\"?" : null;

    /// <summary>The nearest name by edit distance, the first of equals; null if none is near enough to be meant.</summary>
    internal static string? Of(string name, IEnumerable<string> names)
    {
        if (name.Length is 0 or > ScenarioLimits.MaxIdentifierLength) return null;
        string wanted = name.ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
        string? nearest = null;
        int least = Math.Max(2, name.Length / 3) + 1;
        foreach (string candidate in names)
        {
            if (Math.Abs(candidate.Length - wanted.Length) >= least) continue;
            int distance = Distance(wanted, candidate);
            if (distance >= least) continue;
            least = distance;
            nearest = candidate;
        }

        // Two letters changed of three are another word, not a slip.
        return least < Math.Max(2, wanted.Length) ? nearest : null;
    }

    /// <summary>
    /// Insertions, deletions, changes and swaps of neighbours that make one word of the other (optimal string alignment).
    /// </summary>
    internal static int Distance(string from, string to)
    {
        int[] beforeLast = new int[to.Length + 1];
        int[] last = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int[] now = new int[to.Length + 1];
            now[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int change = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                now[j] = Math.Min(change, 1 + Math.Min(last[j], now[j - 1]));
                bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
                if (swapped) now[j] = Math.Min(now[j], 1 + beforeLast[j - 2]);
            }

            (beforeLast, last) = (last, now);
        }

        return last[to.Length];
    }
}
