using InnovationSim.Api.Security;
using InnovationSim.Client;
using InnovationSim.Contracts;
using InnovationSim.Kernel.Invariants;
using InnovationSim.Scenarios;

namespace InnovationSim.Cli.Terminal;

/// <summary>Turns whatever went wrong into a message without a stack trace and an exit code.</summary>
internal static class Failures
{
    private const string TraceVariable = "INNOSIM_TRACE";

    private const int SqliteFull = 13;
    private const int DiskFullOnUnix = 28;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    /// <summary>Says what went wrong.</summary>
    /// <returns>The exit code.</returns>
    internal static int Report(Exception failure)
    {
        // For whoever looks for a bug; users see one line.
        if (string.Equals(Environment.GetEnvironmentVariable(TraceVariable), "1", StringComparison.Ordinal)) Messages.Note(failure.ToString());
        switch (failure)
        {
            case BadInputException bad:
                Messages.Error(bad.Message);
                return ExitCodes.BadInput;
            case ApiKeysException bad:
                Messages.Error(bad.Message);
                return ExitCodes.BadInput;
            case ScenarioException bad:
                Messages.Problems(bad);
                return ExitCodes.BadInput;
            case InvalidRequestException bad:
                foreach (RequestProblem problem in bad.Problems) Messages.Error(problem.Message);
                return ExitCodes.BadInput;
            case NotFoundException missing:
                Messages.Error(missing.Message);
                return ExitCodes.BadInput;
            case SimulationServiceException or AccessDeniedException:
                Messages.Error(OneLine(failure));
                return ExitCodes.Failed;
            case OperationCanceledException:
                Messages.Note("Stopped.");
                return ExitCodes.Cancelled;
            case FailedException failed:
                Messages.Error(failed.Message);
                if (failed.Hint is { } hint) Messages.Hint(hint);
                return ExitCodes.Failed;
            case InvariantBreachException breach:
                Messages.Error(breach.Message);
                Messages.Hint("The run was stopped because nothing after this could be trusted. This is a bug of the model: please report it with the command line and the seed.");
                return ExitCodes.Failed;
            case OutOfMemoryException:
                Messages.Error("There is not enough memory.");
                Messages.Hint("Nothing was saved. A smaller --scale or --firms needs less.");
                return ExitCodes.Failed;
            case IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException:
                Messages.Error(OneLine(failure));
                return ExitCodes.Failed;
            default:
                Messages.Error($"{failure.GetType().Name}: {OneLine(failure)}");
                Messages.Hint($"This is a bug: please report it with the command line and what {TraceVariable}=1 in the environment adds to this.");
                return ExitCodes.Failed;
        }
    }

    /// <summary>Whether something failed for want of room on a disk, which is nothing that the user wrote wrong.</summary>
    internal static bool IsDiskFull(Exception failure) =>
        failure is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: SqliteFull } or IOException { HResult: DiskFullOnUnix or DiskFullOnWindows };

    /// <summary>The message of a failure, in one line.</summary>
    internal static string OneLine(Exception failure) => failure.Message.ReplaceLineEndings(" ");
}
