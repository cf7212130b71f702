using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Results;

namespace InnovationSim.Storage.Catalogs;

/// <summary>All that a service keeps: the catalogue, and the checkpoints and results of every run in it.</summary>
/// <remarks>Safe from several threads; that in PostgreSQL from several machines too.</remarks>
public interface IRunStorage : IAsyncDisposable
{
    /// <summary>The catalogue.</summary>
    IRunCatalog Catalog { get; }

    /// <summary>The checkpoints of a run.</summary>
    ICheckpointStore CheckpointsOf(string run);

    /// <summary>
    /// The results of a run, for one life of it to write. Years that are there are whole; what was damaged is gone. Writing or removing is refused
    /// with a <see cref="StaleEpochException"/> once a later life has begun.
    /// </summary>
    ValueTask<IResultStore> WriteResultsAsync(string run, long epoch, CancellationToken cancellationToken = default);

    /// <summary>The results of a run for reading, beside whoever writes them; empty if there are none.</summary>
    ValueTask<IResultStore> ReadResultsAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>Takes years over from another run, up to the given one, in place of any that are there; as the given life of the run.</summary>
    /// <returns>The last year that is there then; −1 if the other run has none.</returns>
    /// <exception cref="StaleEpochException">A later life of the run has begun.</exception>
    ValueTask<int> CopyResultsAsync(string from, string run, long epoch, int lastYear, CancellationToken cancellationToken = default);

    /// <summary>Removes a run with all that is kept of it; one whose removal was interrupted is removed by <see cref="TidyAsync"/>.</summary>
    /// <inheritdoc cref="IRunCatalog.RemoveAsync" path="/param"/>
    /// <returns>Whether there was such a run.</returns>
    ValueTask<bool> RemoveAsync(string run, Action<Catalogs.RunRecord> check, CancellationToken cancellationToken = default);

    /// <summary>Finishes removals that were interrupted.</summary>
    ValueTask TidyAsync(CancellationToken cancellationToken = default);
}
