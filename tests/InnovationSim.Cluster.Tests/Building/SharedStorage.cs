using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Results;

namespace InnovationSim.Cluster.Tests.Building;

/// <summary>A storage of checkpoints only, the same for all runs.</summary>
public sealed class SharedStorage(ICheckpointStore checkpoints) : IRunStorage
{
    public IRunCatalog Catalog => throw new NotSupportedException("These silos have no catalogue.");

    public ICheckpointStore CheckpointsOf(string run) => checkpoints;

    public ValueTask<IResultStore> WriteResultsAsync(string run, long epoch, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask<IResultStore> ReadResultsAsync(string run, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<int> CopyResultsAsync(string from, string run, long epoch, int lastYear, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask<bool> RemoveAsync(string run, Action<RunRecord> check, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask TidyAsync(CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
