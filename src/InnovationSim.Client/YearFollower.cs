using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text.Json;
using InnovationSim.Contracts;

namespace InnovationSim.Client;

/// <summary>Follows the events of a run through lost connections and restarts of the service: each year once and in order.</summary>
/// <param name="options">How patient it is.</param>
/// <param name="open">Opens the events after a year; null if there are none and the run has ended.</param>
internal sealed class YearFollower(HttpSimulationOptions options, Func<int, CancellationToken, Task<Stream?>> open) : IAsyncDisposable
{
    private Stream? _stream;
    private IAsyncEnumerator<SseItem<byte[]>>? _events;
    private bool _connected;
    private long? _lost;
    private int _losses;

    /// <summary>The last year seen.</summary>
    internal required int Year { get; set; }

    /// <summary>The next year; null when the run has ended.</summary>
    internal async Task<YearReport?> NextAsync(CancellationToken cancellationToken)
    {
        for (;;)
        {
            Exception? lost = null;
            try
            {
                if (_events is null && !await ConnectAsync(cancellationToken).ConfigureAwait(false)) return null;
                if (await _events!.MoveNextAsync().ConfigureAwait(false))
                {
                    (_lost, _losses) = (null, 0);
                    if (Take(_events.Current, out bool ended) is { } year) return year;
                    if (ended) return null;
                    continue;
                }
            }
            catch (Exception failure) when (_connected && IsLoss(failure, cancellationToken))
            {
                lost = failure;
            }

            // A stream that closes without having said that the run has ended is one that was lost.
            await DropAsync().ConfigureAwait(false);
            await PauseAsync(lost, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => DropAsync();

    private static bool IsLoss(Exception failure, CancellationToken cancellationToken) =>
        failure is ServiceUnavailableException or IOException or HttpRequestException or TimeoutException
        || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private async Task<bool> ConnectAsync(CancellationToken cancellationToken)
    {
        if (await open(Year, cancellationToken).ConfigureAwait(false) is not { } stream) return false;
        _connected = true;
        _stream = new HeardStream(stream, options.SilentFor);
        _events = SseParser.Create(_stream, static (_, data) => data.ToArray()).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        return true;
    }

    private YearReport? Take(SseItem<byte[]> item, out bool ended)
    {
        ended = string.Equals(item.EventType, "end", StringComparison.Ordinal);
        if (string.Equals(item.EventType, "problem", StringComparison.Ordinal))
            throw SimulationServiceException.Of(JsonSerializer.Deserialize<SimulationError>(item.Data, ServiceJson.Options)!);
        // Events of other kinds may come from a newer service.
        if (!string.Equals(item.EventType, "year", StringComparison.Ordinal)) return null;
        YearReport report = JsonSerializer.Deserialize<YearReport>(item.Data, ServiceJson.Options)!;
        if (report.Year <= Year) return null;
        Year = report.Year;
        return report;
    }

    private async Task PauseAsync(Exception? lost, CancellationToken cancellationToken)
    {
        _lost ??= Stopwatch.GetTimestamp();
        if (Stopwatch.GetElapsedTime(_lost.Value) > options.WatchPatience)
            throw new ServiceUnavailableException($"The service has been gone for {options.WatchPatience.TotalSeconds:N0} s: {lost?.Message ?? "it closes each stream"}", lost);
        double pause = Math.Min(options.LongestPause.TotalMilliseconds, options.FirstPause.TotalMilliseconds * Math.Pow(2, Math.Min(_losses++, 30)));
        await Task.Delay(TimeSpan.FromMilliseconds(pause), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask DropAsync()
    {
        IAsyncEnumerator<SseItem<byte[]>>? events = _events;
        Stream? stream = _stream;
        (_events, _stream) = (null, null);
        if (events is not null) await events.DisposeAsync().ConfigureAwait(false);
        if (stream is not null) await stream.DisposeAsync().ConfigureAwait(false);
    }
}
