using System.CommandLine;
using InnovationSim.Contracts;
using InnovationSim.Silo.Client;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo run</c>: submits a run to a cluster.</summary>
internal static class RunCommand
{
    internal static Command Create()
    {
        var inputs = new RunInputs();
        var after = new Submitted();
        return ClusterCommand.Create(
            "run", "Submits a run to a cluster, which goes on by itself, and shows the run's id.", parsed =>
            {
                RunRequest request = inputs.Read(parsed);
                return (service, cancellationToken) =>
                    after.ShowAsync(parsed, service, key => service.SubmitAsync(request, key, cancellationToken), cancellationToken);
            },
            [.. inputs.Symbols, .. after.Options]);
    }
}
