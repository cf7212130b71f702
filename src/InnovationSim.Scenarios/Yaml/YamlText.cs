using System.Text;
using InnovationSim.Scenarios.Reading;

namespace InnovationSim.Scenarios.Yaml;

/// <summary>Bytes to text: UTF-8 and nothing else, no control characters.</summary>
internal static class YamlText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null with a problem in the log.</summary>
    internal static string? Decode(ReadOnlySpan<byte> bytes, ProblemLog log)
    {
        if (bytes.Length > ScenarioLimits.MaxFileBytes)
        {
            log.Add(
                default, Sizes.Of(bytes.Length), $"at most {Sizes.Of(ScenarioLimits.MaxFileBytes)}", TooLarge(bytes.Length), TooLargeHint);
            return null;
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException bad)
        {
            int at = Math.Clamp(bad.Index, 0, bytes.Length);
            Place place = new("", 1 + bytes[..at].Count((byte)'\n'), at - bytes[..at].LastIndexOf((byte)'\n'));
            log.Add(place, "", "UTF-8", "The file is not UTF-8 text.", "Save it as UTF-8 (not UTF-16 or a national code page).");
            return null;
        }

        return HasOnlyText(text, log) ? text : null;
    }

    /// <summary>The bytes of a text, or null with a problem in the log.</summary>
    internal static byte[]? Encode(string text, ProblemLog log)
    {
        try
        {
            return Strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            log.Add(default, "", "Unicode text", "The text holds half a Unicode character.", "Take it from a UTF-8 file.");
            return null;
        }
    }

    internal const string TooLargeHint = "A scenario is a text of a few thousand lines: check that this is the right file.";

    internal static string TooLarge(long bytes) =>
        $"The file has {Sizes.Of(bytes)}, more than the {Sizes.Of(ScenarioLimits.MaxFileBytes)} that a scenario may have.";

    // YAML allows no control characters but tab and line ends. The parser behind us stops reading at a zero, as if the file ended there:
    // what follows would be dropped in silence.
    private static bool HasOnlyText(string text, ProblemLog log)
    {
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
            {
                line++;
                start = i + 1;
            }
            else if (char.IsControl(c) && c is not ('\t' or '\r' or '\u0085'))
            {
                log.Add(
                    new Place("", line, i - start + 1), $"U+{(int)c:X4}", "text", $"The file holds the control character U+{(int)c:X4}.",
                    "Remove it; if there are many, this is not a text file.");
                return false;
            }
        }

        return true;
    }
}
