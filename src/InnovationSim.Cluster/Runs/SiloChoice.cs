using System.Collections.Concurrent;
using System.Diagnostics;

namespace InnovationSim.Cluster.Runs;

/// <summary>Which silos shall hold a run's shards: those that are active, but for those that are leaving or have not answered lately.</summary>
internal sealed class SiloChoice(ISiloStatusOracle silos, ClusterRunOptions options)
{
    private readonly ConcurrentDictionary<string, long> _avoidUntil = new(StringComparer.Ordinal);
    private long _chosen;

    /// <summary>A silo does not answer: it is left alone for a while.</summary>
    internal void Avoid(string silo)
    {
        long until = Stopwatch.GetTimestamp() + Ticks(options.AvoidFor);
        // One that is leaving stays one that is leaving, also when it does not answer meanwhile.
        _avoidUntil.AddOrUpdate(silo, until, (_, before) => Math.Max(before, until));
    }

    /// <summary>A silo is about to stop: it is not chosen again.</summary>
    internal void Leave(string silo) => _avoidUntil[silo] = long.MaxValue;

    /// <summary>The silos to take now, in an order that depends on nothing else. If all are to be avoided, none is.</summary>
    internal IReadOnlyList<string> Choose()
    {
        _chosen = Stopwatch.GetTimestamp();
        string[] active = Active();
        string[] good = Good(active);
        return good.Length > 0 ? good : active;
    }

    /// <summary>Whether other silos are there than were chosen, and have been chosen long enough ago for another move to be worth it.</summary>
    internal bool HaveChanged(IReadOnlyList<string> chosen)
    {
        if (Stopwatch.GetElapsedTime(_chosen) < options.SpreadAgainAfter) return false;
        string[] good = Good(Active());
        return good.Length > 0 && !good.SequenceEqual(chosen, StringComparer.Ordinal);
    }

    private string[] Active() =>
        [.. silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Select(silo => silo.ToParsableString()).Order(StringComparer.Ordinal)];

    private string[] Good(string[] active)
    {
        long now = Stopwatch.GetTimestamp();
        return [.. active.Where(silo => !_avoidUntil.TryGetValue(silo, out long until) || until <= now)];
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
