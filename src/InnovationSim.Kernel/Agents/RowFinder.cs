namespace InnovationSim.Kernel.Agents;

/// <summary>
/// Finds rows of serials that mostly ascend, as messages of one sender do: goes on from where the last one was found, within the tile at
/// hand, and searches the whole set only when a serial lies elsewhere.
/// </summary>
internal ref struct RowFinder
{
    private readonly ColumnSet _set;
    private ReadOnlySpan<int> _serials;
    private int _first;
    private int _at;

    internal RowFinder(ColumnSet set)
    {
        _set = set;
        _serials = [];
    }

    /// <summary>The row of a serial; −1 if it does not live here.</summary>
    internal int Find(int serial)
    {
        ReadOnlySpan<int> serials = _serials;
        int at = _at;
        if ((uint)at < (uint)serials.Length && serials[at] <= serial && serials[^1] >= serial)
        {
            while (serials[at] < serial) at++;
            _at = at;
            return serials[at] == serial ? _first + at : -1;
        }

        return Elsewhere(serial);
    }

    private int Elsewhere(int serial)
    {
        int low = 0;
        int high = _set.Tiles - 1;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            ReadOnlySpan<int> serials = _set.Serial.Tile(middle);
            if (serials[^1] < serial) low = middle + 1;
            else high = middle;
        }

        if (high < 0) return -1;
        _serials = _set.Serial.Tile(low);
        _first = _set.FirstRow(low);
        int found = _serials.BinarySearch(serial);
        _at = found >= 0 ? found : Math.Min(~found, _serials.Length - 1);
        return found >= 0 ? _first + found : -1;
    }
}
