using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Sections;

namespace InnovationSim.Scenarios;

/// <summary>The levers of policy: parameters that measures may move, where they can be aimed, and what they cost.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class LeverTable
{
    private const string FileName = "levers.yaml";

    private static readonly Lazy<ImmutableArray<LeverDefinition>> Loaded = new(() => Read(EmbeddedText.Bytes(FileName)));

    private static readonly Lazy<FrozenDictionary<string, LeverDefinition>> ByName =
        new(() => Loaded.Value.ToFrozenDictionary(lever => lever.Name, StringComparer.Ordinal));

    /// <summary>All levers, in the order of the lever file.</summary>
    public static IReadOnlyList<LeverDefinition> All => Loaded.Value;

    /// <summary>The lever of a name; false if there is none.</summary>
    public static bool TryFind(string name, [MaybeNullWhen(false)] out LeverDefinition lever) => ByName.Value.TryGetValue(name, out lever);

    private static ImmutableArray<LeverDefinition> Read(ReadOnlySpan<byte> bytes)
    {
        var log = new ProblemLog();
        Section? root = DocumentReader.Read(bytes, LeverKeys.File, log);
        foreach (Section entry in ReadSections(root)) Check(entry, log);
        log.ThrowIfAny(FileName);
        return [.. ReadSections(root).Select(Bind)];
    }

    private static ImmutableArray<Section> ReadSections(Section? root) =>
        root is not null && root.TryGet(LeverKeys.Levers, out ImmutableArray<Section> entries) ? entries : [];

    private static void Check(Section entry, ProblemLog log)
    {
        if (!entry.TryGet(LeverKeys.Name, out string name)) return;
        if (ParameterTable.Check(name, entry.TryGet(LeverKeys.Strong, out double strong) ? strong : 0) is not { } problem) return;
        Place place = entry.PlaceOf(LeverKeys.Name);
        log.Add(place, problem.Value, problem.Allowed, $"{place.Path}: {problem.Message}", problem.Hint);
    }

    private static LeverDefinition Bind(Section entry) => new(
        ParameterTable.Find(entry.Get(LeverKeys.Name)),
        entry.Get(LeverKeys.Title),
        entry.Get(LeverKeys.Strong),
        entry.Get(LeverKeys.Cities),
        entry.Get(LeverKeys.Sectors),
        entry.Get(LeverKeys.AgentKindsKey),
        entry.Get(LeverKeys.Costs));
}
