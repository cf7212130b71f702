using InnovationSim.Cluster.Contracts.Shards;

namespace InnovationSim.Cluster.Shards;

/// <summary>
/// The hosts on this silo. It knows the latest life of every run that was ever here, and says no to all older ones: what a silo does that was
/// thought dead, or a coordinator that was replaced, reaches no shard.
/// </summary>
public sealed class ShardHosts
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Epoch, ShardHost? Host)> _runs = new(StringComparer.Ordinal);

    /// <summary>Hosts at work here.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _runs.Values.Count(run => run.Host is not null);
        }
    }

    /// <summary>Shards that live here.</summary>
    public int ShardCount
    {
        get
        {
            lock (_gate) return _runs.Values.Sum(run => run.Host?.State.Shards ?? 0);
        }
    }

    /// <summary>Whether this silo takes no more runs: it is about to stop.</summary>
    public bool IsDraining { get; set; }

    /// <summary>The runs that have shards here.</summary>
    public IReadOnlyList<string> Runs
    {
        get
        {
            lock (_gate) return [.. _runs.Where(run => run.Value.Host is not null).Select(run => run.Key)];
        }
    }

    /// <summary>Puts a host in the place of what was there of its run.</summary>
    /// <exception cref="StaleLifeException">A later life of the run is known here.</exception>
    public void Put(ShardHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        lock (_gate)
        {
            Refuse(host.Key.Run, host.Key.Epoch);
            _runs.GetValueOrDefault(host.Key.Run).Host?.Dispose();
            _runs[host.Key.Run] = (host.Key.Epoch, host);
        }
    }

    /// <summary>The host of a life of a run.</summary>
    /// <exception cref="StaleLifeException">A later life of the run is known here.</exception>
    /// <exception cref="FleetLostException">This silo knows nothing of it.</exception>
    public ShardHost Get(string run, long epoch)
    {
        lock (_gate)
        {
            Refuse(run, epoch);
            return _runs.GetValueOrDefault(run) is { Host: { } host } known && known.Epoch == epoch
                ? host
                : throw new FleetLostException($"This silo holds nothing of run {run}, epoch {epoch}.");
        }
    }

    /// <summary>Says no to lives of a run older than the latest known here; a later one becomes the latest.</summary>
    /// <exception cref="StaleLifeException">A later life of the run is known here.</exception>
    public void Admit(string run, long epoch)
    {
        lock (_gate)
        {
            Refuse(run, epoch);
            if (_runs.TryGetValue(run, out (long Epoch, ShardHost? Host) known) && known.Epoch == epoch) return;
            known.Host?.Dispose();
            _runs[run] = (epoch, null);
        }
    }

    /// <summary>Forgets the shards of a life of a run, but not that it was there.</summary>
    public void Remove(string run, long epoch)
    {
        lock (_gate)
        {
            if (_runs.TryGetValue(run, out (long Epoch, ShardHost? Host) known) && known.Epoch == epoch)
            {
                known.Host?.Dispose();
                _runs[run] = (epoch, null);
            }
        }
    }

    private void Refuse(string run, long epoch)
    {
        if (_runs.TryGetValue(run, out (long Epoch, ShardHost? Host) known) && known.Epoch > epoch)
            throw new StaleLifeException($"Run {run} is in epoch {known.Epoch}; a command of epoch {epoch} is refused.");
    }
}
