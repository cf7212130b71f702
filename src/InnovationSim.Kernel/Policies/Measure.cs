using System.Collections.Immutable;
using InnovationSim.Kernel.Ledger;

namespace InnovationSim.Kernel.Policies;

/// <summary>A measure of a policy as the kernel takes it: a lever, its value, when, for whom, and whose money.</summary>
public sealed record Measure
{
    private readonly int _fromYear = 1;
    private readonly AccountClass _funder = AccountClass.Province;
    private readonly long _programmeYuan;

    /// <summary>The policy that it belongs to.</summary>
    public required string Policy { get; init; }

    /// <summary>Its name within the policy.</summary>
    public required string Name { get; init; }

    /// <summary>The lever: the name of a parameter.</summary>
    public required string Lever { get; init; }

    /// <summary>Parameters with the lever at the measure's value, made of parameters without.</summary>
    public required Func<ModelParameters, ModelParameters> Apply { get; init; }

    /// <summary>First year of the run in which it holds, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int FromYear
    {
        get => _fromYear;
        init => _fromYear = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(FromYear), value, "A measure begins in year 1 or later.");
    }

    /// <summary>Last year in which it holds.</summary>
    public int ToYear { get; init; } = int.MaxValue;

    /// <summary>Cities for which it holds, by index; empty for all.</summary>
    public ImmutableArray<int> Cities { get; init; } = [];

    /// <summary>Sectors for which it holds, by index; empty for all.</summary>
    public ImmutableArray<int> Sectors { get; init; } = [];

    /// <summary>Kinds of agents for which it holds; empty for all.</summary>
    public ImmutableArray<AgentKind> Kinds { get; init; } = [];

    /// <summary>Who pays: <see cref="AccountClass.Province"/>, <see cref="AccountClass.Centre"/> or <see cref="AccountClass.Bank"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is somebody else.</exception>
    public AccountClass Funder
    {
        get => _funder;
        init => _funder = value is AccountClass.Province or AccountClass.Centre or AccountClass.Bank
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Funder), value, "A measure is paid by the province, the centre or the bank.");
    }

    /// <summary>What its administration buys a year while it holds, yuan at the run's scale, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long ProgrammeYuan
    {
        get => _programmeYuan;
        init => _programmeYuan = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(ProgrammeYuan), value, "Costs are at least 0.");
    }

    /// <summary>Whether it holds for a part of the region only.</summary>
    public bool IsTargeted => Cities.Length + Sectors.Length + Kinds.Length > 0;

    /// <summary>Whether it holds in a year.</summary>
    public bool HoldsIn(int year) => year >= FromYear && year <= ToYear;

    /// <summary>Whether it holds for agents.</summary>
    /// <param name="kind">Their kind.</param>
    /// <param name="city">Their city.</param>
    /// <param name="sector">Their sector; −1 asks for what holds whatever the sector.</param>
    public bool Covers(AgentKind kind, int city, int sector) =>
        (Kinds.IsEmpty || Kinds.Contains(kind)) && (Cities.IsEmpty || Cities.Contains(city)) && (Sectors.IsEmpty || Sectors.Contains(sector));
}

/// <summary>What was spent on a measure in a year.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Yuan">Public money beyond what would have been spent without it, yuan.</param>
public sealed record MeasureSpending(Measure Measure, long Yuan);
