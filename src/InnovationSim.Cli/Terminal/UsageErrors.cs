using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using InnovationSim.Scenarios.Reading;

namespace InnovationSim.Cli.Terminal;

/// <summary>Says what is wrong with a command line that cannot be read, and what was probably meant.</summary>
internal static class UsageErrors
{
    internal static bool Any(ParseResult parsed) => parsed.Action is ParseErrorAction || OptionTakenForArgument(parsed) is not null;

    internal static int Report(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        // A word that nobody knows brings further errors with it: what follows it, and the command that is missing. They tell nothing.
        string? unknown = OptionTakenForArgument(parsed) ?? (parsed.UnmatchedTokens is [string first, ..] ? first : null);
        foreach (ParseError error in parsed.Errors)
        {
            if (unknown is null || !FollowsFromUnknown(error, parsed)) Messages.Error(error.Message);
        }

        if (unknown is not null)
        {
            bool isOption = unknown.StartsWith('-');
            string[] known = [.. isOption ? command.Options.Select(option => option.Name) : command.Subcommands.Select(sub => sub.Name)];
            string sort = isOption ? "option" : known.Length > 0 ? "command" : "further argument";
            Messages.Error($"innosim{Path(parsed)} has no {sort} '{unknown}'.");
            if (NearestName.Hint(unknown, known) is { } nearest) Messages.Hint("    " + nearest);
        }

        Messages.Hint($"'innosim{Path(parsed)} --help' shows how it is used.");
        return ExitCodes.BadInput;
    }

    // By their texts, since errors have no code; what is not recognised is shown, once more than needed.
    private static bool FollowsFromUnknown(ParseError error, ParseResult parsed) =>
        error.Message.StartsWith("Required command", StringComparison.Ordinal)
        || parsed.UnmatchedTokens.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal));

    /// <summary>A misspelt option before the scenario takes the scenario's place; a file with such a name is reached as ./-name.</summary>
    private static string? OptionTakenForArgument(ParseResult parsed) => parsed.CommandResult.Children
        .OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens)
        .Select(token => token.Value)
        .FirstOrDefault(value => value.StartsWith('-'));

    private static string Path(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (CommandResult? command = parsed.CommandResult; command is not null; command = command.Parent as CommandResult)
        {
            if (command.Command is not RootCommand) names.Push(" " + command.Command.Name);
        }

        return string.Concat(names);
    }
}
