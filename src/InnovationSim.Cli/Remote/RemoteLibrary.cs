using InnovationSim.Client;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Cli.Remote;

/// <summary>Scenarios and policies that a service comes with; its version may have others than this program, or others of the same name.</summary>
internal static class RemoteLibrary
{
    /// <summary>A scenario of the service, or a file here.</summary>
    /// <exception cref="Contracts.NotFoundException">It is no file, and the service has none of that name.</exception>
    internal static async Task<(ScenarioDocument Document, string Text)> ScenarioAsync(
        HttpSimulationService service, string nameOrPath, CancellationToken cancellationToken)
    {
        if (IsFile(nameOrPath)) return (ScenarioLibrary.Load(nameOrPath, out string here), here);
        string text = await service.ScenarioTextAsync(nameOrPath, cancellationToken).ConfigureAwait(false);
        return (ScenarioReader.Read(text, nameOrPath), text);
    }

    /// <summary>A policy of the service, or a file here.</summary>
    /// <exception cref="Contracts.NotFoundException">It is no file, and the service has none of that name.</exception>
    internal static async Task<(PolicyDocument Document, string Text)> PolicyAsync(
        HttpSimulationService service, string nameOrPath, CancellationToken cancellationToken)
    {
        if (IsFile(nameOrPath)) return (PolicyLibrary.Load(nameOrPath, out string here), here);
        string text = await service.PolicyTextAsync(nameOrPath, cancellationToken).ConfigureAwait(false);
        return (PolicyReader.Read(text, nameOrPath), text);
    }

    private static bool IsFile(string nameOrPath) => File.Exists(nameOrPath) || nameOrPath.Contains('/', StringComparison.Ordinal)
        || nameOrPath.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || nameOrPath.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
}
