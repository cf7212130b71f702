using InnovationSim.Cluster.Contracts.Runs;
using InnovationSim.Cluster.Shards;

namespace InnovationSim.Cluster.Runs;

/// <summary>Gives what a silo holds of runs to the others, before it stops.</summary>
public sealed class RunHandover(ShardHosts hosts, IGrainFactory grains, ISiloStatusOracle silos)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes no more runs, asks the coordinators of those here to go on elsewhere after their year, and waits until they have.</summary>
    /// <param name="cancellationToken">Ends the patience: what is left is lost as when a silo is killed.</param>
    /// <exception cref="OperationCanceledException">There was no more time.</exception>
    public async Task HandOverAsync(CancellationToken cancellationToken)
    {
        hosts.IsDraining = true;
        string me = silos.SiloAddress.ToParsableString();
        foreach (string run in hosts.Runs) await grains.GetGrain<IRunCoordinatorGrain>(run).LeaveAsync(me, cancellationToken).ConfigureAwait(false);
        while (hosts.Count > 0) await Task.Delay(LookEvery, cancellationToken).ConfigureAwait(false);
    }
}
