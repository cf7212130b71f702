using System.Collections.Immutable;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>The identifiers of a list in their order, to look up by name.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    private NameIndex(IEnumerable<string> names)
    {
        Names = [.. names];
        for (int i = 0; i < Names.Length; i++) _places.TryAdd(Names[i], i);
    }

    internal ImmutableArray<string> Names { get; }

    /// <summary>The names of a list; null if one could not be read, for then nobody can say which references are wrong.</summary>
    internal static NameIndex? Of(Section root, Key<ImmutableArray<Section>> list, Key<string> id)
    {
        if (!root.TryGet(list, out ImmutableArray<Section> sections)) return null;
        List<string> names = [];
        foreach (Section section in sections)
        {
            if (!section.TryGet(id, out string name)) return null;
            names.Add(name);
        }

        return new NameIndex(names);
    }

    internal bool Has(string name) => _places.ContainsKey(name);

    /// <summary>The place of a name that is known to be there.</summary>
    internal int this[Reference reference] => _places[reference.Id];

    /// <summary>Weights in the order of the names; those not given are 0.</summary>
    internal ImmutableArray<double> Spread(ImmutableArray<Weight> weights)
    {
        double[] spread = new double[Names.Length];
        foreach (Weight weight in weights) spread[this[weight.To]] = weight.Value;
        return [.. spread];
    }
}
