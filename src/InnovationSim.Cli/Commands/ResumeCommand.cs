using System.CommandLine;
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
        command.SetAction((parsed, cancellationToken) =>
            RunStarts.ResumeAsync(parsed.GetRequiredValue(run), parsed.GetRequiredValue(runs), how.Read(parsed), cancellationToken));
        return command.WithExamples("innosim resume 20261122-060601-92ku", "innosim resume results/base --threads 8");
    }
}
