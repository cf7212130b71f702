using InnovationSim.Contracts;

namespace InnovationSim.Web.Years;

/// <summary>Years of runs that were read lately: several parts of a page, and several pages, look at the same one.</summary>
/// <remarks>Safe to use from several threads. A finished year never changes.</remarks>
internal sealed class YearSlices(ISimulationService service)
{
    private const int Most = 24;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Run, int Year, Task<YearSlice> Slice)> _kept = [];

    /// <summary>A year of a run.</summary>
    internal Task<YearSlice> GetAsync(string run, int year)
    {
        lock (_lock)
        {
            for (LinkedListNode<(string Run, int Year, Task<YearSlice> Slice)>? node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Year != year || node.Value.Run != run) continue;
                _kept.Remove(node);
                if (node.Value.Slice.IsFaulted || node.Value.Slice.IsCanceled) break;
                _kept.AddFirst(node);
                return node.Value.Slice;
            }

            // Nobody who leaves takes it from the others: it is read to its end.
            Task<YearSlice> slice = YearSlice.ReadAsync(service, run, year, CancellationToken.None);
            _kept.AddFirst((run, year, slice));
            if (_kept.Count > Most) _kept.RemoveLast();
            return slice;
        }
    }
}
