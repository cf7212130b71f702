using System.CommandLine;
using InnovationSim.Cli.Remote;
using InnovationSim.Cli.Runs;
using InnovationSim.Cli.Terminal;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim resume</c>: takes a run up again where it was paused, stopped or killed.</summary>
internal static class ResumeCommand
{
    internal static Command Create()
    {
        Argument<string> run = Inputs.Run();
        Option<string> runs = Inputs.RunsFolder();
        var how = new RunOptionInputs();
        var command = new Command("resume", "Takes a run up again where it was paused, stopped or killed. It ends with the bits of a run that never stopped.")
        {
            run, runs,
        };
        how.AddTo(command);
        var server = new ServerInputs();
        server.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            string id = parsed.GetRequiredValue(run);
            RunOptions options = how.Read(parsed);
            if (server.Open(parsed, [runs, .. how.OfThisProcess, how.ShardSizes]) is not { } service)
                return RunStarts.ResumeAsync(id, parsed.GetRequiredValue(runs), options, cancellationToken);
            RemoteWork work = async (there, token) =>
            {
                await there.ResumeAsync(id, token).ConfigureAwait(false);
                return await new RemoteRun(options.Format, options.Progress, Out: null).FollowAsync(there, id, token).ConfigureAwait(false);
            };
            return RemoteCommand.RunAsync(service, work, cancellationToken);
        });
        return command.WithExamples("innosim resume 20261122-060601-92ku", "innosim resume results/base --threads 8");
    }
}
