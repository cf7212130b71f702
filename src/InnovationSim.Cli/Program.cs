using System.CommandLine;
using System.Text;
using InnovationSim.Cli.Commands;
using InnovationSim.Cli.Remote;
using InnovationSim.Cli.Terminal;

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
            ResumeCommand.Create(),
            ForkCommand.Create(),
            VerifyCommand.Create(),
            RunsCommand.Create(),
            ExportCommand.Create(),
            RmCommand.Create(),
            CompareCommand.Create(),
            CalibrateCommand.Create(),
            FactsCommand.Create(),
            ScenariosCommand.Create(),
            PoliciesCommand.Create(),
            CheckCommand.Create(),
            ServeCommand.Create(),
            KeysCommand.Create(),
            DocsCommand.Create(),
            BenchCommand.Create(),
        }.WithExamples("innosim run toy --years 10", "innosim run --help");
        foreach (Command command in RemoteCommands.Create()) root.Add(command);
        ExamplesInHelp.AddTo(root);
        try
        {
            // An argument that starts with @ is a name like any other.
            ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (UsageErrors.Any(parsed)) return UsageErrors.Report(parsed);
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null })
                .ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            return Failures.Report(failure);
        }
    }
}
