using InnovationSim.Storage.Runs;

namespace InnovationSim.Storage.Catalogs;

/// <summary>The durable list of all runs of a service: what was asked for, where each stands, and which life of it may say so.</summary>
/// <remarks>
/// <para>What an implementer owes:</para>
/// <list type="number">
/// <item>Whatever was changed survives a crash of process and machine once the task is finished.</item>
/// <item>Changes are atomic: one that reads, decides and writes sees no other in between. What decides may be called several times.</item>
/// <item>A change that carries an epoch is refused if the run has a later one: a process that was frozen and wakes up changes nothing.</item>
/// </list>
/// <para>Safe from several threads; that in PostgreSQL from several machines too.</para>
/// </remarks>
public interface IRunCatalog : IExperimentCatalog
{
    /// <summary>Puts a run in, queued. If its idempotency key is there already, the run of that key is returned and nothing is put in.</summary>
    /// <exception cref="InvalidOperationException">There is a run of that id.</exception>
    Task<(RunRecord Run, bool IsNew)> AddAsync(NewRun run, CancellationToken cancellationToken = default);

    /// <summary>A run; null if there is none.</summary>
    Task<RunRecord?> FindAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>What was asked for; null if there is no such run.</summary>
    Task<RunInput?> InputAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>Runs, newest first.</summary>
    Task<IReadOnlyList<RunRecord>> ListAsync(RunFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Begins a new life of a run: from now on what older ones say is refused. Atomic.</summary>
    /// <returns>The epoch of that life, 0 for the first; null if there is no such run.</returns>
    Task<long?> RaiseEpochAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>Changes a run on behalf of whoever commands it. Exceptions of the change pass through and leave everything as it is.</summary>
    /// <returns>The run as it now is; null if there is no such run.</returns>
    Task<RunRecord?> ChangeAsync(string run, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken = default);

    /// <summary>Changes a run on behalf of one of its lives.</summary>
    /// <exception cref="StaleEpochException">A later life has begun, or the run was removed.</exception>
    Task<RunRecord> ChangeAsync(string run, long epoch, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken = default);

    /// <summary>
    /// Hides a run from everybody, and raises its epoch, if it may be removed. It is in <see cref="ListRemovedAsync"/> until it is forgotten, so
    /// that a removal that was interrupted can be finished. Its idempotency key is free again.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="check">Throws if the run must stay.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether there was such a run.</returns>
    Task<bool> RemoveAsync(string run, Action<RunRecord> check, CancellationToken cancellationToken = default);

    /// <summary>Runs that were removed and not forgotten.</summary>
    Task<IReadOnlyList<string>> ListRemovedAsync(CancellationToken cancellationToken = default);

    /// <summary>Forgets runs that were removed, once nothing of them is left; some hundreds at a time at most.</summary>
    Task ForgetAsync(IReadOnlyList<string> runs, CancellationToken cancellationToken = default);
}

/// <summary>A later life of the run has begun, or the run was removed: whoever gets this stops at once and touches nothing more.</summary>
public sealed class StaleEpochException(string run, long epoch) : Exception($"Life {epoch} of run {run} is over: the run was taken up again since, or removed.")
{
    /// <summary>The run.</summary>
    public string Run => run;

    /// <summary>The epoch that is over.</summary>
    public long Epoch => epoch;
}
