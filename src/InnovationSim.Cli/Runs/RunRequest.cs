using InnovationSim.Cli.Commands;
using InnovationSim.Kernel;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Cli.Runs;

/// <summary>What the user asked to run, read and checked.</summary>
internal sealed record RunRequest
{
    internal required string Scenario { get; init; }

    internal required int Years { get; init; }

    internal required ulong Seed { get; init; }

    internal required double Scale { get; init; }

    internal required IReadOnlyDictionary<string, double> Sets { get; init; }

    internal required IReadOnlyList<RunPolicy> Policies { get; init; }

    internal required int CheckpointEvery { get; init; }

    internal required string RunsFolder { get; init; }

    internal required string? Out { get; init; }

    internal required RunOptions Options { get; init; }
}

/// <summary>How to run: nothing of it can change a result.</summary>
internal sealed record RunOptions
{
    /// <summary>Shard sizes asked for; the other kinds have those that suit the region.</summary>
    internal required IReadOnlyDictionary<AgentKind, int> ShardSizes { get; init; }

    internal required int Threads { get; init; }

    internal required OutputFormat Format { get; init; }

    internal required bool Progress { get; init; }
}
