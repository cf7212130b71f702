using System.Net.Http.Headers;
using System.Text;
using InnovationSim.Contracts;

namespace InnovationSim.Client;

/// <content>Scenarios and parameters.</content>
public sealed partial class HttpSimulationService
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ScenarioSummary>> ScenariosAsync(CancellationToken cancellationToken = default) =>
        CallAsync<IReadOnlyList<ScenarioSummary>>(Get("scenarios"), cancellationToken);

    /// <inheritdoc/>
    public async Task<ScenarioDescription> ScenarioAsync(string name, CancellationToken cancellationToken = default) =>
        await CallAsync<ScenarioDescription>(Get(Scenario(name)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<string> ScenarioTextAsync(string name, CancellationToken cancellationToken = default) => TextAsync(Scenario(name) + "/file", cancellationToken);

    /// <inheritdoc/>
    public Task<ScenarioDescription> CheckAsync(string text, CancellationToken cancellationToken = default) =>
        CallAsync<ScenarioDescription>(Check("scenarios/check", text), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ParameterInfo>> ParametersAsync(CancellationToken cancellationToken = default) =>
        CallAsync<IReadOnlyList<ParameterInfo>>(Get("parameters"), cancellationToken);

    private static string Scenario(string name) => $"scenarios/{Uri.EscapeDataString(Paths.Segment("scenario", name))}";

    /// <summary>A request to look at a file, which may be repeated: nothing is kept of it.</summary>
    private static HttpRequestMessage Check(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        var request = new HttpRequestMessage(HttpMethod.Post, Paths.Root + path) { Content = content };
        request.Options.Set(RepeatingHandler.MayBeRepeated, true);
        return request;
    }

    private async Task<string> TextAsync(string path, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Get(path);
        using HttpResponseMessage answer = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        return await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
    }
}
