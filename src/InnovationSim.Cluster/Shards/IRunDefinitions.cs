using InnovationSim.Engine;

namespace InnovationSim.Cluster.Shards;

/// <summary>Makes a run's specification of what silos tell each other of it.</summary>
public interface IRunDefinitions
{
    /// <summary>The specification, the same on every silo; shard sizes are the coordinator's and come separately.</summary>
    /// <param name="definition">What the coordinator says: the run's id, if all silos have the same catalogue.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<RunSpec> ReadAsync(string definition, CancellationToken cancellationToken = default);
}
