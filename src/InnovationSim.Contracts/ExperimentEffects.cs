namespace InnovationSim.Contracts;

/// <summary>Which effects of an experiment.</summary>
public sealed record EffectsQuery
{
    /// <summary>Most effects of one answer: arms but the baseline × metrics × years.</summary>
    public const int MostEffects = 50_000;

    /// <summary>Regional metrics wanted, by the names that table <c>metrics</c> has, for example <c>gdp</c> or <c>rd-intensity</c>; empty for all.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>Arms wanted, by name; empty for all but the baseline.</summary>
    public IReadOnlyList<string> Arms { get; init; } = [];

    /// <summary>First year wanted, from 0.</summary>
    public int FromYear { get; init; }

    /// <summary>Last year wanted.</summary>
    public int ToYear { get; init; } = int.MaxValue;
}

/// <summary>How arms of an experiment differ from its baseline.</summary>
public sealed record ExperimentEffects
{
    /// <summary>The experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>Name of the arm that the others are compared with.</summary>
    public required string Baseline { get; init; }

    /// <summary>Pairs of runs that there will be in the end.</summary>
    public required int Replicates { get; init; }

    /// <summary>Runs that were complete when this was made: while the number is the same, so are the effects.</summary>
    public required int CompleteRuns { get; init; }

    /// <summary>Confidence of the intervals: 0.95.</summary>
    public required double Confidence { get; init; }

    /// <summary>The effects: arm by arm, metric by metric, year by year.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }
}

/// <summary>
/// How an arm differs from the baseline in a metric of the region at the end of a year. Yuan, persons and other counts are those of the whole region: the
/// simulated part divided by the scale. What is undefined is null.
/// </summary>
public sealed record Effect
{
    /// <summary>The arm.</summary>
    public required string Arm { get; init; }

    /// <summary>The metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Its unit.</summary>
    public required string Unit { get; init; }

    /// <summary>The year; 0 is the first state.</summary>
    public required int Year { get; init; }

    /// <summary>Pairs of runs with the same seed that count: both complete, and the metric defined in both.</summary>
    public required int Pairs { get; init; }

    /// <summary>Mean of the baseline over these pairs.</summary>
    public double? BaselineMean { get; init; }

    /// <summary>Mean of the arm over these pairs.</summary>
    public double? ArmMean { get; init; }

    /// <summary>Mean of arm less baseline, pair by pair.</summary>
    public double? Difference { get; init; }

    /// <summary>Lower end of its interval (Student's t); null with fewer than two pairs.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of its interval; null with fewer than two pairs.</summary>
    public double? High { get; init; }

    /// <summary>Standard deviation of the differences; null with fewer than two pairs.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>Share of pairs whose difference has the sign of the mean difference, 0 to 1.</summary>
    public double? ShareWithSign { get; init; }

    /// <summary>
    /// Difference per billion yuan that the arm's policies had cost the public more than the baseline's by then; null if they had cost the same.
    /// </summary>
    public double? PerBillionYuan { get; init; }

    /// <summary>Lower end of its interval (Fieller); null if it has no ends.</summary>
    public double? PerBillionYuanLow { get; init; }

    /// <summary>Upper end of its interval; null if it has no ends.</summary>
    public double? PerBillionYuanHigh { get; init; }

    /// <summary>Whether the interval of the difference leaves zero out; false if there is none.</summary>
    public bool LeavesZeroOut => Low > 0 || High < 0;
}
