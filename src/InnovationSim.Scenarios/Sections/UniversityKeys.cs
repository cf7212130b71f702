using System.Collections.Immutable;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>An item of the list <c>universities</c>.</summary>
internal static class UniversityKeys
{
    internal static readonly Key<string> Name = Key.Text(
        "name", "Name; for several that are not named the stem that a number is put behind.");

    internal static readonly Key<Reference> City = Key.Need("city", new ReferenceKind("city"), "Id of its city.");

    internal static readonly Key<UniversityLevel> Level = Key.Need(
        "level",
        new ChoiceKind<UniversityLevel>(("undergraduate", UniversityLevel.Undergraduate), ("vocational", UniversityLevel.Vocational)),
        "Whether it gives bachelor's degrees and more, or is a vocational college.");

    internal static readonly Key<bool> Elite = Key.May(
        "elite", new FlagKind(), otherwise: false, "Whether it is among the elite (project 211).");

    internal static readonly Key<string> Ownership = Key.Need(
        "ownership", new ChoiceKind<string>(("ministry", "ministry"), ("province", "province"), ("private", "private")), "Who runs it.");

    internal static readonly Key<int> Count = Key.May(
        "count", new WholeNumberKind(1, ScenarioLimits.MaxUniversities, "universities"), 1, "How many universities the entry stands for.");

    internal static readonly Key<ImmutableArray<Reference>> Strengths = Key.May(
        "strengths", new ListKind<Reference>(new ReferenceKind("sector"), 0, ScenarioLimits.MaxSectors, "sectors"), [],
        "Ids of the sectors in whose fields it is strong; none for all.");

    internal static readonly SectionKind Kind = new(Name, City, Level, Ownership, Elite, Count, Strengths);

    internal static UniversityEntry Bind(Section section, NameIndex cities, NameIndex sectors) => new()
    {
        Name = section.Get(Name),
        City = cities[section.Get(City)],
        Level = section.Get(Level),
        Elite = section.Get(Elite),
        Ownership = section.Get(Ownership),
        Count = section.Get(Count),
        Strengths = [.. section.Get(Strengths).Select(sector => sectors[sector])],
    };
}
