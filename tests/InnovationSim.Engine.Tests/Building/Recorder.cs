using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Engine.Tests.Building;

/// <summary>An observer that writes down what it is told, in the order in which it is told.</summary>
internal sealed class Recorder : IRunObserver
{
    /// <summary>"1 Plan" for a step, "1 done" when a year's record comes, "1 left" when its handling is finished.</summary>
    public List<string> Calls { get; } = [];

    public List<YearRecord> Records { get; } = [];

    /// <summary>What to do with a record while the run waits.</summary>
    public Func<YearRecord, Task> OnYear { get; init; } = _ => Task.CompletedTask;

    public void StepDone(StepReport report) => Calls.Add($"{report.Year} {report.Step}");

    public async ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken)
    {
        Calls.Add($"{record.Year} done");
        Records.Add(record);
        await OnYear(record);
        Calls.Add($"{record.Year} left");
    }

    /// <summary>The calls of a whole year.</summary>
    public static IEnumerable<string> Of(int year) =>
        [.. (year == 0 ? Year.Genesis : Year.Steps).Select(step => $"{year} {step.Step}"), $"{year} done", $"{year} left"];
}
