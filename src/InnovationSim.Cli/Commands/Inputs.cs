using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;

namespace InnovationSim.Cli.Commands;

/// <summary>Options that several commands share, each read with a message that names the option, the value and what is allowed.</summary>
internal static class Inputs
{
    internal static Option<int> WholeNumber(string name, string description, int fallback, int low, int high, string helpName = "n") => new(name)
    {
        Description = $"{description} [{low:N0} to {high:N0}]",
        HelpName = helpName,
        DefaultValueFactory = _ => fallback,
        CustomParser = result => int.TryParse(Text(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && value >= low && value <= high
            ? value
            : Refuse<int>(result, $"a whole number from {low:N0} to {high:N0}"),
    };

    internal static Option<double> Scale(double fallback) => new("--scale")
    {
        Description = "Share of people and firms that are simulated; 1 is the region one to one [above 0, at most 4]",
        HelpName = "share",
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
            double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0
                && value <= Scenarios.Worlds.WorldBuilder.LargestScale
                ? value
                : Refuse<double>(result, "a number above 0 and at most 4, for example 0.05"),
    };

    internal static Option<ulong> Seed() => new("--seed")
    {
        Description = "Seed of all randomness; the same seed gives the same bits [0 to 18,446,744,073,709,551,615]",
        HelpName = "n",
        DefaultValueFactory = _ => 1UL,
        CustomParser = ReadSeed,
    };

    internal static Option<double> Tolerance() => new("--tolerance")
    {
        Description = "How far, as a share, mean spending of arms may differ with --budget-neutral [0.001 to 0.5]",
        HelpName = "share",
        DefaultValueFactory = _ => 0.02,
        CustomParser = result =>
            double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= 0.001 and <= 0.5
                ? value
                : Refuse<double>(result, "a share from 0.001 to 0.5, for example 0.02"),
    };

    internal static Option<ulong> FirstSeed() => new("--seed")
    {
        Description = "Seed of the first run; the others have those that follow [0 to 18,446,744,073,709,551,615]",
        HelpName = "n",
        DefaultValueFactory = _ => 1UL,
        CustomParser = ReadSeed,
    };

    internal static Option<string[]> Sets() => new("--set")
    {
        Description = "Sets a parameter or lever, for example entry-rate=0.1; may be given several times ('innosim scenarios show NAME' lists all)",
        HelpName = "name=value",
        Arity = ArgumentArity.OneOrMore,
    };

    internal static Option<string[]> Policies() => new("--policy")
    {
        Description = "Adopts a policy: a built-in one ('innosim policies list') or a file; NAME@0.5 goes half as far; may be given several times, "
            + "and where two set the same lever the later one counts",
        HelpName = "name",
        Arity = ArgumentArity.OneOrMore,
    };

    internal static Option<string[]> ShardSizes() => new("--shard-size")
    {
        Description = $"Most agents in a shard of a kind ({string.Join(", ", AgentKinds.AllNames)}); changes speed, never results [default: by the region's size]",
        HelpName = "kind=n",
        Arity = ArgumentArity.OneOrMore,
    };

    internal static Argument<string> Run() => new("run") { Description = "Id of a run, the beginning of it, or the run's folder" };

    internal static Option<string> RunsFolder() => new("--runs-dir")
    {
        Description = "Folder of the runs [default: results]",
        HelpName = "dir",
        DefaultValueFactory = _ => "results",
    };

    internal static Option<bool> NoProgress() => new("--no-progress") { Description = "No progress display" };

    internal static Option<int> Threads() => WholeNumber("--threads", "Threads that step shards", Environment.ProcessorCount, 1, 1024);

    /// <summary>Reads <c>name=value</c> pairs of --set; the last of several for one name counts.</summary>
    internal static IReadOnlyDictionary<string, double> ReadSets(string[] sets)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string set in sets)
        {
            (string name, string text) = Split("--set", set, "name=value, for example entry-rate=0.1");
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
                throw new BadInputException($"--set {name} is '{text}'; it takes a finite number{Range(name)}.");
            values[name] = value;
        }

        return values;
    }

    /// <summary>Reads <c>kind=n</c> pairs of --shard-size.</summary>
    internal static IReadOnlyDictionary<AgentKind, int> ReadShardSizes(string[] sizes)
    {
        var all = new SortedDictionary<AgentKind, int>();
        foreach (string size in sizes)
        {
            (string name, string text) = Split("--shard-size", size, "kind=n, for example private-firm=4096");
            if (!AgentKinds.TryParse(name, out AgentKind kind))
                throw new BadInputException($"--shard-size names the kind '{name}'; the kinds are {string.Join(", ", AgentKinds.AllNames)}.");
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || number is < 1 or > InnovationSim.Engine.ShardSizes.Largest)
                throw new BadInputException($"--shard-size {name} is '{text}'; it takes a whole number from 1 to {InnovationSim.Engine.ShardSizes.Largest:N0}.");
            all[kind] = number;
        }

        return all;
    }

    /// <summary>Words separated by commas, of one or several options.</summary>
    internal static string[] ReadWords(string[] lists) =>
        [.. lists.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Reads <c>column=text</c> pairs of --where.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> ReadWhere(string[] pairs) => pairs
        .Select(pair => Split("--where", pair, "column=text, for example city=harbin"))
        .GroupBy(pair => pair.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(pair => pair.Value)], StringComparer.Ordinal);

    private static ulong ReadSeed(ArgumentResult result) => ulong.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out ulong value)
        ? value
        : Refuse<ulong>(result, "a whole number from 0 to 18,446,744,073,709,551,615");

    private static string Range(string name) =>
        ParameterTable.TryFind(name, out Scenarios.Documents.ParameterDefinition? parameter) ? string.Create(CultureInfo.InvariantCulture, $" from {parameter.Low} to {parameter.High} ({parameter.Unit})") : "";

    private static (string Name, string Value) Split(string option, string text, string form)
    {
        int at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0) throw new BadInputException($"{option} is '{text}'; it takes {form}.");
        return (text[..at].Trim(), text[(at + 1)..].Trim());
    }

    private static string Text(ArgumentResult result) => result.Tokens.Count == 1 ? result.Tokens[0].Value : "";

    private static T? Refuse<T>(ArgumentResult result, string allowed)
    {
        result.AddError($"{(result.Parent as OptionResult)?.Option.Name} is '{Text(result)}'; it takes {allowed}.");
        return default;
    }
}
