using InnovationSim.Contracts;

namespace InnovationSim.Api.Problems;

/// <summary>A request that cannot even be passed on to the service.</summary>
/// <param name="status">The status of the answer.</param>
/// <param name="message">What is wrong.</param>
/// <param name="problems">Fields at fault.</param>
internal sealed class ApiException(int status, string message, params IReadOnlyList<RequestProblem> problems) : Exception(message)
{
    internal int Status => status;

    internal IReadOnlyList<RequestProblem> Problems => problems;
}
