using InnovationSim.Scenarios.Reading;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Cli.Runs;

/// <summary>Finds a run by its id or folder.</summary>
internal static class RunPlace
{
    /// <summary>The folder of a run.</summary>
    /// <param name="run">Its id, the beginning of it if that is enough, or its folder.</param>
    /// <param name="runsFolder">Where runs are looked for.</param>
    /// <exception cref="BadInputException">There is no such run, or more than one.</exception>
    internal static string Find(string run, string runsFolder)
    {
        if (string.IsNullOrWhiteSpace(run)) throw new BadInputException("RUN is empty; it takes the id of a run or its folder.");
        if (run.Contains('\0', StringComparison.Ordinal)) throw new BadInputException("RUN holds a character that no folder's name can have.");
        foreach (string path in (string[])[Path.Combine(runsFolder, run), run])
        {
            if (RunFolder.IsRun(path)) return Path.GetFullPath(path);
        }

        string[] all = [.. All(runsFolder).Select(path => Path.GetFileName(path))];
        string[] beginning = [.. all.Where(id => id.StartsWith(run, StringComparison.Ordinal))];
        if (beginning.Length == 1) return Path.GetFullPath(Path.Combine(runsFolder, beginning[0]));
        if (beginning.Length > 1) throw new BadInputException($"'{run}' is the beginning of {beginning.Length} runs: {string.Join(", ", beginning.Take(5))}; say more of it.");
        string hint = NearestName.Hint(run, all) is { } nearest ? " " + nearest : "";
        throw new BadInputException($"'{run}' is neither a run in '{runsFolder}' nor the folder of one.{hint} 'innosim runs' lists them.");
    }

    /// <summary>The folders of all runs, oldest first.</summary>
    internal static IEnumerable<string> All(string runsFolder) => Directory.Exists(runsFolder)
        ? Directory.EnumerateDirectories(runsFolder).Where(RunFolder.IsRun).Order(StringComparer.Ordinal)
        : [];
}
