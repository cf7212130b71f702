using InnovationSim.Web.Metrics;
using InnovationSim.Web.Runs;

namespace InnovationSim.Web.Comparing;

/// <summary>Some runs that are looked at as one: the same but for their seeds.</summary>
/// <param name="Name">A or B.</param>
/// <param name="Feeds">Its runs, all with a state that is known.</param>
internal sealed record Arm(string Name, IReadOnlyList<RunFeed> Feeds)
{
    /// <summary>Last year that all its runs have; −1 without any.</summary>
    internal int LastYear => Feeds.Count == 0 ? -1 : Feeds.Min(feed => feed.History.LastYear);

    /// <summary>What it is called in charts.</summary>
    internal string Title => Feeds.Count == 1 ? $"{Name}: {RunTexts.Name(Feeds[0].Status!)}" : $"{Name}: mean of {Feeds.Count} runs";

    /// <summary>A metric of each run in a year, of the whole region: runs of different scale can be compared.</summary>
    internal IReadOnlyList<(ulong Seed, double Value)> Values(MetricInfo metric, int year) =>
        [.. Feeds.Select(feed => (feed.Status!.Seed, feed.History.Value(metric.Name, year) / (metric.GrowsWithScale ? feed.Status.Scale : 1)))];
}
