using System.CommandLine;
using InnovationSim.Contracts;
using InnovationSim.Silo.Client;
using InnovationSim.Silo.Terminal;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo pause</c>, <c>resume</c>, <c>cancel</c> and <c>rm</c>.</summary>
internal static class ControlCommands
{
    /// <summary>A call of the service about a run.</summary>
    private delegate Task<RunStatus> Call(ISimulationService service, string run, CancellationToken cancellationToken);

    internal static IEnumerable<Command> Create() =>
    [
        Create("pause", "Asks a run to stop at the end of the year with a checkpoint.", (service, run, token) => service.PauseAsync(run, token)),
        Create("resume", "Lets a run go on that is paused or has failed.", (service, run, token) => service.ResumeAsync(run, token)),
        Create("cancel", "Asks a run to end as it stands; its results stay.", (service, run, token) => service.CancelAsync(run, token)),
        CreateRemove(),
    ];

    private static Command Create(string name, string description, Call call)
    {
        Argument<string> run = Inputs.Run();
        return ClusterCommand.Create(
            name, description,
            parsed => async (service, cancellationToken) =>
            {
                RunStatus status = await call(service, parsed.GetRequiredValue(run), cancellationToken).ConfigureAwait(false);
                Messages.Note($"Run {status.Run} is {RunTexts.State(status)}.");
                return ExitCodes.Done;
            },
            run);
    }

    private static Command CreateRemove()
    {
        Argument<string> run = Inputs.Run();
        return ClusterCommand.Create(
            "rm", "Removes a run that does not run, with its results and checkpoints.",
            parsed => async (service, cancellationToken) =>
            {
                string id = parsed.GetRequiredValue(run);
                await service.RemoveAsync(id, cancellationToken).ConfigureAwait(false);
                Messages.Note($"Removed run {id}.");
                return ExitCodes.Done;
            },
            run);
    }
}
