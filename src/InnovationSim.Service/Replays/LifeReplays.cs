using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Engine;
using InnovationSim.Kernel;
using InnovationSim.Service.Plans;
using InnovationSim.Service.Reading;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Results;

namespace InnovationSim.Service.Replays;

/// <summary>
/// Lives of organisations, made on demand: one replay at a time, a bound on its size and on those that wait, and the last lives kept.
/// </summary>
/// <remarks>Safe from several threads; a host has one.</remarks>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing that must be given back.
public sealed class LifeReplays
#pragma warning restore CA1001
{
    private readonly IRunStorage _storage;
    private readonly RunPlans _plans;
    private readonly ReplayOptions _options;
    private readonly LifeShelf _shelf;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _asking;

    /// <summary>No life yet.</summary>
    /// <param name="storage">Where the runs are.</param>
    /// <param name="plans">Their plans.</param>
    /// <param name="options">How much is replayed; null for the usual.</param>
    public LifeReplays(IRunStorage storage, RunPlans plans, ReplayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(plans);
        _storage = storage;
        _plans = plans;
        _options = options ?? new ReplayOptions();
        _shelf = new LifeShelf(_options);
    }

    /// <summary>Replays that were done.</summary>
    internal int Done { get; private set; }

    /// <summary>The life of an organisation.</summary>
    /// <inheritdoc cref="ISimulationService.LifeAsync" path="/exception"/>
    public async Task<OrganisationLife> LifeAsync(string run, string id, LifeQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        RunPlan plan = await _plans.FindAsync(run, cancellationToken).ConfigureAwait(false) ?? throw NotFoundException.Run(run);
        (AgentKind kind, int city, int serial) = OrganisationIds.Parse(id, plan.World);
        Check(query.FromYear, query.ToYear, RunSpec.MostYears);
        SortedDictionary<int, string> digests = await DigestsAsync(run, query.ToYear, cancellationToken).ConfigureAwait(false);
        if (digests.Count == 0) throw new StateConflictException($"Run {run} has no year yet; a life can be read once it has.");
        int last = digests.Keys.Last();
        Check(query.FromYear, query.ToYear, last);
        var who = new AgentId(kind, (ushort)city, serial);
        var key = new LifeKey(run, who.Packed, query.FromYear, last, digests[last]);
        return _shelf.Find(key) ?? await InTurnAsync(plan, who, key, digests, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A run was removed.</summary>
    public void Forget(string run) => _shelf.Forget(run);

    private async Task<OrganisationLife> InTurnAsync(
        RunPlan plan, AgentId who, LifeKey key, SortedDictionary<int, string> digests, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _asking) > 1 + _options.MostWaiting)
                throw new ServiceUnavailableException($"One replay is done at a time, and {_options.MostWaiting} wait already; try again later.");
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                // Whoever had the turn before may have asked for the same.
                if (_shelf.Find(key) is { } there) return there;
                var replay = new LifeReplay(_storage, plan, key.Run, who, _options);
                // A replay works without a pause: it leaves the caller's thread, which may be a scheduler's.
                OrganisationLife life = await Task.Run(() => replay.RunAsync(key.FromYear, key.ToYear, digests, cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
                Done++;
                _shelf.Add(key, life);
                return life;
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _asking);
        }
    }

    /// <summary>The digests of the years that are finished.</summary>
    private async Task<SortedDictionary<int, string>> DigestsAsync(string run, int toYear, CancellationToken cancellationToken)
    {
        var digests = new SortedDictionary<int, string>();
        var query = new ResultQuery { Table = ResultTables.Years.Name, ToYear = toYear, Columns = ["year", "digest"] };
        await foreach (ResultRow row in RunResults.ReadAsync(_storage, run, query, cancellationToken).ConfigureAwait(false))
            digests[Convert.ToInt32(row.Values[0], CultureInfo.InvariantCulture)] = (string)row.Values[1]!;
        return digests;
    }

    private static void Check(int fromYear, int toYear, int last)
    {
        var check = new RequestCheck();
        check.Range("fromYear", fromYear, 0, last);
        check.Range("toYear", toYear, Math.Max(0, fromYear), int.MaxValue);
        check.ThrowIfAny();
    }
}
