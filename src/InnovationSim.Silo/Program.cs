using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using InnovationSim.Silo.Commands;
using InnovationSim.Silo.Terminal;

namespace InnovationSim.Silo;

/// <summary>The entry point: finds the command, and turns whatever goes wrong into a message and an exit code.</summary>
internal static class Program
{
    private static readonly string[] AboutItself = ["--help", "-h", "-?", "--version"];

    private static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var root = new RootCommand("InnovationSim on a cluster: runs a silo, and speaks to a cluster of them. Without a command it serves.")
        {
            ServeCommand.Create(),
            MigrateCommand.Create(),
            KeysCommand.Create(),
            HealthCommand.Create(),
            RunCommand.Create(),
            ListCommand.Create(),
            StatusCommand.Create(),
            WatchCommand.Create(),
            ResultsCommand.Create(),
            OrganisationsCommand.Create(),
            OrganisationCommand.Create(),
            ForkCommand.Create(),
        };
        foreach (Command command in ControlCommands.Create()) root.Add(command);
        try
        {
            ParseResult parsed = root.Parse(WithCommand(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
            {
                foreach (string problem in parsed.Errors.Select(error => error.Message)) Messages.Error(problem);
                Messages.Note("'innosim-silo --help' shows how it is used.");
                return ExitCodes.BadInput;
            }

            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null })
                .ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            return Failures.Report(failure);
        }
    }

    private static string[] WithCommand(string[] args) =>
        args is [] || (args[0].StartsWith('-') && !AboutItself.Contains(args[0], StringComparer.Ordinal)) ? ["serve", .. args] : args;
}
