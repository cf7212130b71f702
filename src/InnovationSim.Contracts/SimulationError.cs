namespace InnovationSim.Contracts;

/// <summary>What kind of failure.</summary>
public enum SimulationErrorCode
{
    /// <summary>What was asked for does not exist.</summary>
    NotFound = 0,

    /// <summary>The request cannot be; its problems are listed.</summary>
    Invalid = 1,

    /// <summary>The request does not fit the state that something is in.</summary>
    Conflict = 2,

    /// <summary>The service cannot answer now; the same request may succeed later.</summary>
    Unavailable = 3,
}

/// <summary>A failure as plain data: what crosses a border instead of an exception.</summary>
/// <param name="Code">What kind.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="Problems">All that is wrong with the request; empty unless it is invalid.</param>
public sealed record SimulationError(SimulationErrorCode Code, string Message, IReadOnlyList<RequestProblem> Problems);

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Field">The field at fault, for example <c>years</c>, <c>sets.entry-rate</c> or <c>scenarioYaml:cities[3].population</c>.</param>
/// <param name="Value">What it holds, cut to a readable length; empty if it is missing.</param>
/// <param name="Allowed">What it may hold.</param>
/// <param name="Message">The problem as one sentence that names field, value and what is allowed.</param>
public sealed record RequestProblem(string Field, string Value, string Allowed, string Message);
