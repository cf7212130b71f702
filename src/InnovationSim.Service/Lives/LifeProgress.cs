using InnovationSim.Engine;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Service.Lives;

/// <summary>Measures how a life goes. One thread reports; any may read <see cref="Status"/>.</summary>
internal sealed class LifeProgress(int years, TimeProvider clock)
{
    // What the speed of the last year weighs against that of those before: a run slows down as its region grows.
    private const double WeightOfLastYear = 0.3;

    private volatile RunLifeStatus _status = new() { Year = -1, Percent = 0 };
    private long _began = clock.GetTimestamp();
    private long _yearBegan = clock.GetTimestamp();
    private long _workBefore;
    private double? _secondsPerYear;

    // Commits are told by another thread than everything else.
    private volatile int _committed = -1;

    internal RunLifeStatus Status => _status with { CheckpointYear = _committed < 0 ? null : _committed };

    internal void GoesOn(int year, string digest, long organisations, long work, int? checkpointYear)
    {
        _workBefore = work;
        Restart();
        _committed = checkpointYear ?? -1;
        _status = _status with { Year = year, Percent = PercentOf(year, 0), Organisations = organisations, Digest = digest };
    }

    internal void Restart() => _began = _yearBegan = clock.GetTimestamp();

    internal void StepDone(StepReport report)
    {
        (int place, YearStep step, int steps) = Find(report);
        _status = _status with
        {
            Phase = step.Phases,
            Percent = PercentOf(_status.Year, report.Year == 0 ? 0 : (place + 1) / (double)steps),
            Remaining = Remaining((place + 1) / (double)steps),
        };
    }

    internal void YearDone(YearRecord record, long organisations, long work)
    {
        long now = clock.GetTimestamp();
        if (record.Year > 0)
        {
            double seconds = clock.GetElapsedTime(_yearBegan, now).TotalSeconds;
            _secondsPerYear = _secondsPerYear is { } before ? before + (WeightOfLastYear * (seconds - before)) : seconds;
        }

        _yearBegan = now;
        double elapsed = clock.GetElapsedTime(_began, now).TotalSeconds;
        _status = _status with
        {
            Year = record.Year,
            Phase = null,
            Percent = PercentOf(record.Year, 0),
            Remaining = RemainingAfter(record.Year),
            OrganisationYearsPerSecond = work > _workBefore && elapsed > 0 ? (work - _workBefore) / elapsed : null,
            Organisations = organisations,
            Digest = record.Digest.ToString(),
        };
    }

    internal void Committed(int year) => _committed = year;

    private TimeSpan? Remaining(double shareOfYear) =>
        RemainingAfter(_status.Year) is { } after && _secondsPerYear is { } year ? after - TimeSpan.FromSeconds(year * shareOfYear) : null;

    private TimeSpan? RemainingAfter(int year) => _secondsPerYear is { } seconds ? TimeSpan.FromSeconds(seconds * (years - year)) : null;

    private double PercentOf(int year, double shareOfNext) => Percentages.Of(year, shareOfNext, years);

    private static (int Place, YearStep Step, int Steps) Find(StepReport report)
    {
        var steps = report.Year == 0 ? Kernel.Year.Genesis : Kernel.Year.Steps;
        for (int place = 0; place < steps.Length; place++)
        {
            if (steps[place].Step == report.Step) return (place, steps[place], steps.Length);
        }

        throw new InvalidOperationException($"Step {report.Step} is none of year {report.Year}.");
    }
}

/// <summary>Shares of a run's work.</summary>
internal static class Percentages
{
    /// <summary>0 to 100 % of the years, of which the first state is none.</summary>
    internal static double Of(int year, double shareOfNext, int years) => Math.Min(100, 100.0 * (Math.Max(0, year) + shareOfNext) / years);
}
