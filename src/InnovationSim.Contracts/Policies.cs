namespace InnovationSim.Contracts;

/// <summary>A policy in a list.</summary>
/// <param name="Name">Its name: what a run names it by.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Levers">Names of the levers that it moves.</param>
public sealed record PolicySummary(string Name, string Title, IReadOnlyList<string> Levers);

/// <summary>A policy, read and checked.</summary>
public sealed record PolicyDescription
{
    /// <summary>Its name.</summary>
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

    /// <summary>SHA-256 of its file, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its measures; of two that set the same lever for the same agents in the same year the later one counts.</summary>
    public required IReadOnlyList<MeasureInfo> Measures { get; init; }
}

/// <summary>A measure of a policy.</summary>
public sealed record MeasureInfo
{
    /// <summary>Name within the policy.</summary>
    public required string Name { get; init; }

    /// <summary>The lever that it moves.</summary>
    public required string Lever { get; init; }

    /// <summary>The lever's value while the measure holds, in its unit.</summary>
    public required double Value { get; init; }

    /// <summary>Weak end of the range that is plausible.</summary>
    public required double Weakest { get; init; }

    /// <summary>Strong end of that range.</summary>
    public required double Strongest { get; init; }

    /// <summary>First year, counted from the year in which the policy is adopted, which is 1.</summary>
    public required int FromYear { get; init; }

    /// <summary>Last year, counted in the same way; null if it has no end.</summary>
    public int? ToYear { get; init; }

    /// <summary>Cities for which it holds; empty for all.</summary>
    public required IReadOnlyList<string> Cities { get; init; }

    /// <summary>Sectors for which it holds; empty for all.</summary>
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>Kinds of agents for which it holds; empty for all.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Whose account pays.</summary>
    public required string Funder { get; init; }

    /// <summary>What its administration buys a year at scale 1, yuan.</summary>
    public required double ProgrammeCostYuan { get; init; }
}

/// <summary>A lever: a parameter that policies may move, and that <see cref="RunRequest.Sets"/> may set.</summary>
/// <param name="Name">Its name, which is that of its parameter.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Description">What it means.</param>
/// <param name="Baseline">Its value without any policy, unless the scenario has another.</param>
/// <param name="Strong">The strong end of the range that is worth trying; the weak end is the baseline.</param>
/// <param name="Low">Smallest value allowed.</param>
/// <param name="High">Largest value allowed.</param>
/// <param name="Unit">Unit.</param>
/// <param name="ByCity">Whether it can be set for some cities only.</param>
/// <param name="BySector">Whether it can be set for some sectors only.</param>
/// <param name="Kinds">Kinds of agents for which it can be set apart; empty if it cannot.</param>
/// <param name="Costs">What it costs, and whom.</param>
public sealed record LeverInfo(
    string Name, string Title, string Description, double Baseline, double Strong, double Low, double High, string Unit, bool ByCity, bool BySector,
    IReadOnlyList<string> Kinds, string Costs);
