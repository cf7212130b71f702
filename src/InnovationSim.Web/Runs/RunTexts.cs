using System.Globalization;
using InnovationSim.Contracts;

namespace InnovationSim.Web.Runs;

/// <summary>What is said of a run.</summary>
internal static class RunTexts
{
    internal static string State(RunStatus run) => run.Asked switch
    {
        RunCommand.Pause => "Pausing",
        RunCommand.Cancel => "Ending",
        _ => run.State.ToString(),
    };

    /// <summary>A sign that tells states apart without colour.</summary>
    internal static string Sign(RunState state) => state switch
    {
        RunState.Queued => "…",
        RunState.Running => "▶",
        RunState.Paused => "❙❙",
        RunState.Complete => "✓",
        RunState.Cancelled => "■",
        _ => "✕",
    };

    /// <summary>What people know it by.</summary>
    internal static string Name(RunStatus run) => string.IsNullOrWhiteSpace(run.Label) ? run.Run : run.Label;

    internal static string Years(RunStatus run) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, run.Year):N0} of {run.Years:N0}");

    internal static string Scale(double scale) => scale.ToString("0.####", CultureInfo.InvariantCulture);

    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    internal static string Percent(RunStatus run) => run.Percent.ToString(run.Percent is > 0 and < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";

    /// <summary>How long, in words.</summary>
    internal static string Span(TimeSpan span) => span.TotalSeconds switch
    {
        < 1 => "under a second",
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(span.TotalSeconds):0} s"),
        < 5400 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.#} days"),
    };

    /// <summary>For whoever does not see the page: said anew when a tenth more is done.</summary>
    internal static string Spoken(RunStatus run)
    {
        string tenth = run.State == RunState.Running ? string.Create(CultureInfo.InvariantCulture, $", {Math.Floor(run.Percent / 10) * 10:0} % done") : "";
        return $"{Name(run)}: {State(run)}{tenth}.";
    }

    /// <summary>How far a policy goes and from when on, where that is not as its file says.</summary>
    internal static string How(RunAdoption policy)
    {
        string intensity = policy.Intensity == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" × {policy.Intensity}");
        return policy.FromYear == 1 ? intensity : string.Create(CultureInfo.InvariantCulture, $"{intensity} from year {policy.FromYear}");
    }

    internal static bool CanPause(RunStatus run) => run.State is RunState.Queued or RunState.Running && run.Asked == RunCommand.None;

    internal static bool CanResume(RunStatus run) =>
        (run.State is RunState.Paused or RunState.Failed || run.Asked == RunCommand.Pause) && run.Asked != RunCommand.Cancel;

    internal static bool CanCancel(RunStatus run) => !run.State.IsEnd() && run.Asked != RunCommand.Cancel;

    internal static bool CanRemove(RunStatus run) => (run.State.IsEnd() || run.State == RunState.Paused) && run.Experiment is null;
}
