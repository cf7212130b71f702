namespace InnovationSim.Storage.Catalogs;

/// <summary>The experiments in a catalogue: what was asked for, and runs that belong together. What <see cref="IRunCatalog"/> owes holds here too.</summary>
public interface IExperimentCatalog
{
    /// <summary>
    /// Puts an experiment and all its runs in, queued, seed by seed, all or nothing. If its idempotency key is there already, the experiment of that key is
    /// returned and nothing is put in.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is an experiment of that id.</exception>
    Task<(ExperimentRecord Experiment, bool IsNew)> AddExperimentAsync(NewExperiment experiment, CancellationToken cancellationToken = default);

    /// <summary>An experiment and how its runs stand; null if there is none.</summary>
    Task<ExperimentRecord?> FindExperimentAsync(string experiment, CancellationToken cancellationToken = default);

    /// <summary>Experiments and how their runs stand, newest first.</summary>
    /// <param name="before">Only those accepted before the one with this number.</param>
    /// <param name="limit">Most experiments.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<ExperimentRecord>> ListExperimentsAsync(long before, int limit, CancellationToken cancellationToken = default);

    /// <summary>Changes all runs of an experiment in one transaction. Exceptions of the change pass through and leave everything as it is.</summary>
    /// <returns>The runs as they now are, in the order in which they were put in; empty if there is no such experiment.</returns>
    Task<IReadOnlyList<RunRecord>> ChangeExperimentAsync(
        string experiment, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes an experiment, if it may be removed, and hides its runs as <see cref="IRunCatalog.RemoveAsync"/> does, in one transaction;
    /// <see cref="IRunStorage.TidyAsync"/> does the rest.
    /// </summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="check">Throws if the experiment must stay.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The runs that were hidden; null if there was no such experiment.</returns>
    Task<IReadOnlyList<string>?> RemoveExperimentAsync(string experiment, Action<ExperimentRecord> check, CancellationToken cancellationToken = default);
}
