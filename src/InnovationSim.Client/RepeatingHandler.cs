using System.Diagnostics;
using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace InnovationSim.Client;

/// <summary>
/// Repeats requests that may be repeated when the connection fails or the service says that it cannot answer now (429, 502, 503, 504), with pauses that grow
/// up to a limit and vary by chance, so that many clients do not come back at once. What <c>Retry-After</c> asks for is heeded.
/// </summary>
/// <remarks>
/// Repeated are GET, HEAD and DELETE, and what is marked with <see cref="MayBeRepeated"/> or carries an <c>Idempotency-Key</c>. Anything else is sent once:
/// whether a submission without a key has arrived, nobody can say.
/// </remarks>
public sealed class RepeatingHandler : DelegatingHandler
{
    internal const string KeyHeader = "Idempotency-Key";

    private static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("request");
    private static readonly ResiliencePropertyKey<long> Began = new("began");

    private readonly HttpSimulationOptions _options;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    /// <summary>A handler in front of another.</summary>
    /// <param name="options">How patient it is.</param>
    public RepeatingHandler(HttpSimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.FirstPause,
                MaxDelay = options.LongestPause,
                ShouldHandle = args => ValueTask.FromResult(IsPassing(args.Outcome, args.Context.CancellationToken) && HasPatience(args.Context, args.Outcome)),
                DelayGenerator = args => ValueTask.FromResult(AskedFor(args.Outcome)),
                OnRetry = args =>
                {
                    args.Context.Properties.GetValue(Request, null!).Options.Set(Tries, args.AttemptNumber + 2);
                    args.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = args => ValueTask.FromResult(
                    args.Context.Properties.GetValue(Request, null!).Options.TryGetValue(Within, out TimeSpan within) ? within : options.AnswersWithin),
            })
            .Build();
    }

    /// <summary>Marks a request that changes nothing more when it is done twice.</summary>
    public static HttpRequestOptionsKey<bool> MayBeRepeated { get; } = new("InnovationSim.MayBeRepeated");

    /// <summary>How often a request was sent.</summary>
    internal static HttpRequestOptionsKey<int> Tries { get; } = new("InnovationSim.Tries");

    /// <summary>How long the beginning of the answer to a request is waited for, where it is not as long as for others.</summary>
    internal static HttpRequestOptionsKey<TimeSpan> Within { get; } = new("InnovationSim.Within");

    /// <summary>Whether a call was lost on the way, rather than refused or cancelled by the caller.</summary>
    internal static bool IsLoss(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException or TimeoutRejectedException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // What must not be repeated is waited for as long as there is hope.
        if (!MayRepeat(request)) return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(Request, request);
            context.Properties.Set(Began, Stopwatch.GetTimestamp());
            return await _pipeline.ExecuteAsync(
                static async (running, call) => await call.Handler.OnceAsync(call.Request, running.CancellationToken).ConfigureAwait(false),
                context,
                (Handler: this, Request: request)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> OnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);

    private static bool MayRepeat(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Delete
        || request.Headers.Contains(KeyHeader)
        || (request.Options.TryGetValue(MayBeRepeated, out bool marked) && marked);

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken) => outcome.Exception is { } failure
        ? IsLoss(failure, cancellationToken)
        : outcome.Result?.StatusCode
            is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>Whoever asks for a pause that is longer than the patience that is left is not asked again.</summary>
    private bool HasPatience(ResilienceContext context, Outcome<HttpResponseMessage> outcome) =>
        Stopwatch.GetElapsedTime(context.Properties.GetValue(Began, 0)) + (AskedFor(outcome) ?? TimeSpan.Zero) < _options.Patience;

    private static TimeSpan? AskedFor(Outcome<HttpResponseMessage> outcome) => outcome.Result?.Headers.RetryAfter?.Delta;
}
