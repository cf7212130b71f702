using InnovationSim.Contracts;

namespace InnovationSim.Client;

/// <content>Policies and levers.</content>
public sealed partial class HttpSimulationService
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<PolicySummary>> PoliciesAsync(CancellationToken cancellationToken = default) =>
        CallAsync<IReadOnlyList<PolicySummary>>(Get("policies"), cancellationToken);

    /// <inheritdoc/>
    public async Task<PolicyDescription> PolicyAsync(string name, CancellationToken cancellationToken = default) =>
        await CallAsync<PolicyDescription>(Get(Policy(name)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<string> PolicyTextAsync(string name, CancellationToken cancellationToken = default) => TextAsync(Policy(name) + "/file", cancellationToken);

    /// <inheritdoc/>
    public Task<PolicyDescription> CheckPolicyAsync(string text, CancellationToken cancellationToken = default) =>
        CallAsync<PolicyDescription>(Check("policies/check", text), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LeverInfo>> LeversAsync(CancellationToken cancellationToken = default) =>
        CallAsync<IReadOnlyList<LeverInfo>>(Get("levers"), cancellationToken);

    private static string Policy(string name) => $"policies/{Uri.EscapeDataString(Paths.Segment("policy", name))}";
}
