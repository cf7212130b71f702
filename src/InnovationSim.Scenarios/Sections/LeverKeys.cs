using System.Collections.Immutable;
using InnovationSim.Kernel;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>An entry of the lever file.</summary>
internal static class LeverKeys
{
    internal static readonly ChoiceKind<AgentKind> KindKind =
        new([.. AgentKinds.All.ToArray().Select(kind => (kind.Name(), kind))]);

    internal static readonly Key<string> Name = Key.Need("name", new IdentifierKind(), "Name of the parameter.");

    internal static readonly Key<string> Title = Key.Text("title", "Title for people.");

    internal static readonly Key<double> Strong = Key.Number("strong", -1e15, 1e15, "unit of the parameter", "Strong end of the range.");

    internal static readonly Key<bool> Cities = Key.May("cities", new FlagKind(), otherwise: false, "Whether it can be set for some cities only.");

    internal static readonly Key<bool> Sectors = Key.May("sectors", new FlagKind(), otherwise: false, "Whether it can be set for some sectors only.");

    internal static readonly Key<ImmutableArray<AgentKind>> AgentKindsKey = Key.May(
        "kinds", new ListKind<AgentKind>(KindKind, 1, AgentKinds.Count, "kinds"), [], "Kinds of agents for which it can be set apart.");

    internal static readonly Key<string> Costs = Key.Lines("costs", "What it costs, and whom.");

    internal static readonly SectionKind Kind = new(Name, Title, Strong, Cities, Sectors, AgentKindsKey, Costs);

    internal static readonly Key<ImmutableArray<Section>> Levers = Key.Sections("levers", Kind, 1, 200, "levers", "The levers of policy.");

    internal static readonly SectionKind File = new(Levers);
}
