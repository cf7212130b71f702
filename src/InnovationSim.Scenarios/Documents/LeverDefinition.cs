using System.Collections.Immutable;
using InnovationSim.Kernel;

namespace InnovationSim.Scenarios.Documents;

/// <summary>A lever: a parameter that policies may move.</summary>
/// <param name="Parameter">The parameter, with its baseline (the default), unit and range.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Strong">The strong end of the range that is worth trying; the weak end is the baseline.</param>
/// <param name="ByCity">Whether it can be set for some cities only.</param>
/// <param name="BySector">Whether it can be set for some sectors only.</param>
/// <param name="Kinds">Kinds of agents for which it can be set apart; empty if it cannot.</param>
/// <param name="Costs">What it costs, and whom.</param>
public sealed record LeverDefinition(
    ParameterDefinition Parameter, string Title, double Strong, bool ByCity, bool BySector, ImmutableArray<AgentKind> Kinds, string Costs)
{
    /// <summary>Name of the lever: that of its parameter.</summary>
    public string Name => Parameter.Name;
}
