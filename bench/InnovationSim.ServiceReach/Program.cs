// What the service reaches on this machine. Figures mean something only when nothing else runs.
//
//   dotnet run -c Release --project bench/InnovationSim.ServiceReach            # the last figure from 5 pairs of runs, or from as many as are named: -- 9
using System.Diagnostics;
using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.ServiceReach;

const int Watchers = 100;
int pairs = args is [string text] ? int.Parse(text, CultureInfo.InvariantCulture) : 5;
var main = new RunRequest { Scenario = "heilongjiang", Years = 30, Scale = 0.05, Seed = 7 };
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

double[] delays = await Delays.MeasureAsync(main, Watchers);
Console.WriteLine($"A year reaches {Watchers} watchers after its end, ms: median {At(delays, 0.5):N1}, p95 {At(delays, 0.95):N1}, most {delays[^1]:N1} ({delays.Length} years seen)");

using (Served served = Served.Start(threads: 1))
{
    // The first run compiles.
    string complete = await served.RunAsync(main);
    await ResultsAsync(served, complete);
    await StatusAsync(served, complete);
    await CostAsync(served);
}

async Task ResultsAsync(Served served, string run)
{
    (string What, string Path)[] queries =
    [
        ("location quotients of 30 years, 13 cities, 10 sectors", "results/metrics?metric=location-quotient&from=1"),
        ("private firms' 25 columns of 30 years, 13 cities, 10 sectors", "results/cities?owner=private&from=1"),
        ("the same as CSV", "results/cities?owner=private&from=1&format=csv"),
    ];
    using var http = new HttpClient { BaseAddress = served.Address };
    foreach ((string what, string path) in queries)
    {
        var times = new List<double>();
        int bytes = 0;
        TimeSpan before = TimeSpan.Zero;
        for (int i = 0; i < 40; i++)
        {
            if (i == 10) before = served.ProcessorTime;
            long began = Stopwatch.GetTimestamp();
            bytes = (await http.GetByteArrayAsync(new Uri($"v1/runs/{run}/{path}", UriKind.Relative))).Length;
            // The first ones compile.
            if (i >= 10) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"Results, {what}: median {At(times, 0.5):N1} ms, p95 {At(times, 0.95):N1} ms, {bytes / 1024:N0} KiB, {(served.ProcessorTime - before).TotalMilliseconds / times.Count:N1} ms of processor time");
    }
}

async Task StatusAsync(Served served, string run)
{
    const int Callers = 8;
    TimeSpan time = TimeSpan.FromSeconds(3);
    using var http = new HttpClient { BaseAddress = served.Address };
    var path = new Uri($"v1/runs/{run}", UriKind.Relative);
    for (int i = 0; i < 500; i++) await http.GetByteArrayAsync(path);
    TimeSpan before = served.ProcessorTime;
    long began = Stopwatch.GetTimestamp();
    int[] counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
    {
        int count = 0;
        for (; Stopwatch.GetElapsedTime(began) < time; count++) await http.GetByteArrayAsync(path);
        return count;
    })));
    double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
    int all = counts.Sum();
    double each = (served.ProcessorTime - before).TotalSeconds / all;
    Console.WriteLine($"Status: {all / seconds:N0} requests a second; {each * 1e6:N0} µs of processor time each, so one core answers {1 / each:N0} a second");
}

async Task CostAsync(Served served)
{
    var alone = new List<double>();
    var watched = new List<double>();
    for (int pair = 0; pair < pairs; pair++)
    {
        alone.Add(await TimeOfAsync(served, 0));
        watched.Add(await TimeOfAsync(served, Watchers));
    }

    Console.WriteLine($"Processor time of a run of 30 years, least of {alone.Count} pairs: {alone.Min():N3} s alone, {watched.Min():N3} s with {Watchers} watchers ({(watched.Min() / alone.Min()) - 1:+0.0 %;-0.0 %})");
}

async Task<double> TimeOfAsync(Served served, int watchers)
{
    // Ten times the main job, so that a year lasts as long as one that somebody watches.
    RunRequest request = main with { Scale = 0.5, CheckpointEvery = 0, Label = Guid.NewGuid().ToString() };
    TimeSpan before = served.ProcessorTime;
    string run = (await served.Client.SubmitAsync(request)).Run;
    int seen = 0;
    await Task.WhenAll(Enumerable.Range(0, watchers).Select(async _ =>
    {
        await foreach (YearReport year in served.Client.WatchAsync(run)) Interlocked.Increment(ref seen);
    }));
    while (!(await served.Client.StatusAsync(run)).State.IsEnd()) await Task.Delay(50);
    if (seen != watchers * 31) throw new InvalidOperationException($"{seen} years were seen.");
    double seconds = (served.ProcessorTime - before).TotalSeconds;
    await served.Client.RemoveAsync(run);
    return seconds;
}

static double At(IReadOnlyList<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
