using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using InnovationSim.Contracts;

namespace InnovationSim.Client;

/// <summary>
/// The simulation service behind HTTP. Calls that may be repeated are, for a while, when the service cannot be reached: all but submissions and forks without a
/// key. Watching goes on by itself when the connection or the service is lost.
/// </summary>
/// <remarks>
/// <para>Safe to use from several threads, and meant to be used for long: it keeps connections open.</para>
/// <para>Besides what the interface says, calls throw an <see cref="AccessDeniedException"/> if the service does not let the caller in.</para>
/// </remarks>
public sealed partial class HttpSimulationService : ISimulationService, IExperimentService, IScenarioCatalog, IDisposable
{
    private const int MostKeyCharacters = 200;

    private readonly HttpClient _http;
    private readonly HttpSimulationOptions _options;
    private readonly bool _ownsHttp;

    /// <summary>A client of a service.</summary>
    /// <param name="server">Where it is, for example <c>http://127.0.0.1:8080</c>.</param>
    /// <param name="apiKey">The key; null for a service on this machine that needs none.</param>
    /// <param name="options">How patient it is; null for the usual.</param>
    /// <exception cref="ArgumentException">The address is none of HTTP.</exception>
    public HttpSimulationService(Uri server, string? apiKey = null, HttpSimulationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (!server.IsAbsoluteUri || server.Scheme is not ("http" or "https"))
            throw new ArgumentException($"The address of a service is '{server}'; it takes http://HOST:PORT or https://HOST.", nameof(server));
        _options = options ?? new HttpSimulationOptions();
        var sockets = new SocketsHttpHandler
        {
            // A key may have any characters.
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
        var repeating = new RepeatingHandler(_options) { InnerHandler = sockets };
        _http = new HttpClient(repeating) { BaseAddress = WithSlash(server), Timeout = Timeout.InfiniteTimeSpan };
        if (apiKey is not null) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        _ownsHttp = true;
    }

    /// <summary>A client over an HTTP client of the caller's, which knows the address and sends the key.</summary>
    /// <param name="http">With a base address; with a <see cref="RepeatingHandler"/>, if calls are to be repeated. It stays the caller's.</param>
    /// <param name="options">How patient it is; null for the usual.</param>
    /// <exception cref="ArgumentException">It has no base address.</exception>
    public HttpSimulationService(HttpClient http, HttpSimulationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.BaseAddress is null) throw new ArgumentException("The HTTP client has no base address; it takes that of the service.", nameof(http));
        _http = http;
        _options = options ?? new HttpSimulationOptions();
    }

    /// <inheritdoc/>
    public Task<RunStatus> SubmitAsync(RunRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        CallAsync<RunStatus>(WithKey(Post(Paths.Runs, request), idempotencyKey), cancellationToken);

    /// <inheritdoc/>
    public Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default) =>
        CallAsync<RunPage>(Get(Paths.List(query)), cancellationToken);

    /// <inheritdoc/>
    public async Task<RunStatus> StatusAsync(string run, CancellationToken cancellationToken = default) =>
        await CallAsync<RunStatus>(Get(Paths.Run(run)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<RunDescription> DescribeAsync(string run, CancellationToken cancellationToken = default) =>
        await CallAsync<RunDescription>(Get(Paths.Run(run) + "/description"), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<OrganisationPage> OrganisationsAsync(string run, OrganisationQuery query, CancellationToken cancellationToken = default) =>
        await CallAsync<OrganisationPage>(Get(Paths.Organisations(run, query)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<OrganisationView> OrganisationAsync(string run, string id, CancellationToken cancellationToken = default) =>
        await CallAsync<OrganisationView>(Get(Paths.Organisation(run, id)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<OrganisationLife> LifeAsync(string run, string id, LifeQuery query, CancellationToken cancellationToken = default)
    {
        HttpRequestMessage request = Get(Paths.Life(run, id, query));
        request.Options.Set(RepeatingHandler.Within, _options.ReplaysWithin);
        return await CallAsync<OrganisationLife>(request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<RunStatus> PauseAsync(string run, CancellationToken cancellationToken = default) =>
        await CallAsync<RunStatus>(Command(Paths.Run(run), "pause"), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<RunStatus> ResumeAsync(string run, CancellationToken cancellationToken = default) =>
        await CallAsync<RunStatus>(Command(Paths.Run(run), "resume"), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<RunStatus> CancelAsync(string run, CancellationToken cancellationToken = default) =>
        await CallAsync<RunStatus>(Command(Paths.Run(run), "cancel"), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<RunStatus> ForkAsync(string run, ForkRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        await CallAsync<RunStatus>(WithKey(Post(Paths.Run(run) + "/forks", request), idempotencyKey), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task RemoveAsync(string run, CancellationToken cancellationToken = default) =>
        await DeleteAsync(Paths.Run(run), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsHttp) _http.Dispose();
    }

    private static Uri WithSlash(Uri server) => new(server.GetLeftPart(UriPartial.Path).TrimEnd('/') + '/');

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, Paths.Root + path);

    private static HttpRequestMessage Post<T>(string path, T body)
    {
        ArgumentNullException.ThrowIfNull(body);
        // As bytes, so that it can be sent again.
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, ServiceJson.Options));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpRequestMessage(HttpMethod.Post, Paths.Root + path) { Content = content };
    }

    /// <summary>Commands may be repeated: pausing a paused run changes nothing.</summary>
    private static HttpRequestMessage Command(string of, string name)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Paths.Root}{of}/{name}");
        request.Options.Set(RepeatingHandler.MayBeRepeated, true);
        return request;
    }

    private static HttpRequestMessage WithKey(HttpRequestMessage request, string? key)
    {
        if (key is null) return request;
        if (key.Length is 0 or > MostKeyCharacters || key.Any(char.IsControl))
        {
            request.Dispose();
            string allowed = $"1 to {MostKeyCharacters} characters on one line";
            throw new InvalidRequestException([new RequestProblem("idempotencyKey", key, allowed, $"idempotencyKey is '{key}'; it takes {allowed}.")]);
        }

        request.Headers.TryAddWithoutValidation(RepeatingHandler.KeyHeader, key);
        return request;
    }

    private async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, Paths.Root + path);
        try
        {
            using HttpResponseMessage answer = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        }
        catch (NotFoundException) when (request.Options.TryGetValue(RepeatingHandler.Tries, out int tries) && tries > 1)
        {
            // The call before was heard, but its answer was lost.
        }
    }

    private async Task<T> CallAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using HttpResponseMessage answer = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
            byte[] body = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return Parse<T>(body);
        }
    }

    private T Parse<T>(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, ServiceJson.Options) ?? throw new JsonException("It is null.");
        }
        catch (JsonException strange)
        {
            throw new ServiceUnavailableException($"{_http.BaseAddress} answers as this client does not understand: {strange.Message}", strange);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(request, completion, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (RepeatingHandler.IsLoss(failure, cancellationToken))
        {
            throw new ServiceUnavailableException($"{_http.BaseAddress} does not answer: {failure.Message}", failure);
        }

        if (answer.IsSuccessStatusCode) return answer;
        using (answer) throw await ServerProblems.OfAsync(answer, cancellationToken).ConfigureAwait(false);
    }
}
