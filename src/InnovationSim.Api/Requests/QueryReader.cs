using System.Globalization;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace InnovationSim.Api.Requests;

/// <summary>Reads the query of a request and collects everything that is wrong with it; a name that is not asked for is a mistake too.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    private const int Shown = 60;

    private readonly List<RequestProblem> _problems = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Refuses the request if anything is wrong with it.</summary>
    /// <exception cref="InvalidRequestException">Something is.</exception>
    internal void ThrowIfAny()
    {
        foreach (string name in query.Keys.Where(name => !_known.Contains(name)).Order(StringComparer.Ordinal))
            Add(Cut(name), query[name].ToString(), $"nothing: there is no such parameter; there are {string.Join(", ", _known)}");
        if (_problems.Count > 0) throw new InvalidRequestException(_problems);
    }

    /// <summary>A text that may be missing.</summary>
    internal string? Text(string name) => One(name) is { } text ? text : null;

    /// <summary>A text that must be there.</summary>
    internal string Required(string name, string allowed)
    {
        if (One(name) is { } text) return text;
        _problems.Add(new RequestProblem(name, "", allowed, $"{name} is missing; it takes {allowed}."));
        return "";
    }

    /// <summary>A whole number.</summary>
    internal int WholeNumber(string name, int fallback)
    {
        if (One(name) is not { } text) return fallback;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)) return value;
        Add(name, text, "a whole number");
        return fallback;
    }

    /// <summary>One of a few words.</summary>
    internal string Choice(string name, string fallback, params IReadOnlyList<string> words)
    {
        if (One(name) is not { } text) return fallback;
        if (words.Contains(text, StringComparer.Ordinal)) return text;
        Add(name, text, string.Join(" or ", words));
        return fallback;
    }

    /// <summary>Names separated by commas, once or several times.</summary>
    internal IReadOnlyList<string> Names(string name)
    {
        _known.Add(name);
        return [.. query[name].SelectMany(list => (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
    }

    /// <summary>Members of an enumeration, separated by commas.</summary>
    internal IReadOnlyList<T> Members<T>(string name)
        where T : struct, Enum
    {
        var members = new List<T>();
        foreach (string word in Names(name))
        {
            // Not Enum.TryParse alone: it takes numbers as well.
            T[] found = [.. Enum.GetValues<T>().Where(member => string.Equals(Word(member), word, StringComparison.OrdinalIgnoreCase))];
            if (found.Length == 1) members.Add(found[0]);
            else Add(name, word, string.Join(", ", Enum.GetValues<T>().Select(Word)));
        }

        return members;
    }

    /// <summary>All that is not known by now, as lists of values by name.</summary>
    internal Dictionary<string, IReadOnlyList<string>> Rest()
    {
        var rest = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach ((string name, StringValues values) in query)
        {
            if (_known.Add(name)) rest[name] = [.. values.Select(value => value ?? "")];
        }

        return rest;
    }

    private static string Word<T>(T member)
        where T : struct, Enum => member.ToString().ToLowerInvariant();

    private string? One(string name)
    {
        _known.Add(name);
        StringValues values = query[name];
        if (values.Count == 0) return null;
        if (values.Count > 1) Add(name, values.ToString(), "one value");
        return values[0] ?? "";
    }

    private void Add(string field, string value, string allowed) =>
        _problems.Add(new RequestProblem(field, Cut(value), allowed, $"{field} is '{Cut(value)}'; it takes {allowed}."));

    private static string Cut(string text) => text.Length > Shown ? text[..Shown] + "…" : text;
}
