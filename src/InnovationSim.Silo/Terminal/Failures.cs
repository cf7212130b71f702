using System.Net.Sockets;
using InnovationSim.Api.Security;
using InnovationSim.Contracts;
using InnovationSim.Scenarios;
using InnovationSim.Silo.Client;
using InnovationSim.Storage.Postgres;
using Microsoft.AspNetCore.Connections;

namespace InnovationSim.Silo.Terminal;

/// <summary>Turns whatever ended a command into a message without a stack trace and an exit code.</summary>
internal static class Failures
{
    private const string TraceVariable = "INNOSIM_TRACE";

    /// <summary>Says what went wrong.</summary>
    /// <returns>The exit code.</returns>
    internal static int Report(Exception failure)
    {
        // For whoever looks for a bug; users see one line.
        if (string.Equals(Environment.GetEnvironmentVariable(TraceVariable), "1", StringComparison.Ordinal)) Console.Error.WriteLine(failure);
        switch (failure)
        {
            case BadInputException bad:
                Messages.Error(bad.Message);
                return ExitCodes.BadInput;
            case ApiKeysException bad:
                Messages.Error(bad.Message);
                return ExitCodes.BadInput;
            case ScenarioException bad:
                foreach (ScenarioProblem problem in bad.Problems) Messages.Error($"{bad.FileName}: {problem}");
                return ExitCodes.BadInput;
            case InvalidRequestException bad:
                foreach (RequestProblem problem in bad.Problems) Messages.Error(RequestProblems.Text(problem));
                return ExitCodes.BadInput;
            case NotFoundException missing:
                Messages.Error(missing.Message);
                return ExitCodes.BadInput;
            case SimulationServiceException refused:
                Messages.Error(refused.Message);
                return ExitCodes.Failed;
            case OperationCanceledException:
                Messages.Note("Stopped.");
                return ExitCodes.Cancelled;
            case DatabaseException database:
                Messages.Error(database.Message);
                return ExitCodes.Failed;
            case AddressInUseException or SocketException or IOException or UnauthorizedAccessException:
                Messages.Error(failure.Message);
                return ExitCodes.Failed;
            default:
                Messages.Error($"{failure.GetType().Name}: {failure.GetBaseException().Message}");
                Messages.Note($"{TraceVariable}=1 in the environment says more.");
                return ExitCodes.Failed;
        }
    }
}
