using System.Text.Json;
using System.Text.Json.Serialization;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Cli.Runs;

/// <summary>What is said of a run in a list.</summary>
internal sealed record RunListing
{
    public required string Run { get; init; }

    public required string Folder { get; init; }

    public required string Scenario { get; init; }

    public required string Seed { get; init; }

    /// <summary>complete, cancelled, running, paused, interrupted (killed; resume takes it up again) or damaged.</summary>
    public required string State { get; init; }

    public required int Years { get; init; }

    /// <summary>Last year that is finished; −1 if none is.</summary>
    public required int YearsDone { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Looks at a run's folder without touching it.</summary>
    internal static async Task<RunListing> OfAsync(string path)
    {
        long bytes = SizeOf(path);
        try
        {
            RunInput input = RunFolder.InputOf(path);
            RunManifest? ended = RunFolder.ManifestOf(path);
            return new RunListing
            {
                Run = input.Run,
                Folder = Path.GetFullPath(path),
                Scenario = input.Scenario,
                Seed = input.Seed,
                State = ended is not null ? ended.State.ToString().ToLowerInvariant()
                    : RunFolder.IsHeld(path) ? "running"
                    : RunFolder.IsPaused(path) ? "paused" : "interrupted",
                Years = input.Years,
                YearsDone = ended?.YearsDone ?? await LastYearAsync(path).ConfigureAwait(false),
                Bytes = bytes,
            };
        }
        catch (Exception damaged) when (RunFailures.IsOfStorage(damaged) || damaged is JsonException)
        {
            string name = Path.GetFileName(path);
            return new RunListing { Run = name, Folder = Path
                .GetFullPath(path), Scenario = "", Seed = "", State = "damaged", Years = 0, YearsDone = -1, Bytes = bytes };
        }
    }

    internal static void WriteJson(List<RunListing> runs) => Console.Out.WriteLine(JsonSerializer.Serialize(runs, RunListingJson.Default.ListRunListing));

    private static async Task<int> LastYearAsync(string path)
    {
        SqliteResultStore results = SqliteResultStore.OpenToRead(RunFolder.DatabaseOf(path));
        await using (results.ConfigureAwait(false)) return await results.LastYearAsync().ConfigureAwait(false);
    }

    private static long SizeOf(string path)
    {
        try
        {
            return new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(Length);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It is being removed while we look, or is not ours to look at.
            return 0;
        }
    }

    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            // A run that goes on removes files while we count.
            return 0;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<RunListing>))]
internal sealed partial class RunListingJson : JsonSerializerContext;
