using System.Collections.Concurrent;
using InnovationSim.Cli.Tests.Running;
using InnovationSim.Storage.Results;
using Shouldly;

namespace InnovationSim.Cli.Tests.Resuming;

/// <summary>What a run leaves that nothing interrupts: what every other way to its end must leave too, to the byte.</summary>
internal sealed class Whole
{
    private static readonly string[] Tables = ["years.csv", "cities.csv", "metrics.csv", "events.csv", "flows.csv", "spending.csv", "distributions.csv"];
    private static readonly ConcurrentDictionary<string, Lazy<Whole>> Known = new();

    private readonly Dictionary<string, byte[]> _files;

    private Whole(string[] how)
    {
        using var folder = new TempFolder();
        Innosim.Run(folder, ["run", "toy", .. how, "--out", "x", "--no-progress"]).ShouldBeDone();
        _files = Tables.ToDictionary(file => file, file => File.ReadAllBytes(folder.In("x", file)));
        Digests = new ResultFiles(folder.In("x")).Manifest.Digests;
    }

    public IReadOnlyList<string> Digests { get; }

    /// <summary>The run with these options.</summary>
    public static Whole Of(params string[] how) => Known.GetOrAdd(string.Join(' ', how), _ => new Lazy<Whole>(() => new Whole(how))).Value;

    /// <summary>A run has ended like this one: no year is missing or there twice, and every byte is the same.</summary>
    public void ShouldBeIn(string path)
    {
        var results = new ResultFiles(path);
        results.Manifest.State.ShouldBe(RunState.Complete);
        results.Manifest.Digests.ShouldBe(Digests);
        foreach ((string file, byte[] bytes) in _files) File.ReadAllBytes(results.In(file)).AsSpan().SequenceEqual(bytes).ShouldBeTrue($"{file} of {path}");
        results.Query("SELECT year FROM years ORDER BY rowid").Select(row => row[0]).ShouldBe(Enumerable.Range(0, Digests.Count).Select(year => $"{year}"));
        results.Query("SELECT digest FROM years ORDER BY year").Select(row => row[0]).ShouldBe(Digests);
    }
}
