using InnovationSim.Engine;

namespace InnovationSim.Cluster.Shards;

/// <summary>Makes a run's specification of the text by which silos tell each other of it.</summary>
public interface IRunDefinitions
{
    /// <summary>The specification, the same on every silo; shard sizes are the coordinator's and come separately.</summary>
    RunSpec Read(string definition);
}
