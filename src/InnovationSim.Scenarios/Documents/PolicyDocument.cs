using System.Collections.Immutable;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Ledger;

namespace InnovationSim.Scenarios.Documents;

/// <summary>A policy as its file says it, read and checked as far as that goes without a scenario.</summary>
public sealed record PolicyDocument
{
    /// <summary>Name on the command line, lower case with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it does.</summary>
    public required string Description { get; init; }

    /// <summary>Which measure of which document it stands for.</summary>
    public required string StandsFor { get; init; }

    /// <summary>What it costs, and whom.</summary>
    public required string Costs { get; init; }

    /// <summary>What is assumed.</summary>
    public required string Assumes { get; init; }

    /// <summary>Its measures; of two that set the same lever for the same agents in the same year the later one counts.</summary>
    public required ImmutableArray<MeasureEntry> Measures { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The same policy with every measure at the weak end of its range.</summary>
    public PolicyDocument AtWeakest() => this with { Measures = [.. Measures.Select(measure => measure with { Value = measure.Weakest })] };

    /// <summary>The same policy with every measure at the strong end of its range.</summary>
    public PolicyDocument AtStrongest() => this with { Measures = [.. Measures.Select(measure => measure with { Value = measure.Strongest })] };
}

/// <summary>A measure of a policy.</summary>
public sealed record MeasureEntry
{
    /// <summary>Name within the policy.</summary>
    public required string Name { get; init; }

    /// <summary>The lever that it moves.</summary>
    public required LeverDefinition Lever { get; init; }

    /// <summary>The lever's value while the measure holds, in the unit of the parameter.</summary>
    public required double Value { get; init; }

    /// <summary>Weak end of the range that is plausible.</summary>
    public required double Weakest { get; init; }

    /// <summary>Strong end of that range.</summary>
    public required double Strongest { get; init; }

    /// <summary>First year, counted from the year in which the policy is adopted, which is 1.</summary>
    public required int FromYear { get; init; }

    /// <summary>Last year, counted in the same way; null if it has no end.</summary>
    public required int? ToYear { get; init; }

    /// <summary>Cities for which it holds; empty for all.</summary>
    public required ImmutableArray<TargetName> Cities { get; init; }

    /// <summary>Sectors for which it holds; empty for all.</summary>
    public required ImmutableArray<TargetName> Sectors { get; init; }

    /// <summary>Kinds of agents for which it holds; empty for all.</summary>
    public required ImmutableArray<AgentKind> Kinds { get; init; }

    /// <summary>Whose account pays.</summary>
    public required AccountClass Funder { get; init; }

    /// <summary>What its administration buys a year at scale 1, yuan.</summary>
    public required double ProgrammeCostYuan { get; init; }
}

/// <summary>The name of a city or sector in a policy file. Whether a scenario has it shows when the two are composed.</summary>
/// <param name="Id">The name.</param>
/// <param name="Path">Path of the value in the file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record TargetName(string Id, string Path, int Line, int Column);
