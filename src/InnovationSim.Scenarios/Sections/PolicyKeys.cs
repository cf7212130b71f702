using System.Collections.Immutable;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>A policy file as a whole.</summary>
internal static class PolicyKeys
{
    internal const int MostMeasures = 100;

    internal static readonly Key<string> Name = Key.Need(
        "name", new IdentifierKind(), "Name of the policy on the command line and in results.");

    internal static readonly Key<string> Title = Key.Text("title", "Title for people.");

    internal static readonly Key<string> Description = Key.Lines("description", "What the policy does.", 4_000);

    internal static readonly Key<string> StandsFor = Key.Lines("stands-for", "Which measure of which document it stands for.", 4_000);

    internal static readonly Key<string> Costs = Key.Lines("costs", "What it costs, and whom.", 4_000);

    internal static readonly Key<string> Assumes = Key.Lines("assumes", "What is assumed.", 4_000);

    internal static readonly Key<ImmutableArray<Section>> Measures = Key.Sections(
        "measures", MeasureKeys.Kind, 1, MostMeasures, "measures",
        "Its measures. Of two that set the same lever for the same agents in the same year the later one counts.");

    internal static readonly SectionKind Kind = new(Name, Title, Description, StandsFor, Costs, Assumes, Measures);

    internal static PolicyDocument Bind(Section root, string hash) => new()
    {
        Name = root.Get(Name),
        Title = root.Get(Title),
        Description = root.Get(Description),
        StandsFor = root.Get(StandsFor),
        Costs = root.Get(Costs),
        Assumes = root.Get(Assumes),
        Measures = [.. root.Get(Measures).Select(MeasureKeys.Bind)],
        Hash = hash,
    };
}
