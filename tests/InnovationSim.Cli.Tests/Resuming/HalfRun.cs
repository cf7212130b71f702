using System.Globalization;
using System.Text.RegularExpressions;
using InnovationSim.Cli.Tests.Running;
using Shouldly;

namespace InnovationSim.Cli.Tests.Resuming;

/// <summary>A run that was paused half-way, with two checkpoints: what tests damage are copies of it.</summary>
public sealed class HalfRun : IDisposable
{
    private readonly TempFolder _folder = new();

    public HalfRun()
    {
        // Paused in the second half, so that the checkpoint before is that of year 20 or later.
        Signal.Send(Innosim.Start(_folder, ["run", "toy", .. How, "--out", "x"]), Signal.Terminate, "year 24/40").ShouldBeDone();
        Checkpoints.Length.ShouldBe(2);
    }

    public static string[] How { get; } = ["--years", "40", "--scale", "0.1", "--checkpoint-every", "10"];

    public string Path => _folder.In("x");

    /// <summary>Years of the checkpoints, newest first.</summary>
    public int[] Checkpoints =>
    [
        .. Directory.EnumerateFiles(Path, "*year-*.json", SearchOption.AllDirectories)
            .Select(file => int.Parse(Regex.Match(System.IO.Path.GetFileName(file), @"year-(\d+)").Groups[1].Value, CultureInfo.InvariantCulture)).OrderDescending(),
    ];

    public void Dispose() => _folder.Dispose();
}
