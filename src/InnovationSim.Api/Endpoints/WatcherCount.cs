namespace InnovationSim.Api.Endpoints;

/// <summary>How many watch: each holds a connection for as long as it likes.</summary>
internal sealed class WatcherCount(ApiLimits limits)
{
    private int _count;

    /// <summary>Takes a place, to be given back; null if there is none left.</summary>
    internal IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= limits.MostWatchers) return new Place(this);
        Interlocked.Decrement(ref _count);
        return null;
    }

    private sealed class Place(WatcherCount count) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref count._count);
    }
}
