using System.CommandLine;
using InnovationSim.Cli.Runs;
using InnovationSim.Cli.Terminal;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim verify</c>: simulates a run once more and compares the digest of every year.</summary>
internal static class VerifyCommand
{
    internal static Command Create()
    {
        Argument<string> run = Inputs.Run();
        Option<string> runs = Inputs.RunsFolder();
        var how = new RunOptionInputs();
        var command = new Command(
            "verify", "Simulates a run once more from what it was asked for, and compares the digest of every year. Exit code 1 if one differs.")
        {
            run, runs,
        };
        how.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            RunVerification.RunAsync(parsed.GetRequiredValue(run), parsed.GetRequiredValue(runs), how.Read(parsed), cancellationToken));
        return command.WithExamples("innosim verify results/base", "innosim verify 20261122-060601-92ku --threads 1 --shard-size private-firm=7");
    }
}
