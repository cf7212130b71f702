using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>An item of the list <c>fields</c>.</summary>
internal static class FieldKeys
{
    internal static readonly Key<string> Id = Key.Identifier("Identifier of the technology field, used in results.");

    internal static readonly Key<string> Name = Key.Text("name", "Name for people.");

    internal static readonly Key<Reference> Sector = Key.Need(
        "sector", new ReferenceKind("sector"), "Id of its home sector. Every sector has at least one field.");

    internal static readonly SectionKind Kind = new(Id, Name, Sector);

    internal static FieldEntry Bind(Section section, NameIndex sectors) =>
        new(section.Get(Id), section.Get(Name), sectors[section.Get(Sector)]);
}
