using System.Security.Cryptography;
using System.Text;

namespace InnovationSim.Storage;

/// <summary>Text with the SHA-256 of itself in a last line, so that a flipped bit or a missing end is noticed.</summary>
internal static class SealedText
{
    private const string Mark = "\nsha256 ";
    private const long MostBytes = 1L << 30;

    internal static string Seal(string text) => $"{text}{Mark}{Hash(text)}\n";

    /// <summary>Writes a file whole or not at all: under another name, brought to disk, renamed.</summary>
    internal static void Write(string path, string text)
    {
        string unfinished = path + ".unfinished";
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(Seal(text)));
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Reads a file that was sealed.</summary>
    /// <exception cref="IOException">It is not there, cut off or damaged.</exception>
    internal static string Read(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > MostBytes }) throw new IOException($"{path} is too large.");
        return Open(File.ReadAllText(path), path);
    }

    /// <summary>The text within.</summary>
    /// <exception cref="IOException">It is cut off or damaged.</exception>
    internal static string Open(string sealedText, string where)
    {
        int mark = sealedText.LastIndexOf(Mark, StringComparison.Ordinal);
        if (mark < 0) throw new IOException($"{where} is cut off.");
        string text = sealedText[..mark];
        return string.Equals(sealedText[(mark + Mark.Length)..], Hash(text) + "\n", StringComparison.Ordinal)
            ? text
            : throw new IOException($"{where} is damaged: its checksum is wrong.");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
