using InnovationSim.Kernel.Agents;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;

namespace InnovationSim.Engine;

/// <content>Saving and restoring a run at the end of a year.</content>
public sealed partial class RunCoordinator
{
    /// <summary>Saves the run as it stands at the end of the last year.</summary>
    /// <param name="store">Where to.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="epoch">How often the run has been taken up again.</param>
    /// <param name="cancellationToken">Cancels; the checkpoint then does not exist.</param>
    /// <exception cref="InvalidOperationException">The run has not begun, or a year is not finished.</exception>
    public async Task<CheckpointManifest> SaveAsync(ICheckpointStore store, string run, long epoch, CancellationToken cancellationToken = default)
    {
        CheckpointManifest manifest = await CaptureAsync(store, run, epoch, cancellationToken).ConfigureAwait(false);
        try
        {
            await store.CommitAsync(manifest, cancellationToken).ConfigureAwait(false);
            return manifest;
        }
        catch
        {
            await store.AbandonAsync(manifest.Key).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Writes all parts of a checkpoint. It exists once the manifest returned is committed to the store, which may be done while the run goes
    /// on: that disks bring files to rest need not hold it up. A manifest that is not committed is abandoned.
    /// </summary>
    /// <param name="store">Where to.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="epoch">How often the run has been taken up again.</param>
    /// <param name="cancellationToken">Cancels; the checkpoint then does not exist.</param>
    /// <exception cref="InvalidOperationException">The run has not begun, or a year is not finished.</exception>
    public async Task<CheckpointManifest> CaptureAsync(ICheckpointStore store, string run, long epoch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (!_begun || _busy) throw new InvalidOperationException("A run is saved between years, after it has begun.");
        var key = new CheckpointKey(run, _region.Year, epoch);
        _busy = true;
        try
        {
            return await WriteAsync(store, key, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await store.AbandonAsync(key).ConfigureAwait(false);
            throw;
        }
        finally
        {
            // Saving only reads: the run goes on whether it was saved or not.
            _busy = false;
        }
    }

    /// <summary>
    /// Puts the run where a checkpoint left it, whatever shard sizes it was saved with. The digest of the state restored must be the one
    /// that the checkpoint was taken with.
    /// </summary>
    /// <exception cref="CheckpointException">The checkpoint is of another run or version, incomplete or damaged; another may be tried.</exception>
    public async Task RestoreAsync(ICheckpointStore store, CheckpointManifest manifest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(manifest);
        CheckpointPartEntry regionPart = ManifestCheck.Check(manifest, _spec);
        PartHeader header = Header(manifest.Year, manifest.Epoch);
        ReadOnlyMemory<byte> bytes = await store.ReadAsync(manifest.Key, regionPart.Name, cancellationToken).ConfigureAwait(false);
        var region = new PartReader(regionPart, bytes.Span, header);
        var partition = new Partition(_spec.World.Cities.Length, _spec.ShardSizes.All, [.. manifest.Agents]);
        // From here on nothing of the run before is left; until a restore succeeds the coordinator can only be restored.
        _busy = true;
        _begun = true;
        Last = null;
        Digest agents = await _fleet.RestoreAsync(new RestoreCommand(manifest, header, partition, store), cancellationToken).ConfigureAwait(false);
        try
        {
            _digest = _region.Load(manifest.Year, region);
        }
        catch (StateMisfitException misfit)
        {
            throw new CheckpointException($"The coordinator's part does not fit this region: {misfit.Message}", misfit);
        }

        if (_region.YearTally.Digest != agents || !string.Equals(_digest.ToString(), manifest.Digest, StringComparison.Ordinal))
        {
            throw new CheckpointException(
                $"The agents restored have digest {agents} and the world {_digest}; the checkpoint of {manifest.Key} was taken with "
                + $"{_region.YearTally.Digest} and {manifest.Digest}.");
        }

        _partition = partition;
        Organisations = manifest.Organisations;
        OrganisationYears = manifest.OrganisationYears;
        _busy = false;
    }

    private async Task<CheckpointManifest> WriteAsync(ICheckpointStore store, CheckpointKey key, CancellationToken cancellationToken)
    {
        PartHeader header = Header(key.Year, key.Epoch);
        IReadOnlyList<CheckpointPartEntry> parts = await _fleet.SaveAsync(new SaveCommand(key, header, _partition, store), cancellationToken)
            .ConfigureAwait(false);
        using var writer = new PartWriter();
        writer.Start(header);
        _region.Save(writer);
        ReadOnlyMemory<byte> part = writer.Finish(out string sha256);
        await store.WriteAsync(key, CheckpointPartEntry.RegionName, part, cancellationToken).ConfigureAwait(false);
        return new CheckpointManifest
        {
            Format = CheckpointManifest.CurrentFormat,
            ModelVersion = ModelVersion.Current,
            InputHash = _spec.InputHash,
            Run = key.Run,
            Seed = _spec.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Year = key.Year,
            Epoch = key.Epoch,
            Digest = _digest.ToString(),
            Agents = _partition.AllAgents.ToArray(),
            Organisations = Organisations,
            OrganisationYears = OrganisationYears,
            Parts = [.. parts, new CheckpointPartEntry { Name = CheckpointPartEntry.RegionName, Bytes = part.Length, Sha256 = sha256 }],
        };
    }

    private PartHeader Header(int year, long epoch) => new(ModelVersion.Current, _spec.InputHash, _spec.Seed, year, epoch, PartHeader.Region);
}
