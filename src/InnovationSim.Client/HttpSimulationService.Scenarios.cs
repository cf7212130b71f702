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
    public async Task<string> ScenarioTextAsync(string name, CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = Get(Scenario(name) + "/file");
        using HttpResponseMessage answer = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        return await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<ScenarioDescription> CheckAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        var request = new HttpRequestMessage(HttpMethod.Post, Paths.Root + "scenarios/check") { Content = content };
        request.Options.Set(RepeatingHandler.MayBeRepeated, true);
        return CallAsync<ScenarioDescription>(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ParameterInfo>> ParametersAsync(CancellationToken cancellationToken = default) =>
        CallAsync<IReadOnlyList<ParameterInfo>>(Get("parameters"), cancellationToken);

    private static string Scenario(string name) => $"scenarios/{Uri.EscapeDataString(Paths.Segment("scenario", name))}";
}
