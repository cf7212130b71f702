using System.CommandLine;
using InnovationSim.Cli.Remote;
using InnovationSim.Cli.Runs;
using InnovationSim.Cli.Terminal;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim rm</c>: removes a run.</summary>
internal static class RmCommand
{
    internal static Command Create()
    {
        Argument<string> run = Inputs.Run();
        Option<string> runs = Inputs.RunsFolder();
        var command = new Command("rm", "Removes a run: its results and checkpoints. Files that others put into its folder stay.") { run, runs }
            .WithExamples("innosim rm 20261122-060601-92ku");
        var server = new ServerInputs();
        server.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            string id = parsed.GetRequiredValue(run);
            if (server.Open(parsed, runs) is not { } service) return Task.FromResult(Remove(RunPlace.Find(id, parsed.GetRequiredValue(runs))));
            RemoteWork work = async (there, token) =>
            {
                await there.RemoveAsync(id, token).ConfigureAwait(false);
                Messages.Note($"Removed run {id}.");
                return ExitCodes.Done;
            };
            return RemoteCommand.RunAsync(service, work, cancellationToken);
        });
        return command;
    }

    private static int Remove(string path)
    {
        if (RunFolder.IsHeld(path)) throw new BadInputException($"A process has the run in '{path}'; stop it first.");
        RunFolder.Remove(path);
        Messages.Note($"Removed {path}.");
        return ExitCodes.Done;
    }
}
