using InnovationSim.Cli.Commands;

namespace InnovationSim.Cli.Experiments;

/// <summary>What the user asked to be compared.</summary>
internal sealed record CompareRequest
{
    internal required IReadOnlyList<string> Arms { get; init; }

    internal required string Scenario { get; init; }

    internal required int Replicates { get; init; }

    internal required int Years { get; init; }

    internal required ulong FirstSeed { get; init; }

    internal required double Scale { get; init; }

    internal required bool BudgetNeutral { get; init; }

    /// <summary>How far, as a share, mean spending of the arms may differ.</summary>
    internal required double Tolerance { get; init; }

    internal required int? Year { get; init; }

    internal required IReadOnlyList<string> Metrics { get; init; }

    internal required string? Out { get; init; }

    internal required int Threads { get; init; }

    internal required OutputFormat Format { get; init; }

    internal required bool Progress { get; init; }
}
