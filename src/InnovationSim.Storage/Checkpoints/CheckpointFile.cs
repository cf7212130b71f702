using System.Globalization;
using InnovationSim.Engine.Checkpoints;

namespace InnovationSim.Storage.Checkpoints;

/// <summary>What the files of a checkpoint are called: <c>epoch-000001.year-000015</c> and a suffix.</summary>
internal static class CheckpointFile
{
    internal const string ManifestSuffix = ".json";
    internal const string UnfinishedSuffix = ".json.unfinished";
    internal const string PartsSuffix = ".parts";

    private const string Epoch = "epoch-";
    private const string Year = ".year-";

    internal static string NameOf(CheckpointKey key) => string.Create(CultureInfo.InvariantCulture, $"{Epoch}{key.Epoch:D6}{Year}{key.Year:D6}");

    /// <summary>The parts of one try to write a checkpoint: a second try never touches what the first has committed.</summary>
    internal static string PartsOf(CheckpointKey key, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{NameOf(key)}.{attempt}{PartsSuffix}");

    /// <summary>Whether a file is one of a store's own; anything else in its folder is none of its business.</summary>
    internal static bool TryParse(string file, string run, out CheckpointKey key)
    {
        key = default;
        int year = file.IndexOf(Year, StringComparison.Ordinal);
        int suffix = year < 0 ? -1 : file.IndexOf('.', year + Year.Length);
        if (suffix < 0 || !file.StartsWith(Epoch, StringComparison.Ordinal)) return false;
        if (!long.TryParse(file.AsSpan()[Epoch.Length..year], NumberStyles.None, CultureInfo.InvariantCulture, out long epochNumber)) return false;
        if (!int.TryParse(file.AsSpan()[(year + Year.Length)..suffix], NumberStyles.None, CultureInfo.InvariantCulture, out int yearNumber)) return false;
        key = new CheckpointKey(run, yearNumber, epochNumber);
        string rest = file[suffix..];
        return file.StartsWith(NameOf(key), StringComparison.Ordinal) && (rest is ManifestSuffix or UnfinishedSuffix || IsParts(rest));
    }

    private static bool IsParts(string rest) =>
        rest.EndsWith(PartsSuffix, StringComparison.Ordinal)
        && int.TryParse(rest.AsSpan()[1..^PartsSuffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
