using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;

namespace InnovationSim.Cluster.Shards;

/// <content>Saving and restoring.</content>
public sealed partial class ShardHost
{
    /// <summary>Writes the shards here as parts of a checkpoint.</summary>
    public Task<IReadOnlyList<CheckpointPartEntry>> SaveAsync(HostSave command, ICheckpointStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var key = new CheckpointKey(command.Run, command.Year, command.Epoch);
        // Parts are encoded by as many threads as there are workers, which now have nothing else to do.
        return Task.Run(
            async () => await _group.SaveAsync(new SaveCommand(key, Header(command.Year, command.Epoch), _partition, store), cancellationToken)
                .ConfigureAwait(false),
            cancellationToken);
    }

    /// <summary>Puts the shards here where a checkpoint left them.</summary>
    public Task<Digest> RestoreAsync(CheckpointManifest manifest, int[] agents, ICheckpointStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        _partition = new Partition(_partition.Cities, _spec.ShardSizes.All, agents);
        lock (_gate) _parcels.Clear();
        return Task.Run(
            async () =>
            {
                var command = new RestoreCommand(manifest, Header(manifest.Year, manifest.Epoch), _partition, store);
                Digest digest = await _group.RestoreAsync(command, cancellationToken).ConfigureAwait(false);
                Step = FormattableString.Invariant($"year {manifest.Year}, restored");
                State = StateNow();
                return digest;
            },
            cancellationToken);
    }

    private PartHeader Header(int year, long epoch) => new(ModelVersion.Current, _spec.InputHash, _spec.Seed, year, epoch, PartHeader.Region);
}
