using System.Text.Encodings.Web;
using System.Text.Json;

namespace InnovationSim.Analysis.Experiments;

/// <summary>A JSON file that says what a folder of results was made of, so that nothing else is put with them.</summary>
public static class IdentityFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes it, or compares it with what is asked for.</summary>
    /// <param name="path">The file; its folder is there.</param>
    /// <param name="asked">What is asked for, by name.</param>
    /// <exception cref="ExperimentMismatchException">The file says otherwise.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static void Claim(string path, IReadOnlyDictionary<string, string> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (!File.Exists(path))
        {
            WholeFile.Write(path, JsonSerializer.Serialize(asked, Format) + "\n");
            return;
        }

        Dictionary<string, string> kept = Read(path);
        string[] differences = [.. asked.Where(each => !string.Equals(kept.GetValueOrDefault(each.Key), each.Value, StringComparison.Ordinal))
            .Select(each => $"{each.Key} is '{each.Value}' and was '{kept.GetValueOrDefault(each.Key)}'")];
        if (differences.Length > 0) throw new ExperimentMismatchException(differences);
    }

    private static Dictionary<string, string> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [];
        }
        catch (JsonException damaged)
        {
            throw new IOException($"'{path}' cannot be read: {damaged.Message} Remove the folder to begin again.", damaged);
        }
    }
}
