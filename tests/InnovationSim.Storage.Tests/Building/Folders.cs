using InnovationSim.Storage.Results;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Storage.Tests.Building;

/// <summary>Folders of runs; the runs are those of <see cref="Records"/>.</summary>
internal static class Folders
{
    public static RunInput Input { get; } = new()
    {
        Run = "20260101-000000-abcd",
        Created = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        ModelVersion = 1,
        Scenario = "toy",
        ScenarioHash = new string('0', 64),
        ScenarioText = "name: toy\n",
        Seed = "18446744073709551615",
        Years = 2,
        Scale = 0.01,
        Sets = new Dictionary<string, double> { ["entry-rate"] = 0.1 },
        CheckpointEvery = 5,
    };

    /// <summary>A new folder whose run has written its years, but has not ended.</summary>
    public static async Task<RunFolder> WrittenAsync(string path)
    {
        RunFolder folder = RunFolder.Create(path, Input);
        await WriteAsync(folder.Results);
        return folder;
    }

    /// <summary>A folder of a run that has ended.</summary>
    public static async Task CompleteAsync(string path)
    {
        await using RunFolder folder = await WrittenAsync(path);
        await folder.CompleteAsync(Manifests.Some);
    }

    public static async Task WriteAsync(IResultStore results)
    {
        foreach (Kernel.Metrics.YearRecord record in Records.OfToy) await results.WriteAsync(record);
    }

    /// <summary>The result files that are in a folder, by name.</summary>
    public static string[] Results(string path) => [.. RunFolder.Files.Where(file => Path.Exists(Path.Combine(path, file)))];
}
