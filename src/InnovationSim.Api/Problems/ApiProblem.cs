using InnovationSim.Contracts;

namespace InnovationSim.Api.Problems;

/// <summary>Why a request was not done: problem details (RFC 9457), with all that is wrong with the request.</summary>
public sealed record ApiProblem
{
    /// <summary>What sort of problem: <c>urn:innovationsim:</c> and its <see cref="Code"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The sort in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>What happened, in a sentence for people.</summary>
    public string? Detail { get; init; }

    /// <summary>The path that was asked for.</summary>
    public string? Instance { get; init; }

    /// <summary>The sort as a word for programs: not-found, invalid, conflict, unavailable, malformed, unauthorized, forbidden and others.</summary>
    public required string Code { get; init; }

    /// <summary>All that is wrong with the request, each with the field at fault, its value and what is allowed; empty if nothing of it is.</summary>
    public IReadOnlyList<RequestProblem> Problems { get; init; } = [];
}
