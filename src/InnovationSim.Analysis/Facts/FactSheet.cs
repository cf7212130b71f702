using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Analysis.Facts;

/// <summary>
/// The scorecard of facts of one run: each fact's metric is averaged over the years close to the data (the third to the twelfth, or as
/// many as there are after the second), and compared with the fact's band.
/// </summary>
public sealed class FactSheet
{
    /// <summary>First year that counts.</summary>
    public const int FirstYear = 3;

    /// <summary>Last year that counts.</summary>
    public const int LastYear = 12;

    private readonly IReadOnlyList<FactEntry> _facts;
    private readonly double[] _sums;
    private readonly int[] _years;

    /// <summary>An empty scorecard.</summary>
    public FactSheet(IReadOnlyList<FactEntry> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        _facts = facts;
        _sums = new double[facts.Count];
        _years = new int[facts.Count];
    }

    /// <summary>The facts as measured so far.</summary>
    public IReadOnlyList<MeasuredFact> Facts =>
        [.. _facts.Select((fact, i) => new MeasuredFact(fact, _years[i] > 0 ? _sums[i] / _years[i] : double.NaN, _years[i]))];

    /// <summary>Takes a year into account.</summary>
    public void Add(YearRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Add(record.Year, metric => record[metric]);
    }

    /// <summary>Takes a year into account.</summary>
    /// <param name="year">The year.</param>
    /// <param name="valueOf">The value of a regional metric in that year; not a number where it is undefined.</param>
    public void Add(int year, Func<string, double> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        if (year is < FirstYear or > LastYear) return;
        for (int i = 0; i < _facts.Count; i++)
        {
            double value = valueOf(_facts[i].Metric);
            if (double.IsNaN(value)) continue;
            _sums[i] += value;
            _years[i]++;
        }
    }
}

/// <summary>A fact and what the run has to say of it.</summary>
/// <param name="Fact">The fact with its band.</param>
/// <param name="Value">Mean of its metric; not a number if no year counts.</param>
/// <param name="Years">Years that count.</param>
public sealed record MeasuredFact(FactEntry Fact, double Value, int Years)
{
    /// <summary>Whether the value lies in the band; null if there is no value.</summary>
    public bool? Inside => double.IsNaN(Value) ? null : Value >= Fact.Low && Value <= Fact.High;
}
