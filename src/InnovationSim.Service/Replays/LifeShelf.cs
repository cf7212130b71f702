using InnovationSim.Contracts;

namespace InnovationSim.Service.Replays;

/// <summary>The lives that were asked for last, up to a number of them and of their lines.</summary>
/// <remarks>Safe from several threads. A life never changes: which digest its last year has is part of its name.</remarks>
internal sealed class LifeShelf(ReplayOptions options)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(LifeKey Key, OrganisationLife Life)> _lives = new();
    private int _lines;

    /// <summary>How many there are.</summary>
    internal int Count
    {
        get
        {
            lock (_gate) return _lives.Count;
        }
    }

    /// <summary>A life; null if it is not there.</summary>
    internal OrganisationLife? Find(LifeKey key)
    {
        lock (_gate)
        {
            for (LinkedListNode<(LifeKey Key, OrganisationLife Life)>? each = _lives.First; each is not null; each = each.Next)
            {
                if (each.Value.Key != key) continue;
                _lives.Remove(each);
                _lives.AddFirst(each);
                return each.Value.Life;
            }

            return null;
        }
    }

    /// <summary>Puts a life in; those that were not asked for the longest go. One that alone is too long is not kept.</summary>
    internal void Add(LifeKey key, OrganisationLife life)
    {
        if (LinesOf(life) > options.MostKeptLines) return;
        lock (_gate)
        {
            _lives.AddFirst((key, life));
            _lines += LinesOf(life);
            while (_lives.Count > options.MostKept || _lines > options.MostKeptLines)
            {
                _lines -= LinesOf(_lives.Last!.Value.Life);
                _lives.RemoveLast();
            }
        }
    }

    /// <summary>A run was removed.</summary>
    internal void Forget(string run)
    {
        lock (_gate)
        {
            for (LinkedListNode<(LifeKey Key, OrganisationLife Life)>? each = _lives.First, next; each is not null; each = next)
            {
                next = each.Next;
                if (!string.Equals(each.Value.Key.Run, run, StringComparison.Ordinal)) continue;
                _lines -= LinesOf(each.Value.Life);
                _lives.Remove(each);
            }
        }
    }

    private static int LinesOf(OrganisationLife life) => life.Years.Count + life.Events.Count + 1;
}

/// <summary>What a life is known by.</summary>
/// <param name="Run">The run.</param>
/// <param name="Organisation">Packed identity.</param>
/// <param name="FromYear">First year.</param>
/// <param name="ToYear">Last year.</param>
/// <param name="Digest">Digest of the world at the end of it.</param>
internal sealed record LifeKey(string Run, ulong Organisation, int FromYear, int ToYear, string Digest);
