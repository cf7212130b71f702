using System.Globalization;
using InnovationSim.Contracts;

namespace InnovationSim.Silo.Client;

/// <summary>How a run stands, for people.</summary>
internal static class RunTexts
{
    /// <summary>The columns of a list of runs.</summary>
    internal static IReadOnlyList<string> Columns { get; } = ["run", "state", "year", "done", "scenario", "seed", "scale", "created (UTC)", "label"];

    internal static string Name(RunState state) => state.ToString().ToLowerInvariant();

    /// <summary>A run as a row of a list.</summary>
    internal static IReadOnlyList<string> Row(RunStatus run) =>
    [
        run.Run, State(run), Years(run), Percent(run), run.Scenario, Invariant($"{run.Seed}"), Invariant($"{run.Scale}"), Time(run.Created), run.Label ?? "",
    ];

    /// <summary>All that is known of a run, as names and values.</summary>
    internal static IEnumerable<(string Name, string Value)> All(RunStatus run, RunDescription asked)
    {
        yield return ("run", run.Run);
        if (run.Label is { } label) yield return ("label", label);
        yield return ("state", State(run));
        if (run.Error is { } error) yield return ("error", error);
        yield return ("scenario", run.Scenario);
        yield return ("seed", Invariant($"{run.Seed}"));
        yield return ("scale", Invariant($"{run.Scale}"));
        yield return ("year", Years(run));
        if (run.Phase is { } phase) yield return ("phase", phase);
        yield return ("done", Percent(run));
        if (run.Remaining is { } remaining) yield return ("remaining", Invariant($"{TimeSpan.FromSeconds(Math.Ceiling(remaining.TotalSeconds))}"));
        if (run.OrganisationYearsPerSecond is { } speed) yield return ("organisation-years a second", Invariant($"{speed:N0}"));
        if (run.Organisations is { } organisations) yield return ("organisations", Invariant($"{organisations:N0}"));
        if (run.CheckpointYear is { } year) yield return ("newest checkpoint", Invariant($"year {year}"));
        yield return ("taken up", Invariant($"{run.Epoch} times"));
        if (run.ParentRun is { } parent) yield return ("branched off", Invariant($"from {parent} after year {run.ParentYear}"));
        foreach (RunAdoption policy in asked.Policies) yield return ("policy", Invariant($"{policy.Name}@{policy.Intensity} from year {policy.FromYear}"));
        foreach (RunSetting set in asked.Sets) yield return ("set", Invariant($"{set.Name}={set.Value} from year {set.FromYear}"));
        foreach (string remark in asked.Remarks) yield return ("remark", remark);
        yield return ("created", Time(run.Created) + " UTC");
        if (run.Started is { } started) yield return ("started", Time(started) + " UTC");
        if (run.Ended is { } ended) yield return ("ended", Time(ended) + " UTC");
        if (run.Digest is { } digest) yield return ("digest", digest);
    }

    internal static string State(RunStatus run) => run.Asked switch
    {
        RunCommand.Pause => $"{Name(run.State)}, asked to pause",
        RunCommand.Cancel => $"{Name(run.State)}, asked to end",
        _ => Name(run.State),
    };

    private static string Years(RunStatus run) => Invariant($"{Math.Max(0, run.Year)}/{run.Years}");

    private static string Percent(RunStatus run) => Invariant($"{run.Percent:0.0} %");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
