using BenchmarkDotNet.Attributes;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;

namespace InnovationSim.Benchmarks;

/// <summary>The digest of a shard of 4,096 private firms with their patents.</summary>
public class DigestBenchmarks
{
    private FirmShard _shard = null!;

    [GlobalSetup]
    public void MakeShard() => _shard = new StagedRun().Shard;

    [Benchmark]
    public Digest Firms() => _shard.DigestOfState();
}
