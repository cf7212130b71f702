using System.CommandLine;

namespace InnovationSim.Silo.Options;

/// <summary>Something that a silo is told: an option of the command line, or an environment variable of the same name for containers.</summary>
internal abstract class Setting
{
    /// <summary>What all variables begin with.</summary>
    internal const string Prefix = "INNOVATIONSIM_";

    private protected Setting(string name, string helpName, string description, string? fallback)
    {
        Name = name;
        Variable = Prefix + name.TrimStart('-').Replace('-', '_').ToUpperInvariant();
        Fallback = fallback;
        Option = new Option<string?>(name)
        {
            Description = $"{description}{(fallback is null ? "" : $" [default: {fallback}]")} [env: {Variable}]",
            HelpName = helpName,
        };
    }

    /// <summary>The option, with its dashes.</summary>
    internal string Name { get; }

    /// <summary>The environment variable. The option goes before it.</summary>
    internal string Variable { get; }

    /// <summary>What counts if neither is given; null for nothing.</summary>
    internal string? Fallback { get; }

    /// <summary>The option as the command line knows it.</summary>
    internal Option<string?> Option { get; }
}

/// <summary>A setting and how its text is read.</summary>
/// <param name="name">The option, with its dashes.</param>
/// <param name="helpName">What stands for the value in the help.</param>
/// <param name="description">What it is.</param>
/// <param name="fallback">The text that counts if none is given; null if there is none, and <paramref name="read"/> is not asked.</param>
/// <param name="allowed">What is allowed, to follow "it takes".</param>
/// <param name="read">Reads a text; false if it is not allowed.</param>
internal sealed class Setting<T>(string name, string helpName, string description, string? fallback, string allowed, Setting<T>.Reader read)
    : Setting(name, helpName, description, fallback)
{
    /// <summary>Reads a text; false if it is not allowed.</summary>
    internal delegate bool Reader(string text, out T? value);

    /// <summary>The value given; if there is none, that of <see cref="Setting.Fallback"/>, or nothing.</summary>
    /// <exception cref="BadInputException">The text is not allowed.</exception>
    internal T? Read(SettingSource source)
    {
        (string? text, string from) = source.Find(this);
        if (text is null) return default;
        return read(text, out T? value) ? value : throw new BadInputException($"{from} is '{text}'; it takes {allowed}.");
    }
}

/// <summary>Where settings are given: a command line and the environment.</summary>
/// <param name="option">The text of an option; null if it was not given.</param>
/// <param name="variable">The text of an environment variable; null or empty if it is not set.</param>
internal sealed class SettingSource(Func<Setting, string?> option, Func<string, string?> variable)
{
    /// <summary>The command line of this process, and its environment.</summary>
    internal static SettingSource Of(ParseResult parsed) => new(setting => parsed.GetValue(setting.Option), Environment.GetEnvironmentVariable);

    /// <summary>The text of a setting, and what to call the place it is from.</summary>
    internal (string? Text, string From) Find(Setting setting)
    {
        if (option(setting) is { } given) return (given, setting.Name);
        // An orchestrator that has no value sets an empty variable.
        return variable(setting.Variable) is { Length: > 0 } text ? (text, setting.Variable) : (setting.Fallback, setting.Name);
    }
}
