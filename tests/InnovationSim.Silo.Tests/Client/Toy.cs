using System.Text.Json;
using InnovationSim.Contracts;
using InnovationSim.Service.Embedded;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Silo.Tests.Client;

/// <summary>Tiny runs of the toy region, and what the embedded engine makes of them.</summary>
internal static class Toy
{
    /// <summary>Options of a run that ends at once.</summary>
    public static string[] Short(int years) => ["run", "toy", "--scale", "0.01", "--seed", "7", "--checkpoint-every", "2", "--years", $"{years}"];

    /// <summary>Options of a run that does not end while a test looks at it.</summary>
    public static string[] Endless { get; } = ["run", "toy", "--scale", "0.01", "--seed", "7", "--checkpoint-every", "50", "--years", "20000"];

    /// <summary>The request that <see cref="Short"/> makes.</summary>
    public static RunRequest Request(int years) => new() { Scenario = "toy", Scale = 0.01, Seed = 7, Years = years, CheckpointEvery = 2 };

    /// <summary>Digests of all years, from a service in this process with a folder of its own.</summary>
    public static async Task<string[]> EmbeddedDigestsAsync(RunRequest request)
    {
        using var folder = new TempFolder();
        await using FolderRunStorage storage = FolderRunStorage.Open(folder.In("data"));
        await using EmbeddedSimulationService service = await EmbeddedSimulationService.StartAsync(storage, new EmbeddedOptions { Threads = 1 });
        RunStatus run = await service.SubmitAsync(request);
        var digests = new List<string>();
        await foreach (YearReport year in service.WatchAsync(run.Run)) digests.Add(year.Digest);
        return [.. digests];
    }

    /// <summary>Digests of lines of JSON, which must be of years 0, 1, 2 and so on.</summary>
    public static string[] DigestsOf(ClientAnswer watched)
    {
        JsonElement[] years = [.. watched.Lines.Select(line => JsonDocument.Parse(line).RootElement)];
        int[] numbers = [.. years.Select(year => year.GetProperty("year").GetInt32())];
        return numbers.SequenceEqual(Enumerable.Range(0, numbers.Length))
            ? [.. years.Select(year => year.GetProperty("digest").GetString()!)]
            : throw new InvalidOperationException($"Years {string.Join(", ", numbers)}");
    }
}
