using InnovationSim.Contracts;

namespace InnovationSim.Api.Requests;

/// <summary>Several runs that differ by their seed only.</summary>
public sealed record ReplicatesRequest
{
    /// <summary>Most runs of one request.</summary>
    public const int MostReplicates = 1_000;

    /// <summary>How many, 1 to <see cref="MostReplicates"/>: with the seed of the run, the next, and so on.</summary>
    public required int Replicates { get; init; }

    /// <summary>The run.</summary>
    public required RunRequest Run { get; init; }
}
