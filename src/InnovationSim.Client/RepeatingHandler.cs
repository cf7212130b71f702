using System.Diagnostics;
using System.Net;

namespace InnovationSim.Client;

/// <summary>
/// Repeats requests that may be repeated when the connection fails or the service says that it cannot answer now (429, 502, 503, 504), with pauses that grow
/// up to a limit and vary by chance, so that many clients do not come back at once. What <c>Retry-After</c> asks for is heeded.
/// </summary>
/// <remarks>
/// Repeated are GET, HEAD and DELETE, and what is marked with <see cref="MayBeRepeated"/> or carries an <c>Idempotency-Key</c>. Anything else is sent once:
/// whether a submission without a key has arrived, nobody can say.
/// </remarks>
/// <param name="options">How patient it is.</param>
public sealed class RepeatingHandler(HttpSimulationOptions options) : DelegatingHandler
{
    /// <summary>Marks a request that changes nothing more when it is done twice.</summary>
    public static HttpRequestOptionsKey<bool> MayBeRepeated { get; } = new("InnovationSim.MayBeRepeated");

    /// <summary>How often a request was sent.</summary>
    internal static HttpRequestOptionsKey<int> Tries { get; } = new("InnovationSim.Tries");

    /// <summary>How long the beginning of the answer to a request is waited for, where it is not as long as for others.</summary>
    internal static HttpRequestOptionsKey<TimeSpan> Within { get; } = new("InnovationSim.Within");

    internal const string KeyHeader = "Idempotency-Key";

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        bool mayRepeat = MayRepeat(request);
        long began = Stopwatch.GetTimestamp();
        for (int tries = 1; ; tries++)
        {
            request.Options.Set(Tries, tries);
            TimeSpan pause = PauseAfter(tries);
            try
            {
                HttpResponseMessage answer = await OnceAsync(request, mayRepeat, cancellationToken).ConfigureAwait(false);
                if (!mayRepeat || !IsPassing(answer.StatusCode)) return answer;
                if (answer.Headers.RetryAfter?.Delta is { } asked && asked > pause) pause = asked;
                if (Stopwatch.GetElapsedTime(began) + pause > options.Patience) return answer;
                answer.Dispose();
            }
            catch (Exception failure) when (mayRepeat && IsLoss(failure, cancellationToken) && Stopwatch.GetElapsedTime(began) + pause <= options.Patience)
            {
                // It may be heard the next time.
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool MayRepeat(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Delete
        || request.Headers.Contains(KeyHeader)
        || (request.Options.TryGetValue(MayBeRepeated, out bool marked) && marked);

    private static bool IsPassing(HttpStatusCode status) => status
        is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>Whether a call was lost on the way, rather than refused or cancelled by the caller.</summary>
    internal static bool IsLoss(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private async Task<HttpResponseMessage> OnceAsync(HttpRequestMessage request, bool mayRepeat, CancellationToken cancellationToken)
    {
        // What must not be repeated is waited for as long as there is hope.
        if (!mayRepeat) return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        either.CancelAfter(request.Options.TryGetValue(Within, out TimeSpan within) ? within : options.AnswersWithin);
        return await base.SendAsync(request, either.Token).ConfigureAwait(false);
    }

    private TimeSpan PauseAfter(int tries)
    {
        double longest = Math.Min(options.LongestPause.TotalMilliseconds, options.FirstPause.TotalMilliseconds * Math.Pow(2, Math.Min(tries - 1, 30)));
#pragma warning disable CA5394 // Only so that clients do not come back at the same moment.
        return TimeSpan.FromMilliseconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }
}
