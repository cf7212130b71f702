using System.Collections.Immutable;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics.Networks;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Policies;

namespace InnovationSim.Kernel.Metrics;

/// <summary>What is known of a finished year: tables of whole numbers, metrics computed from them, and the digest of the world.</summary>
public sealed class YearRecord
{
    internal YearRecord(
        int year, World world, Signals signals, RegionState state, Tally last, Tally now, Digest digest, ImmutableArray<MeasureSpending> spending,
        CollaborationNetwork network, ulong seed)
    {
        Year = year;
        World = world;
        Digest = digest;
        Spending = spending;
        Tally = new Tally(world.Cities.Length, world.Sectors.Length);
        Tally.Add(now);
        Accounts = year > 0 ? NationalAccounts.Of(last, now) : default;
        Metrics = YearMetrics.Compute(new YearView(year, world, signals, state, last, now, Accounts, network, seed)
        {
            SpendingYuan = spending.Sum(each => each.Yuan),
        });
        Network = network;
    }

    /// <summary>The year of the run; 0 is the first state.</summary>
    public int Year { get; }

    /// <summary>The region.</summary>
    public World World { get; }

    /// <summary>Digest of the world at the end of the year.</summary>
    public Digest Digest { get; }

    /// <summary>What was spent on each measure in force, in the order of the measures.</summary>
    public ImmutableArray<MeasureSpending> Spending { get; }

    /// <summary>Everything that was tallied.</summary>
    public Tally Tally { get; }

    /// <summary>Who works with whom.</summary>
    public CollaborationNetwork Network { get; }

    /// <summary>Gross domestic product; empty in year 0.</summary>
    public NationalAccounts Accounts { get; }

    /// <summary>All metrics; one that is undefined is not a number.</summary>
    public IReadOnlyList<MetricValue> Metrics { get; }

    /// <summary>The value of a metric of the whole region.</summary>
    /// <exception cref="KeyNotFoundException">There is no such metric.</exception>
    public double this[string metric]
    {
        get
        {
            foreach (MetricValue value in Metrics)
            {
                if (value.City is null && value.Sector is null && string.Equals(value.Metric.Name, metric, StringComparison.Ordinal)) return value.Value;
            }

            throw new KeyNotFoundException($"There is no regional metric '{metric}'.");
        }
    }
}

/// <summary>The value of a metric in a year.</summary>
/// <param name="Metric">Which metric.</param>
/// <param name="City">City index, or null for all.</param>
/// <param name="Sector">Sector index, or null for all.</param>
/// <param name="Value">The value; not a number where it is undefined.</param>
public readonly record struct MetricValue(Metric Metric, int? City, int? Sector, double Value);
