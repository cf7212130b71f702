using BenchmarkDotNet.Attributes;
using InnovationSim.Kernel;

namespace InnovationSim.Benchmarks;

/// <summary>
/// Each step of a year on one shard of 4,096 private firms, messages written and grouped included. A step changes what it works on, so
/// every measurement has a run of its own that stands just before the step; it is the same run each time.
/// </summary>
[InvocationCount(1, 1)]
[MinIterationCount(8)]
[MaxIterationCount(12)]
public class PhaseBenchmarks
{
    private StagedRun _run = null!;

    /// <summary>The step.</summary>
    [ParamsSource(nameof(StepsOfFirms))]
    public Step Step { get; set; }

    public static IEnumerable<Step> StepsOfFirms =>
        Year.Steps.Where(step => step.Acting.Contains(AgentKind.PrivateFirm)).Select(step => step.Step);

    /// <summary>One invocation at a time is too few for the compiler to notice what is hot: a few runs before the first is measured.</summary>
    [GlobalSetup]
    public void WarmUp()
    {
        for (int run = 0; run < 12; run++)
        {
            GoToStep();
            Shard();
        }
    }

    [IterationSetup]
    public void GoToStep()
    {
        _run = new StagedRun();
        _run.GoTo(Step);
    }

    [Benchmark]
    public int Shard()
    {
        _run.RunMeasured(Step);
        return _run.Shard.Count;
    }
}
