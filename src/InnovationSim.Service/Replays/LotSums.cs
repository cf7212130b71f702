namespace InnovationSim.Service.Replays;

/// <summary>Lots by the other side of the bargain, in the order of identities: how many, and their value.</summary>
internal sealed class LotSums
{
    private readonly SortedDictionary<ulong, (long Lots, long Yuan)> _sums = [];

    /// <summary>All sums.</summary>
    internal IEnumerable<(ulong With, long Lots, long Yuan)> All => _sums.Select(each => (each.Key, each.Value.Lots, each.Value.Yuan));

    internal void Clear() => _sums.Clear();

    internal void Add(ulong with, int thousandYuan)
    {
        (long lots, long yuan) = Of(with);
        _sums[with] = (lots + 1, yuan + (thousandYuan * 1000L));
    }

    internal (long Lots, long Yuan) Of(ulong with) => _sums.GetValueOrDefault(with);
}
