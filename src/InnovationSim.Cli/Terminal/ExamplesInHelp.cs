using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace InnovationSim.Cli.Terminal;

/// <summary>Puts examples at the end of a command's help.</summary>
internal static class ExamplesInHelp
{
    private static readonly Dictionary<Command, string[]> Examples = [];

    /// <summary>Gives a command examples.</summary>
    internal static T WithExamples<T>(this T command, params string[] examples)
        where T : Command
    {
        Examples[command] = examples;
        return command;
    }

    /// <summary>Makes the help of all commands show them.</summary>
    internal static void AddTo(RootCommand root)
    {
        foreach (Option option in root.Options)
        {
            if (option is HelpOption help) help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }
    }

    private sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            int code = inner.Invoke(parseResult);
            if (!Examples.TryGetValue(parseResult.CommandResult.Command, out string[]? examples)) return code;
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string example in examples) output.WriteLine("  " + example);
            output.WriteLine();
            return code;
        }
    }
}
