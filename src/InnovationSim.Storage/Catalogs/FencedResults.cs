using InnovationSim.Kernel.Metrics;
using InnovationSim.Storage.Results;

namespace InnovationSim.Storage.Catalogs;

/// <summary>Results that one life of a run writes: the catalogue is asked before each change whether the life still has the run.</summary>
internal sealed class FencedResults(SqliteResultStore results, IRunCatalog catalog, string run, long epoch) : IResultStore
{
    /// <inheritdoc/>
    public async ValueTask WriteAsync(YearRecord record, CancellationToken cancellationToken = default)
    {
        await CheckAsync(cancellationToken).ConfigureAwait(false);
        await results.WriteAsync(record, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RemoveAfterAsync(int year, CancellationToken cancellationToken = default)
    {
        await CheckAsync(cancellationToken).ConfigureAwait(false);
        await results.RemoveAfterAsync(year, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync(CancellationToken cancellationToken = default) => results.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> LastYearAsync(CancellationToken cancellationToken = default) => results.LastYearAsync(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<object?[]> ReadAsync(ResultTable table, ResultFilter filter, CancellationToken cancellationToken = default) =>
        results.ReadAsync(table, filter, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => results.DisposeAsync();

    private Task<RunRecord> CheckAsync(CancellationToken cancellationToken) => catalog.ChangeAsync(run, epoch, unchanged => unchanged, cancellationToken);
}

/// <summary>The results of a run that has none yet.</summary>
internal sealed class NoResults : IResultStore
{
    /// <inheritdoc/>
    public ValueTask WriteAsync(YearRecord record, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("These results are for reading.");

    /// <inheritdoc/>
    public ValueTask RemoveAfterAsync(int year, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("These results are for reading.");

    /// <inheritdoc/>
    public ValueTask<int> LastYearAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(-1);

    /// <inheritdoc/>
    public IAsyncEnumerable<object?[]> ReadAsync(ResultTable table, ResultFilter filter, CancellationToken cancellationToken = default) =>
        AsyncEnumerable.Empty<object?[]>();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
