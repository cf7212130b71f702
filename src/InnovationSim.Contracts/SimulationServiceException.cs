namespace InnovationSim.Contracts;

/// <summary>A failure that a caller of the service can act on. All there is to know is in <see cref="Error"/>.</summary>
public abstract class SimulationServiceException : Exception
{
    private protected SimulationServiceException(SimulationError error, Exception? cause)
        : base(error.Message, cause) => Error = error;

    /// <summary>The failure as plain data.</summary>
    public SimulationError Error { get; }

    /// <summary>The exception of a failure that has come across a border.</summary>
    public static SimulationServiceException Of(SimulationError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Code switch
        {
            SimulationErrorCode.NotFound => new NotFoundException(error.Message),
            SimulationErrorCode.Invalid => new InvalidRequestException(error.Problems, error.Message),
            SimulationErrorCode.Conflict => new StateConflictException(error.Message),
            SimulationErrorCode.Unavailable => new ServiceUnavailableException(error.Message),
            _ => throw new ArgumentOutOfRangeException(nameof(error), error.Code, "There is no such kind of failure."),
        };
    }
}

/// <summary>What was asked for does not exist.</summary>
public sealed class NotFoundException(string message) : SimulationServiceException(new SimulationError(SimulationErrorCode.NotFound, message, []), cause: null)
{
    /// <summary>There is no such run.</summary>
    public static NotFoundException Run(string run) => new($"There is no run '{run}'.");

    /// <summary>There is no such experiment.</summary>
    public static NotFoundException Experiment(string experiment) => new($"There is no experiment '{experiment}'.");
}

/// <summary>A request cannot be.</summary>
/// <param name="problems">All that is wrong, at least one.</param>
/// <param name="message">One sentence; null makes it of the problems.</param>
public sealed class InvalidRequestException(IReadOnlyList<RequestProblem> problems, string? message = null)
    : SimulationServiceException(new SimulationError(SimulationErrorCode.Invalid, message ?? Describe(problems), problems), cause: null)
{
    private const int ProblemsInMessage = 5;

    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<RequestProblem> Problems => Error.Problems;

    private static string Describe(IReadOnlyList<RequestProblem> problems)
    {
        string text = string.Join(' ', problems.Take(ProblemsInMessage).Select(problem => problem.Message));
        return problems.Count > ProblemsInMessage ? $"{text} … and {problems.Count - ProblemsInMessage} more." : text;
    }
}

/// <summary>A request does not fit the state that something is in.</summary>
public sealed class StateConflictException(string message)
    : SimulationServiceException(new SimulationError(SimulationErrorCode.Conflict, message, []), cause: null);

/// <summary>The service cannot answer now.</summary>
public sealed class ServiceUnavailableException(string message, Exception? cause = null)
    : SimulationServiceException(new SimulationError(SimulationErrorCode.Unavailable, message, []), cause);
