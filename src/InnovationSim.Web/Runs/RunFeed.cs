using System.Threading.Channels;
using InnovationSim.Contracts;

namespace InnovationSim.Web.Runs;

/// <summary>Follows one run for everybody who looks at it: its state, and its years as they are finished.</summary>
internal sealed class RunFeed(ISimulationService service, string run)
{
    // Status is looked at this often; years come by themselves.
    private static readonly TimeSpan WhileItRuns = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WhenItHasEnded = TimeSpan.FromSeconds(3);

    // Pages are drawn at most this often, whatever the speed of the run.
    private static readonly TimeSpan BetweenChanges = TimeSpan.FromMilliseconds(100);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile RunStatus? _status;
    private volatile RunDescription? _asked;
    private volatile Exception? _problem;

    /// <summary>Something is new. Raised on no particular thread, at most ten times a second.</summary>
    internal event EventHandler? Changed;

    /// <summary>The run.</summary>
    internal string Run => run;

    /// <summary>How it stands; null until that is known.</summary>
    internal RunStatus? Status => _status;

    /// <summary>What it was asked to be; null until that is known.</summary>
    internal RunDescription? Asked => _asked;

    /// <summary>Why nothing new can be had; null if it can.</summary>
    internal Exception? Problem => _problem;

    /// <summary>Its years.</summary>
    internal RunHistory History { get; } = new();

    /// <summary>Finished when what was there at the beginning has been read, or cannot be.</summary>
    internal Task Ready => _ready.Task;

    /// <summary>Follows until it is cancelled or the run is removed.</summary>
    internal async Task FollowAsync(CancellationToken cancellationToken)
    {
        Task announcing = AnnounceAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await FollowOnceAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Whatever keeps the page from its run is shown on the page, and tried again.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                _problem = problem;
                _ready.TrySetResult();
                Announce();
                if (problem is NotFoundException) break;
                await Task.Delay(WhenItHasEnded, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        _ready.TrySetResult();
        // What was said last is still told.
        _news.Writer.TryComplete();
        await announcing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Looks at the state at once: somebody has just given a command.</summary>
    internal async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        _status = await service.StatusAsync(run, cancellationToken).ConfigureAwait(false);
        Announce();
    }

    private async Task FollowOnceAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task? watching = null;
        try
        {
            for (;;)
            {
                RunStatus status = await service.StatusAsync(run, both.Token).ConfigureAwait(false);
                bool isNew = status != _status;
                _asked ??= await service.DescribeAsync(run, both.Token).ConfigureAwait(false);
                _status = status;
                _problem = null;
                bool complete = status.State.IsEnd() && History.LastYear >= status.Year;
                if (History.LastYear >= status.Year) _ready.TrySetResult();
                if (watching is { IsCompleted: true })
                {
                    await watching.ConfigureAwait(false);
                    watching = null;
                    _ready.TrySetResult();
                }

                if (!complete) watching ??= WatchAsync(status.Year, both.Token);
                if (isNew) Announce();
                Task pause = Task.Delay(complete ? WhenItHasEnded : WhileItRuns, both.Token);
                await (watching is null ? pause : Task.WhenAny(watching, pause)).ConfigureAwait(false);
            }
        }
        finally
        {
            await both.CancelAsync().ConfigureAwait(false);
            if (watching is not null) await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WatchAsync(int readyYear, CancellationToken cancellationToken)
    {
        await foreach (YearReport report in service.WatchAsync(run, History.LastYear, cancellationToken).ConfigureAwait(false))
        {
            History.Add(report);
            if (report.Year >= readyYear) _ready.TrySetResult();
            Announce();
        }
    }

    // Whether it is known already that there is news does not matter.
    private void Announce() => _news.Writer.TryWrite(true);

    private async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        while (await _news.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            _news.Reader.TryRead(out _);
            Changed?.Invoke(this, EventArgs.Empty);
            await Task.Delay(BetweenChanges, cancellationToken).ConfigureAwait(false);
        }
    }
}
