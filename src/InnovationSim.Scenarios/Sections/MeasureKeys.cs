using System.Collections.Immutable;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>An item of a policy's list <c>measures</c>.</summary>
internal static class MeasureKeys
{
    internal const int MostYears = 20_000;

    internal static readonly Key<string> Name = Key.Need("name", new IdentifierKind(), "Name of the measure in results.");

    internal static readonly Key<LeverDefinition> Lever = Key.Need("lever", new LeverKind(), "The lever that it moves.");

    internal static readonly Key<double> Value = Key.Number(
        "value", -1e15, 1e15, "unit of the lever", "The lever's value while the measure holds.");

    internal static readonly Key<ImmutableArray<double>> Range = Key.May(
        "range", new ListKind<double>(new NumberKind(-1e15, 1e15, "unit of the lever"), 2, 2, "numbers"), [],
        "Weak and strong end of the values that are plausible; the value alone if nothing is said.");

    internal static readonly Key<int> From = Key.May(
        "from", new WholeNumberKind(1, MostYears, "year"), 1, "First year, counted from the year in which the policy is adopted, which is 1.");

    internal static readonly Key<int> To = Key.May(
        "to", new WholeNumberKind(1, MostYears, "year"), MostYears, "Last year, counted in the same way; no end if nothing is said.");

    internal static readonly Key<ImmutableArray<Reference>> Cities = Key.May(
        "cities", new ListKind<Reference>(new ReferenceKind("city"), 1, ScenarioLimits.MaxCities, "cities"), [],
        "Ids of the cities for which it holds; all if nothing is said.");

    internal static readonly Key<ImmutableArray<Reference>> Sectors = Key.May(
        "sectors", new ListKind<Reference>(new ReferenceKind("sector"), 1, ScenarioLimits.MaxSectors, "sectors"), [],
        "Ids of the sectors for which it holds; all if nothing is said.");

    internal static readonly Key<ImmutableArray<AgentKind>> AgentKindsKey = Key.May(
        "kinds", new ListKind<AgentKind>(LeverKeys.KindKind, 1, AgentKinds.Count, "kinds"), [],
        "Kinds of agents for which it holds; all that the lever concerns if nothing is said.");

    internal static readonly Key<AccountClass> Funder = Key.May(
        "funder", new ChoiceKind<AccountClass>(("province", AccountClass.Province), ("centre", AccountClass.Centre), ("bank", AccountClass.Bank)),
        AccountClass.Province, "Whose account pays.");

    internal static readonly Key<double> ProgrammeCost = Key.May(
        "programme-cost-yuan", new NumberKind(0, 1e12, "yuan a year"), 0, "What its administration buys a year while it holds, at scale 1.");

    internal static readonly SectionKind Kind = new(Name, Lever, Value, Range, From, To, Cities, Sectors, AgentKindsKey, Funder, ProgrammeCost);

    internal static MeasureEntry Bind(Section section)
    {
        double value = section.Get(Value);
        ImmutableArray<double> range = section.Get(Range);
        return new MeasureEntry
        {
            Name = section.Get(Name),
            Lever = section.Get(Lever),
            Value = value,
            Weakest = range.IsEmpty ? value : range[0],
            Strongest = range.IsEmpty ? value : range[1],
            FromYear = section.Get(From),
            ToYear = section.Has(To) ? section.Get(To) : null,
            Cities = [.. section.Get(Cities).Select(Target)],
            Sectors = [.. section.Get(Sectors).Select(Target)],
            Kinds = section.Get(AgentKindsKey),
            Funder = section.Get(Funder),
            ProgrammeCostYuan = section.Get(ProgrammeCost),
        };
    }

    private static TargetName Target(Reference reference) => new(reference.Id, reference.Place.Path, reference.Place.Line, reference.Place.Column);
}
