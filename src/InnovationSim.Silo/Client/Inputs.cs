using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace InnovationSim.Silo.Client;

/// <summary>Arguments and options that commands of the client share. Their form is checked here, their range by the cluster.</summary>
internal static class Inputs
{
    internal static Argument<string> Run() => new("RUN") { Description = "Id of a run ('innosim-silo list' shows them)" };

    internal static Option<string[]> Sets() => new("--set")
    {
        Description = "Sets a parameter or lever, for example entry-rate=0.1; may be given several times",
        HelpName = "name=value",
    };

    internal static Option<string?> Label() => new("--label") { Description = "What the run is called in lists", HelpName = "text" };

    internal static Option<string?> Key() => new("--key")
    {
        Description = "A word of your choice: the same command with the same key gives the run that is there already",
        HelpName = "text",
    };

    internal static Option<bool> Watch() => new("--watch") { Description = "Shows the years as they are finished; without it only the run's id is shown" };

    /// <summary>A whole number.</summary>
    internal static Option<int?> WholeNumber(string name, string description, string helpName = "n") => Number<int>(name, description, helpName, "a whole number");

    /// <summary>A number.</summary>
    internal static Option<T?> Number<T>(string name, string description, string helpName, string allowed)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                if (T.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out T value)) return value;
                result.AddError($"{name} is '{Text(result)}'; it takes {allowed}.");
                return null;
            },
        };

    /// <summary>One of a few words, of which the first counts if none is given.</summary>
    internal static Option<string> Choice(string name, string description, params IReadOnlyList<string> words)
    {
        var option = new Option<string>(name)
        {
            Description = $"{description} [default: {words[0]}]",
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => words[0],
        };
        option.Validators.Add(result =>
        {
            string word = result.GetValueOrDefault<string>() ?? "";
            if (!words.Contains(word, StringComparer.Ordinal)) result.AddError($"{name} is '{word}'; it takes {string.Join(" or ", words)}.");
        });
        return option;
    }

    /// <summary>Reads <c>name=value</c> pairs of --set; the last of several for one name counts.</summary>
    internal static Dictionary<string, double> ReadSets(string[]? sets)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string set in sets ?? [])
        {
            (string name, string text) = Split("--set", set, "name=value, for example entry-rate=0.1");
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
                throw new BadInputException($"--set {name} is '{text}'; it takes a finite number.");
            values[name] = value;
        }

        return values;
    }

    /// <summary>Reads <c>kind=n</c> pairs of --shard-size.</summary>
    internal static Dictionary<string, int> ReadShardSizes(string[]? sizes)
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string size in sizes ?? [])
        {
            (string kind, string text) = Split("--shard-size", size, "kind=n, for example private-firm=4096");
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                throw new BadInputException($"--shard-size {kind} is '{text}'; it takes a whole number from 1.");
            values[kind] = number;
        }

        return values;
    }

    /// <summary>Words separated by commas, of one or several options.</summary>
    internal static string[] ReadWords(string[]? lists) =>
        [.. (lists ?? []).SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The two sides of a first equals sign.</summary>
    internal static (string Name, string Value) Split(string option, string text, string form)
    {
        int at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (text[..at].Trim(), text[(at + 1)..].Trim()) : throw new BadInputException($"{option} is '{text}'; it takes {form}.");
    }

    private static string Text(ArgumentResult result) => result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
}
