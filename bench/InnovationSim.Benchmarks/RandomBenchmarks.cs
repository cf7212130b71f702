using BenchmarkDotNet.Attributes;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Benchmarks;

/// <summary>Random words and draws: a stream for each of 4,096 agents, as phases use them.</summary>
public class RandomBenchmarks
{
    private const int Agents = 4096;
    private const uint SeedLow = 0x9ABC_DEF0;
    private const uint SeedHigh = 0x1234_5678;

    private readonly int[] _serials = [.. Enumerable.Range(0, Agents)];
    private readonly uint[] _words0 = new uint[Agents];
    private readonly uint[] _words1 = new uint[Agents];
    private readonly uint[] _words2 = new uint[Agents];
    private readonly uint[] _words3 = new uint[Agents];
    private readonly double[] _weights = [.. Enumerable.Range(1, 14).Select(place => 1.0 / place)];
    private readonly long[] _counts = new long[14];

    /// <summary>One block of four words for each agent, many agents at a time.</summary>
    [Benchmark(OperationsPerInvoke = Agents)]
    public void BlocksOfManyAgents() =>
        Philox4x32.FillBlocks(SeedLow, SeedHigh, _serials, 7, 1, 2u << 24, _words0, _words1, _words2, _words3);

    /// <summary>The same, agent by agent.</summary>
    [Benchmark(OperationsPerInvoke = Agents)]
    public uint BlocksOneByOne()
    {
        uint mixed = 0;
        for (uint agent = 0; agent < Agents; agent++)
        {
            Philox4x32.Block(SeedLow, SeedHigh, agent, 7, 1, 2u << 24, out uint word0, out uint word1, out uint word2, out uint word3);
            mixed ^= word0 ^ word1 ^ word2 ^ word3;
        }

        return mixed;
    }

    [Benchmark(OperationsPerInvoke = Agents)]
    public double Uniform()
    {
        double sum = 0;
        for (int agent = 0; agent < Agents; agent++)
        {
            RandomStream stream = Stream(agent);
            sum += stream.NextUnit();
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Agents)]
    public double Normal()
    {
        double sum = 0;
        for (int agent = 0; agent < Agents; agent++)
        {
            RandomStream stream = Stream(agent);
            sum += Distributions.Normal(ref stream);
        }

        return sum;
    }

    /// <summary>Leavers among few employees, and movers among many people.</summary>
    [Benchmark(OperationsPerInvoke = Agents)]
    [Arguments(12, 0.1)]
    [Arguments(200_000, 0.06)]
    public long Binomial(long n, double p)
    {
        long sum = 0;
        for (int agent = 0; agent < Agents; agent++)
        {
            RandomStream stream = Stream(agent);
            sum += Distributions.Binomial(ref stream, n, p);
        }

        return sum;
    }

    /// <summary>Patents of a firm, and entrants of a city.</summary>
    [Benchmark(OperationsPerInvoke = Agents)]
    [Arguments(0.3)]
    [Arguments(500.0)]
    public long Poisson(double mean)
    {
        long sum = 0;
        for (int agent = 0; agent < Agents; agent++)
        {
            RandomStream stream = Stream(agent);
            sum += Distributions.Poisson(ref stream, mean);
        }

        return sum;
    }

    /// <summary>Movers over fourteen places.</summary>
    [Benchmark(OperationsPerInvoke = Agents)]
    public long Multinomial()
    {
        for (int agent = 0; agent < Agents; agent++)
        {
            RandomStream stream = Stream(agent);
            Distributions.Multinomial(ref stream, 1000, _weights, _counts);
        }

        return _counts[0];
    }

    private static RandomStream Stream(int agent) => new(SeedLow | ((ulong)SeedHigh << 32), (ulong)agent, year: 1, phase: 2);
}
