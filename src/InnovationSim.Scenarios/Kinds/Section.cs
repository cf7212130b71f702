using InnovationSim.Scenarios.Reading;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>A section as it was read: the values of its keys and where they stand.</summary>
internal sealed class Section(Place place)
{
    private readonly Dictionary<Key, (object Value, Place Place)> _values = [];
    private readonly HashSet<Key> _unreadable = [];

    internal Place Place => place;

    internal void Put(Key key, object value, Place at) => _values.Add(key, (value, at));

    /// <summary>Notes that the file has the key, but not with a value that could be read.</summary>
    internal void Spoil(Key key) => _unreadable.Add(key);

    /// <summary>Whether the file gives a value to a key.</summary>
    internal bool Has(Key key) => _values.ContainsKey(key);

    /// <summary>Where a key's value stands; the section's own place if it is not there.</summary>
    internal Place PlaceOf(Key key) =>
        _values.TryGetValue(key, out (object Value, Place Place) found) ? found.Place : place.Missing(key.Name);

    /// <summary>The value of a key, if it could be read or has a default. Checks ask this way: they see files with mistakes.</summary>
    internal bool TryGet<T>(Key<T> key, out T value)
        where T : notnull
    {
        bool found = _values.TryGetValue(key, out (object Value, Place Place) entry);
        value = found ? (T)entry.Value : key.Otherwise;
        return found || (!key.Required && !_unreadable.Contains(key));
    }

    /// <summary>The value of a key of a section without mistakes.</summary>
    internal T Get<T>(Key<T> key)
        where T : notnull =>
        TryGet(key, out T value)
            ? value
            : throw new InvalidOperationException($"{place.Path}.{key.Name} was not read, and nobody has said so.");
}
