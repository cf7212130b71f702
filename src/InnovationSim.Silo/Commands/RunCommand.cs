using System.CommandLine;
using InnovationSim.Contracts;
using InnovationSim.Silo.Client;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo run</c>: submits a run to a cluster, or an ensemble of them.</summary>
internal static class RunCommand
{
    private const int MostReplicates = 10_000;

    internal static Command Create()
    {
        var inputs = new RunInputs();
        var after = new Submitted();
        Option<int?> replicates = Inputs.WholeNumber("--replicates", "Runs that differ by their seed only: the one given, the next, and so on [default: 1]");
        return ClusterCommand.Create(
            "run", "Submits a run to a cluster, which goes on by itself, and shows the run's id.", parsed =>
            {
                RunRequest request = inputs.Read(parsed);
                int count = Count(parsed.GetValue(replicates) ?? 1, request.Seed);
                return (service, cancellationToken) => count == 1
                    ? after.ShowAsync(parsed, service, key => service.SubmitAsync(request, key, cancellationToken), cancellationToken)
                    : after.ShowAllAsync(
                        parsed, count, (number, key) => service.SubmitAsync(request with { Seed = request.Seed + (ulong)number }, key, cancellationToken));
            },
            [.. inputs.Symbols, replicates, .. after.Options]);
    }

    private static int Count(int replicates, ulong seed)
    {
        if (replicates is < 1 or > MostReplicates)
            throw new BadInputException($"--replicates is '{replicates}'; it takes a whole number from 1 to {MostReplicates:N0}.");
        if (seed > ulong.MaxValue - (ulong)(replicates - 1))
            throw new BadInputException($"--seed is '{seed}'; {replicates} replicates need that many seeds up to {ulong.MaxValue:N0}.");
        return replicates;
    }
}
