using System.Globalization;
using System.Net;

namespace InnovationSim.Silo.Options;

/// <summary>How texts of settings are read.</summary>
internal static class Texts
{
    internal static Setting<int>.Reader WholeNumber(int low, int high) => (string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= low && value <= high;

    internal static Setting<TimeSpan>.Reader Seconds(int low, int high) => (string text, out TimeSpan value) =>
    {
        bool good = WholeNumber(low, high)(text, out int seconds);
        value = TimeSpan.FromSeconds(seconds);
        return good;
    };

    internal static bool Flag(string text, out bool value)
    {
        value = text is "true" or "1";
        return value || text is "false" or "0";
    }

    internal static bool Choice<T>(string text, out T value)
        where T : struct, Enum
    {
        // Not Enum.TryParse alone: it takes numbers and lists as well.
        foreach (T choice in Enum.GetValues<T>())
        {
            if (!string.Equals(choice.ToString(), text, StringComparison.OrdinalIgnoreCase)) continue;
            value = choice;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>All that a choice allows, with commas.</summary>
    internal static string Choices<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));

    internal static bool Any(string text, out string? value)
    {
        value = text;
        return !string.IsNullOrWhiteSpace(text);
    }

    /// <summary>Names go into database rows, metrics and logs: few kinds of characters, and not too many.</summary>
    internal static bool Name(string text, out string? value)
    {
        value = text;
        return text.Length is > 0 and <= 100 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
    }

    /// <summary>An address, or a name that has one.</summary>
    internal static bool Host(string text, out string? value)
    {
        value = text;
        return IPAddress.TryParse(text, out _) || Uri.CheckHostName(text) == UriHostNameType.Dns;
    }
}
