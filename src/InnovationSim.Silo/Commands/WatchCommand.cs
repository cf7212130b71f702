using System.CommandLine;
using InnovationSim.Silo.Client;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo watch</c>: the years of a run as they are finished.</summary>
internal static class WatchCommand
{
    internal static Command Create()
    {
        Argument<string> run = Inputs.Run();
        Option<int?> after = Inputs.WholeNumber("--after", "Only later years [default: all, from the first state on]", "year");
        Option<string> format = Inputs.Choice("--format", "A line a year: for people, or a JSON object with all metrics", "text", "json");
        return ClusterCommand.Create(
            "watch", "Shows the years of a run as they are finished, until it ends. Losses of silos do not matter; Ctrl-C leaves the run alone.",
            parsed => (service, cancellationToken) => RunWatcher.WatchAsync(
                service, parsed.GetRequiredValue(run), parsed.GetValue(after) ?? -1, parsed.GetValue(format) is "json", cancellationToken),
            run, after, format);
    }
}
