using System.Collections.Concurrent;
using System.Globalization;
using InnovationSim.Cluster.Shards;
using InnovationSim.Engine;

namespace InnovationSim.Cluster.Tests.Building;

/// <summary>Runs by number: silos in this process need no text of them.</summary>
public sealed class NamedRuns : IRunDefinitions
{
    private readonly ConcurrentDictionary<string, RunSpec> _runs = new(StringComparer.Ordinal);

    /// <summary>Makes a run known.</summary>
    public string Add(RunSpec spec)
    {
        string name = _runs.Count.ToString(CultureInfo.InvariantCulture) + Guid.NewGuid();
        _runs[name] = spec;
        return name;
    }

    public Task<RunSpec> ReadAsync(string definition, CancellationToken cancellationToken = default) => Task.FromResult(_runs[definition]);
}
