using System.Collections.Immutable;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Sections;

namespace InnovationSim.Scenarios.Reading;

/// <summary>Reads the parameter file.</summary>
internal static class ParameterFile
{
    internal const string Name = "parameters.yaml";

    internal static IReadOnlyList<ParameterDefinition> Read(ReadOnlySpan<byte> bytes, string fileName)
    {
        var log = new ProblemLog();
        Section? root = DocumentReader.Read(bytes, ParameterKeys.File, log);
        ImmutableArray<Section> entries = [];
        root?.TryGet(ParameterKeys.Parameters, out entries);
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Section entry in entries) Check(entry, names, log);
        log.ThrowIfAny(fileName);
        return [.. entries.Select(Bind)];
    }

    private static void Check(Section entry, HashSet<string> names, ProblemLog log)
    {
        if (entry.TryGet(ParameterKeys.Name, out string name))
        {
            Place place = entry.PlaceOf(ParameterKeys.Name);
            if (!names.Add(name)) log.Add(place, name, "a name that is not used yet", $"{place.Path}: {name} is described already.");
            if (ParameterBinding.IsWhole(name) is null)
                log.Add(
                    place, name, "a parameter of the kernel", $"{place.Path}: the kernel has no parameter {name}.",
                    NearestName.Hint(ParameterBinding.PropertyName(name), ParameterBinding.PropertyNames));
        }

        if (!entry.TryGet(ParameterKeys.Range, out ImmutableArray<double> range) || range.Length != 2) return;
        bool inside = !entry.TryGet(ParameterKeys.Value, out double value) || (value >= range[0] && value <= range[1]);
        if (range[0] <= range[1] && inside) return;
        Place at = entry.PlaceOf(ParameterKeys.Range);
        log.Add(
            at, NumberKind.Text(value), "lowest, highest, with the default between",
            $"{at.Path} does not go from low to high, or the default {NumberKind.Text(value)} is outside.");
    }

    private static ParameterDefinition Bind(Section entry)
    {
        string name = entry.Get(ParameterKeys.Name);
        ImmutableArray<double> range = entry.Get(ParameterKeys.Range);
        return new ParameterDefinition(
            name, entry.Get(ParameterKeys.Group), entry.Get(ParameterKeys.Value), entry.Get(ParameterKeys.Unit), range[0], range[1],
            entry.Get(ParameterKeys.Provenance), entry.Get(ParameterKeys.Source), entry.Get(ParameterKeys.Description),
            ParameterBinding.IsWhole(name) == true);
    }
}
