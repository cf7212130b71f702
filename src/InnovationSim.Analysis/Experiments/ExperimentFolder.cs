using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using InnovationSim.Kernel;

namespace InnovationSim.Analysis.Experiments;

/// <summary>
/// The folder of an experiment: <c>experiment.json</c> says what was asked for, <c>replicates/ARM/SEED.csv</c> are the runs that were
/// finished. Whoever repeats the command goes on with those; more replicates and further arms may be asked for, everything else has to be
/// the same. One process at a time.
/// </summary>
public sealed class ExperimentFolder : IDisposable
{
    private const string ManifestName = "experiment.json";
    private const string LockName = ".lock";

    private readonly ExperimentPlan _plan;
    private readonly FileStream _lock;

    private ExperimentFolder(string path, ExperimentPlan plan, FileStream @lock)
    {
        FullPath = path;
        _plan = plan;
        _lock = @lock;
    }

    /// <summary>Where it is.</summary>
    public string FullPath { get; }

    /// <summary>Opens the folder of an experiment, or makes it.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="plan">The experiment.</param>
    /// <exception cref="ExperimentMismatchException">It holds another experiment.</exception>
    /// <exception cref="IOException">It cannot be made or written, holds other files, or another process has it.</exception>
    public static ExperimentFolder Open(string path, ExperimentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        string full = Path.GetFullPath(path);
        string manifest = Path.Combine(full, ManifestName);
        if (Directory.Exists(full) && !File.Exists(manifest) && HoldsFiles(full))
            throw new IOException($"The folder '{full}' holds files but no experiment; name another folder, or an empty one.");
        Directory.CreateDirectory(full);
        var held = new FileStream(Path.Combine(full, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            ExperimentManifest asked = plan.Manifest(ModelVersion.Current);
            if (File.Exists(manifest)) asked = Kept(manifest, asked);
            WholeFile.Write(manifest, asked.ToJson());
            foreach (Arm arm in plan.Arms) Directory.CreateDirectory(Path.Combine(full, "replicates", arm.Name));
            return new ExperimentFolder(full, plan, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>A replicate that was finished before; false if it was not, or its file is damaged.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="replicate">Number of the replicate, from 0.</param>
    /// <param name="series">What it left.</param>
    public bool TryRead(Arm arm, int replicate, [MaybeNullWhen(false)] out MetricSeries series) =>
        ReplicateFile.TryRead(PathOf(arm, replicate), _plan.Years, out series);

    /// <summary>Keeps a replicate.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="replicate">Number of the replicate, from 0.</param>
    /// <param name="series">What it left.</param>
    public void Write(Arm arm, int replicate, MetricSeries series) => ReplicateFile.Write(PathOf(arm, replicate), series);

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static bool HoldsFiles(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Any(entry => !string.Equals(Path.GetFileName(entry), LockName, StringComparison.Ordinal));

    private static ExperimentManifest Kept(string path, ExperimentManifest asked)
    {
        ExperimentManifest kept;
        try
        {
            kept = ExperimentManifest.FromJson(File.ReadAllText(path));
        }
        catch (JsonException damaged)
        {
            throw new IOException($"'{path}' cannot be read: {damaged.Message} Remove the folder to begin again.", damaged);
        }

        string[] differences = [.. kept.Differences(asked)];
        return differences.Length == 0 ? kept.With(asked.Arms) : throw new ExperimentMismatchException(differences);
    }

    private string PathOf(Arm arm, int replicate) =>
        Path.Combine(FullPath, "replicates", arm.Name, _plan.SeedOf(replicate).ToString(CultureInfo.InvariantCulture) + ".csv");
}
