using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using InnovationSim.Kernel;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Scenarios.Reading;

/// <summary>
/// The parameter file and the kernel's record, name by name: entry-rate is EntryRate. Reflection instead of a hundred assignments by hand:
/// a parameter that is added to both is bound, one that is added to one of them is found out at the first use.
/// </summary>
internal static class ParameterBinding
{
    private static readonly FrozenDictionary<string, PropertyInfo> Properties = typeof(ModelParameters)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .ToFrozenDictionary(property => property.Name, StringComparer.Ordinal);

    /// <summary>Names of the record's properties.</summary>
    internal static IEnumerable<string> PropertyNames => Properties.Keys;

    /// <summary>Whether the kernel takes the parameter as a whole number; null if it has no such parameter.</summary>
    internal static bool? IsWhole(string name) =>
        Properties.TryGetValue(PropertyName(name), out PropertyInfo? property) ? property.PropertyType == typeof(int) : null;

    /// <summary>A record with a value for each parameter.</summary>
    internal static ModelParameters Create(IReadOnlyList<ParameterDefinition> parameters, Func<string, double> valueOf)
    {
        if (parameters.Count != Properties.Count)
            throw new InvalidOperationException($"The parameter file has {parameters.Count} parameters, the kernel {Properties.Count}.");
        object record = Activator.CreateInstance<ModelParameters>();
        foreach (ParameterDefinition parameter in parameters)
        {
            double value = valueOf(parameter.Name);
            object typed = parameter.WholeNumber ? (object)(int)value : value;
            Properties[PropertyName(parameter.Name)].SetValue(record, typed);
        }

        return (ModelParameters)record;
    }

    /// <summary>The same record but for one parameter.</summary>
    internal static ModelParameters With(ModelParameters record, string name, double value)
    {
        ModelParameters copy = record with { };
        PropertyInfo property = Properties[PropertyName(name)];
        property.SetValue(copy, property.PropertyType == typeof(int) ? (object)(int)value : value);
        return copy;
    }

    /// <summary>The value of a parameter in a record.</summary>
    internal static double Get(ModelParameters record, string name) =>
        Convert.ToDouble(Properties[PropertyName(name)].GetValue(record), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>entry-rate to EntryRate.</summary>
    internal static string PropertyName(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (string word in name.Split('-', StringSplitOptions.RemoveEmptyEntries))
            text.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        return text.ToString();
    }
}
