using System.Globalization;
using System.Text.Json;

namespace InnovationSim.Analysis.Experiments;

/// <summary>What is kept of an experiment beside its replicates: all that decides what comes of them.</summary>
internal sealed record ExperimentManifest
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public required int ModelVersion { get; init; }

    public required string Scenario { get; init; }

    public required string ScenarioHash { get; init; }

    public required int Years { get; init; }

    public required double Scale { get; init; }

    /// <summary>As text: not every program reads 64-bit numbers exactly.</summary>
    public required string FirstSeed { get; init; }

    /// <summary>Arms by name.</summary>
    public required IReadOnlyDictionary<string, ArmManifest> Arms { get; init; }

    internal string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <exception cref="JsonException">It is no manifest.</exception>
    internal static ExperimentManifest FromJson(string text) =>
        JsonSerializer.Deserialize<ExperimentManifest>(text, Options) ?? throw new JsonException("The manifest is empty.");

    /// <summary>What differs in a way that makes replicates of one useless for the other; new arms do not.</summary>
    internal IEnumerable<string> Differences(ExperimentManifest asked)
    {
        if (ModelVersion != asked.ModelVersion) yield return $"the model has version {asked.ModelVersion} and had {ModelVersion}";
        if (!Same(ScenarioHash, asked.ScenarioHash))
            yield return $"the scenario {asked.Scenario} is not the one that was used ({Scenario}, sha256 {ScenarioHash[..Math.Min(12, ScenarioHash.Length)]}…)";
        if (Years != asked.Years) yield return $"years are {asked.Years} and were {Years}";
        if (Scale != asked.Scale) yield return string.Create(CultureInfo.InvariantCulture, $"the scale is {asked.Scale} and was {Scale}");
        if (!Same(FirstSeed, asked.FirstSeed)) yield return $"the first seed is {asked.FirstSeed} and was {FirstSeed}";
        foreach ((string name, ArmManifest arm) in asked.Arms.OrderBy(arm => arm.Key, StringComparer.Ordinal))
        {
            if (!Arms.TryGetValue(name, out ArmManifest? kept)) continue;
            if (!Same(kept.Definition, arm.Definition)) yield return $"the arm {name} is '{arm.Definition}' and was '{kept.Definition}'";
            else if (!Same(kept.InputHash, arm.InputHash)) yield return $"the arm {name} has other parameters than it had, or other policies under the same names";
        }
    }

    /// <summary>The same with the arms of another.</summary>
    internal ExperimentManifest With(IReadOnlyDictionary<string, ArmManifest> more)
    {
        var all = new SortedDictionary<string, ArmManifest>(StringComparer.Ordinal);
        foreach ((string name, ArmManifest arm) in more.Concat(Arms)) all[name] = arm;
        return this with { Arms = all };
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}

/// <summary>What is kept of an arm.</summary>
internal sealed record ArmManifest
{
    public required string Definition { get; init; }

    public required string InputHash { get; init; }
}

/// <summary>A folder holds another experiment: its replicates cannot be used.</summary>
/// <param name="reasons">What differs.</param>
public sealed class ExperimentMismatchException(IReadOnlyList<string> reasons) : Exception(string.Join("; ", reasons))
{
    /// <summary>What differs.</summary>
    public IReadOnlyList<string> Reasons => reasons;
}
