using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using InnovationSim.Kernel;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Reading;

namespace InnovationSim.Scenarios;

/// <summary>The parameters and levers of the model: names, defaults, units, ranges, provenance and sources.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class ParameterTable
{
    private const string Place = "parameters";

    private static readonly Lazy<Table> Loaded = new(
        () => new Table(ParameterFile.Read(EmbeddedText.Bytes(ParameterFile.Name), ParameterFile.Name)));

    /// <summary>All parameters, in the order of the parameter file.</summary>
    public static IReadOnlyList<ParameterDefinition> All => Loaded.Value.All;

    /// <summary>The parameter of a name.</summary>
    /// <exception cref="ScenarioException">There is no such parameter; the problem names the nearest.</exception>
    public static ParameterDefinition Find(string name) =>
        TryFind(name, out ParameterDefinition? found) ? found : throw new ScenarioException(Place, [Problem(name)]);

    /// <summary>The parameter of a name; false if there is none.</summary>
    public static bool TryFind(string name, [MaybeNullWhen(false)] out ParameterDefinition parameter) =>
        Loaded.Value.ByName.TryGetValue(name, out parameter);

    /// <summary>What is wrong with a value for a parameter; null if it may be used.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="value">The value, in the unit of the parameter.</param>
    public static ScenarioProblem? Check(string name, double value)
    {
        if (!TryFind(name, out ParameterDefinition? parameter)) return Problem(name);
        NumberKind kind = KindOf(parameter);
        if (kind.IsAllowed(value)) return null;
        string text = NumberKind.Text(value);
        return new ScenarioProblem(
            0, 0, name, text, kind.Allowed, $"{name} is {text} and must be {kind.Allowed}.", kind.HintForRange(value));
    }

    /// <summary>The parameters of a run: the defaults, but for those that are given.</summary>
    /// <param name="overrides">Values by name of the parameter, in its unit.</param>
    /// <exception cref="ScenarioException">Names that do not exist and values outside their ranges, all of them.</exception>
    public static ModelParameters Bind(IReadOnlyDictionary<string, double> overrides)
    {
        // In the order of names, not of the dictionary: the same mistakes give the same message.
        IEnumerable<KeyValuePair<string, double>> inOrder = overrides.OrderBy(pair => pair.Key, StringComparer.Ordinal);
        ScenarioProblem[] problems = [.. inOrder.Select(pair => Check(pair.Key, pair.Value)).OfType<ScenarioProblem>()];
        if (problems.Length > 0) throw new ScenarioException(Place, problems);
        return ParameterBinding.Create(
            All, name => overrides.TryGetValue(name, out double value) ? value : Loaded.Value.ByName[name].Default);
    }

    /// <summary>The value of a parameter in a set of them.</summary>
    /// <exception cref="ScenarioException">There is no such parameter; the problem names the nearest.</exception>
    public static double Value(ModelParameters parameters, string name) => ParameterBinding.Get(parameters, Find(name).Name);

    internal static NumberKind KindOf(ParameterDefinition parameter) =>
        new(parameter.Low, parameter.High, parameter.Unit, parameter.WholeNumber);

    internal static string Unknown(string name) => $"{name} is not a parameter of the model.";

    internal static string Suggest(string name) =>
        NearestName.Hint(name, All.Select(parameter => parameter.Name)) ?? "The parameter table lists all names.";

    private static ScenarioProblem Problem(string name) =>
        new(0, 0, Preview.Of(name), "", "the name of a parameter", Unknown(Preview.Of(name)), Suggest(name));

    private sealed class Table(IReadOnlyList<ParameterDefinition> all)
    {
        internal IReadOnlyList<ParameterDefinition> All => all;

        internal FrozenDictionary<string, ParameterDefinition> ByName { get; } =
            all.ToFrozenDictionary(parameter => parameter.Name, StringComparer.Ordinal);
    }
}
