using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using InnovationSim.Cli.Commands;
using InnovationSim.Cli.Terminal;
using InnovationSim.Kernel.Invariants;
using InnovationSim.Scenarios;

namespace InnovationSim.Cli;

/// <summary>The entry point: finds the command, and turns whatever goes wrong into a message and an exit code.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var root = new RootCommand("InnovationSim: agent-based simulation of a regional innovation ecosystem.")
        {
            RunCommand.Create(),
            ScenariosCommand.Create(),
            CheckCommand.Create(),
            BenchCommand.Create(),
        };
        ExamplesInHelp.AddTo(root);
        ParseResult parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors) Messages.Error(error.Message);
            Messages.Hint($"'innosim{Path(parsed)} --help' shows how it is used.");
            return ExitCodes.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }).ConfigureAwait(false);
        }
        catch (BadInputException bad)
        {
            Messages.Error(bad.Message);
            return ExitCodes.BadInput;
        }
        catch (ScenarioException bad)
        {
            Messages.Problems(bad);
            return ExitCodes.BadInput;
        }
        catch (InvariantBreachException breach)
        {
            Messages.Error(breach.Message);
            Messages.Hint("The run was stopped because nothing after this could be trusted. This is a bug of the model: please report it with the command line and the seed.");
            return ExitCodes.Failed;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            Messages.Error(failure.Message);
            Messages.Hint("Nothing was saved: results are written aside and moved only when they are whole.");
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Cancelled;
        }
    }

    private static string Path(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (System.CommandLine.Parsing.CommandResult? command = parsed.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
        {
            if (command.Command is not RootCommand) names.Push(" " + command.Command.Name);
        }

        return string.Concat(names);
    }
}
