using InnovationSim.Contracts;

namespace InnovationSim.Web.Runs;

/// <summary>The runs that somebody looks at, each followed once however many look.</summary>
/// <remarks>
/// A feed goes on for a while after the last one has left: a page is first drawn for the browser and then taken over by a circuit, which finds
/// everything there and draws the same.
/// </remarks>
internal sealed class RunFeeds(ISimulationService service) : IDisposable
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Followed> _feeds = new(StringComparer.Ordinal);
    private bool _disposed;

    /// <summary>Looks at a run; disposing of what comes back ends that.</summary>
    internal Look Open(string run)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_feeds.TryGetValue(run, out Followed? followed) || followed.Following.IsCompleted)
            {
                // One that has stopped was removed from the service: whoever looks again sees how it is now.
                followed = new Followed(new RunFeed(service, run));
                _feeds[run] = followed;
            }

            followed.Lookers++;
            return new Look(this, followed);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            foreach (Followed followed in _feeds.Values) followed.Dispose();
            _feeds.Clear();
        }
    }

    private async Task LeaveAsync(Followed followed)
    {
        lock (_lock)
        {
            if (--followed.Lookers > 0) return;
        }

        await Task.Delay(Linger).ConfigureAwait(false);
        lock (_lock)
        {
            if (followed.Lookers > 0 || _disposed) return;
            followed.Dispose();
            if (_feeds.TryGetValue(followed.Feed.Run, out Followed? now) && now == followed) _feeds.Remove(followed.Feed.Run);
        }
    }

    /// <summary>Somebody's look at a run.</summary>
    internal sealed class Look(RunFeeds feeds, Followed followed) : IDisposable
    {
        private bool _left;

        internal RunFeed Feed => followed.Feed;

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_left) return;
            _left = true;
            _ = feeds.LeaveAsync(followed);
        }
    }

    /// <summary>A run that is followed.</summary>
    internal sealed class Followed : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();

        internal Followed(RunFeed feed)
        {
            Feed = feed;
            Following = Task.Run(() => feed.FollowAsync(_stop.Token));
        }

        internal RunFeed Feed { get; }

        internal Task Following { get; }

        internal int Lookers { get; set; }

        /// <inheritdoc/>
        public void Dispose()
        {
            _stop.Cancel();
            // Its waits end with it; what they hold is given back when the last of them has.
            _ = Following.ContinueWith(_ => _stop.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
