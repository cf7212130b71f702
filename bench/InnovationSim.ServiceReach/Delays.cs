using System.Collections.Concurrent;
using System.Diagnostics;
using InnovationSim.Cli.Serving;
using InnovationSim.Client;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationSim.ServiceReach;

/// <summary>
/// How soon watchers hear of a year: the service and its watchers in one process, so that one clock tells both. The end of a year is when the first who watches
/// within the process hears of it.
/// </summary>
internal static class Delays
{
    /// <summary>Measures.</summary>
    /// <returns>All delays in ms, sorted.</returns>
    internal static async Task<double[]> MeasureAsync(RunRequest request, int watchers)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("innovationsim-reach-");
        try
        {
            var settings = new ServeSettings { RunsFolder = folder.FullName, Http = new Uri("http://127.0.0.1:0"), Threads = 1 };
            await using WebApplication app = await ServeHost.BuildAsync(settings);
            await app.StartAsync();
            ISimulationService engine = app.Services.GetRequiredService<ISimulationService>();
            using var client = new HttpSimulationService(new Uri(app.Urls.Single()));
            // The first time everything is compiled.
            await WatchAsync(engine, client, request with { Years = 5 }, watchers);
            return await WatchAsync(engine, client, request, watchers);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double[]> WatchAsync(ISimulationService engine, HttpSimulationService client, RunRequest request, int watchers)
    {
        // It waits until all watch.
        string before = (await engine.SubmitAsync(request with { Years = 20_000, Scenario = "toy", Scale = 0.01 })).Run;
        string run = (await engine.SubmitAsync(request)).Run;
        var ended = new ConcurrentDictionary<int, long>();
        var heard = new ConcurrentBag<(int Year, long At)>();
        Task within = Task.Run(async () =>
        {
            await foreach (YearReport year in engine.WatchAsync(run)) ended[year.Year] = Stopwatch.GetTimestamp();
        });
        Task[] all = [.. Enumerable.Range(0, watchers).Select(_ => Task.Run(async () =>
        {
            await foreach (YearReport year in client.WatchAsync(run)) heard.Add((year.Year, Stopwatch.GetTimestamp()));
        }))];
        await Task.Delay(TimeSpan.FromSeconds(1));
        await engine.CancelAsync(before);
        await Task.WhenAll([within, .. all]);
        return [.. heard.Select(each => Math.Max(0, Stopwatch.GetElapsedTime(ended[each.Year], each.At).TotalMilliseconds)).Order()];
    }
}
