using BenchmarkDotNet.Attributes;
using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Benchmarks;

/// <summary>exp, log and power for 4,096 numbers each, one by one and as spans; the platform's own for comparison.</summary>
public class MathBenchmarks
{
    private const int Count = 4096;

    private readonly double[] _exponents = new double[Count];
    private readonly double[] _positive = new double[Count];
    private readonly double[] _results = new double[Count];

    [GlobalSetup]
    public void Fill()
    {
        for (int i = 0; i < Count; i++)
        {
            _exponents[i] = (i - (Count / 2)) * (20.0 / Count);
            _positive[i] = DeterministicMath.Exp(_exponents[i]);
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double ExpOneByOne()
    {
        double sum = 0;
        foreach (double x in _exponents) sum += DeterministicMath.Exp(x);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void ExpOfSpan() => DeterministicMath.Exp(_exponents, _results);

    [Benchmark(OperationsPerInvoke = Count)]
    public double ExpOfPlatform()
    {
        double sum = 0;
        foreach (double x in _exponents) sum += Math.Exp(x);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double LogOneByOne()
    {
        double sum = 0;
        foreach (double x in _positive) sum += DeterministicMath.Log(x);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void LogOfSpan() => DeterministicMath.Log(_positive, _results);

    [Benchmark(OperationsPerInvoke = Count)]
    public double LogOfPlatform()
    {
        double sum = 0;
        foreach (double x in _positive) sum += Math.Log(x);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double PowOneByOne()
    {
        double sum = 0;
        foreach (double x in _positive) sum += DeterministicMath.Pow(x, 0.3);
        return sum;
    }
}
