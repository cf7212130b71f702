using InnovationSim.Contracts;

namespace InnovationSim.Service.Watching;

/// <summary>How whoever watches a run learns that something has happened to it.</summary>
public interface IRunSignal
{
    /// <summary>The report of a year that was finished not long ago, if it is known without looking it up; null if not.</summary>
    YearReport? Of(int year);

    /// <summary>Whether nothing at all has happened between the end of a year and the moment when <see cref="Changed"/> was read.</summary>
    /// <param name="year">The year.</param>
    /// <param name="changed">What was read.</param>
    bool IsQuietAfter(int year, Task changed) => false;

    /// <summary>
    /// Is finished when something has happened after this was read: a year was finished, the run has ended or was removed. It may be finished
    /// for nothing. It fails with what the watcher is to be told when no more signals will come.
    /// </summary>
    Task Changed { get; }
}
