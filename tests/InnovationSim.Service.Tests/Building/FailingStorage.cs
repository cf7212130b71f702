using InnovationSim.Engine.Checkpoints;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Postgres;
using InnovationSim.Storage.Results;

namespace InnovationSim.Service.Tests.Building;

/// <summary>A storage of which some things fail.</summary>
internal sealed class FailingStorage(IRunStorage storage) : IRunStorage
{
    /// <summary>Results of this year cannot be written.</summary>
    public int? FailingYear { get; init; }

    public bool FailCommits { get; init; }

    /// <summary>Reading a part fails as a database that does not answer.</summary>
    public bool FailReads { get; init; }

    public IRunCatalog Catalog => storage.Catalog;

    public ICheckpointStore CheckpointsOf(string run) => new Checkpoints(storage.CheckpointsOf(run), this);

    public async ValueTask<IResultStore> WriteResultsAsync(string run, long epoch, CancellationToken cancellationToken = default) =>
        new Results(await storage.WriteResultsAsync(run, epoch, cancellationToken), this);

    public ValueTask<IResultStore> ReadResultsAsync(string run, CancellationToken cancellationToken = default) =>
        storage.ReadResultsAsync(run, cancellationToken);

    public ValueTask<int> CopyResultsAsync(string from, string run, long epoch, int lastYear, CancellationToken cancellationToken = default) =>
        storage.CopyResultsAsync(from, run, epoch, lastYear, cancellationToken);

    public ValueTask<bool> RemoveAsync(string run, Action<RunRecord> check, CancellationToken cancellationToken = default) =>
        storage.RemoveAsync(run, check, cancellationToken);

    public ValueTask TidyAsync(CancellationToken cancellationToken = default) => storage.TidyAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Checkpoints(ICheckpointStore store, FailingStorage how) : ICheckpointStore
    {
        public ValueTask WriteAsync(CheckpointKey key, string part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
            store.WriteAsync(key, part, bytes, cancellationToken);

        public ValueTask<ReadOnlyMemory<byte>> ReadAsync(CheckpointKey key, string part, CancellationToken cancellationToken = default) =>
            how.FailReads ? throw new DatabaseException("The database does not answer.") : store.ReadAsync(key, part, cancellationToken);

        public ValueTask CommitAsync(CheckpointManifest manifest, CancellationToken cancellationToken = default) =>
            how.FailCommits ? throw new IOException("No space left.") : store.CommitAsync(manifest, cancellationToken);

        public ValueTask AbandonAsync(CheckpointKey key) => store.AbandonAsync(key);

        public ValueTask<IReadOnlyList<StoredCheckpoint>> ListAsync(string run, CancellationToken cancellationToken = default) =>
            store.ListAsync(run, cancellationToken);

        public ValueTask DeleteAsync(string run, CancellationToken cancellationToken = default) => store.DeleteAsync(run, cancellationToken);
    }

    private sealed class Results(IResultStore results, FailingStorage how) : IResultStore
    {
        public ValueTask WriteAsync(YearRecord record, CancellationToken cancellationToken = default) =>
            record.Year == how.FailingYear ? throw new IOException("No space left.") : results.WriteAsync(record, cancellationToken);

        public ValueTask FlushAsync(CancellationToken cancellationToken = default) => results.FlushAsync(cancellationToken);

        public ValueTask<int> LastYearAsync(CancellationToken cancellationToken = default) => results.LastYearAsync(cancellationToken);

        public ValueTask RemoveAfterAsync(int year, CancellationToken cancellationToken = default) => results.RemoveAfterAsync(year, cancellationToken);

        public IAsyncEnumerable<object?[]> ReadAsync(ResultTable table, ResultFilter filter, CancellationToken cancellationToken = default) =>
            results.ReadAsync(table, filter, cancellationToken);

        public ValueTask DisposeAsync() => results.DisposeAsync();
    }
}
