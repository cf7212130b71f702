using System.Collections.Immutable;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>An entry of the parameter file.</summary>
internal static class ParameterKeys
{
    // One letter each: S read in a public source; E seen in an abstract or excerpt; M common knowledge of the field; A assumption;
    // C tried in a prototype; D a default that the data name.
    internal static readonly ChoiceKind<string> ProvenanceKind = new(
        ("S", "S"), ("E", "E"), ("M", "M"), ("A", "A"), ("C", "C"), ("D", "D"));

    internal static readonly Key<string> Name = Key.Need("name", new IdentifierKind(), "Name in files and on the command line.");

    internal static readonly Key<string> Group = Key.Need("group", new IdentifierKind(), "The part of the model it belongs to.");

    internal static readonly Key<double> Value = Key.Number("value", -1e15, 1e15, "unit of the parameter", "Default value.");

    internal static readonly Key<string> Unit = Key.Text("unit", "Unit.");

    internal static readonly Key<ImmutableArray<double>> Range = Key.Need(
        "range", new ListKind<double>(new NumberKind(-1e15, 1e15, "unit of the parameter"), 2, 2, "numbers"),
        "Smallest and largest value allowed.");

    internal static readonly Key<string> Provenance = Key.Need("provenance", ProvenanceKind, "S, E, M, A, C or D.");

    internal static readonly Key<string> Source = Key.Lines("source", "Where the value comes from.");

    internal static readonly Key<string> Description = Key.Lines("description", "What it means.");

    internal static readonly SectionKind Kind = new(Name, Group, Value, Unit, Range, Provenance, Source, Description);

    internal static readonly Key<ImmutableArray<Section>> Parameters = Key.Sections(
        "parameters", Kind, 1, 1_000, "parameters", "The parameters of the model.");

    internal static readonly SectionKind File = new(Parameters);
}
