using System.Diagnostics;
using InnovationSim.Engine;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Checkpoints;

namespace InnovationSim.Cli.Benchmarks;

/// <summary>Measures what it takes to save a run in a folder and to restore it, on the disk of temporary files.</summary>
internal static class CheckpointBench
{
    private const int Times = 5;
    private const string Run = "bench";

    /// <summary>Medians of five; the coordinator stands after that where it stood before.</summary>
    internal static async Task<CheckpointCost> MeasureAsync(RunCoordinator coordinator, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("innosim-bench-");
        try
        {
            var store = new DirectoryCheckpointStore(folder.FullName);
            double[] capture = new double[Times];
            double[] save = new double[Times];
            double[] restore = new double[Times];
            long bytes = 0;
            for (int i = 0; i < Times; i++)
            {
                long began = Stopwatch.GetTimestamp();
                CheckpointManifest manifest = await coordinator.CaptureAsync(store, Run, i, cancellationToken).ConfigureAwait(false);
                capture[i] = Stopwatch.GetElapsedTime(began).TotalSeconds;
                await store.CommitAsync(manifest, cancellationToken).ConfigureAwait(false);
                save[i] = Stopwatch.GetElapsedTime(began).TotalSeconds;
                bytes = manifest.Parts.Sum(part => (long)part.Bytes);
                began = Stopwatch.GetTimestamp();
                await coordinator.RestoreAsync(store, manifest, cancellationToken).ConfigureAwait(false);
                restore[i] = Stopwatch.GetElapsedTime(began).TotalSeconds;
            }

            return new CheckpointCost(Median(capture), Median(save), Median(restore), (double)bytes / coordinator.Organisations);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Median(double[] times) => times.Order().ElementAt(times.Length / 2);
}

/// <summary>What checkpoints cost.</summary>
/// <param name="HeldUpSeconds">How long the run stands still for one.</param>
/// <param name="SaveSeconds">Until it is on disk: the rest happens while the run goes on.</param>
/// <param name="RestoreSeconds">Reading one back, checked.</param>
/// <param name="BytesPerOrganisation">Its size.</param>
internal sealed record CheckpointCost(double HeldUpSeconds, double SaveSeconds, double RestoreSeconds, double BytesPerOrganisation);
