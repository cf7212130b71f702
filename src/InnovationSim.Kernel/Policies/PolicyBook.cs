using System.Collections.Immutable;

namespace InnovationSim.Kernel.Policies;

/// <summary>
/// The measures of a run in their order. Where two set the same lever for the same agents in the same year, the later one in the list
/// counts.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class PolicyBook
{
    private readonly ImmutableArray<Measure> _measures;
    private readonly int _cities;
    private readonly int _sectors;
    private readonly Lock _gate = new();
    private LeversInForce? _last;

    /// <summary>A book of measures for a region.</summary>
    /// <param name="measures">Measures in their order.</param>
    /// <param name="cities">How many cities the region has.</param>
    /// <param name="sectors">How many sectors.</param>
    /// <exception cref="ArgumentException">A measure names a city or a sector that the region does not have.</exception>
    public PolicyBook(IEnumerable<Measure> measures, int cities, int sectors)
    {
        _measures = [.. measures];
        _cities = cities;
        _sectors = sectors;
        foreach (Measure measure in _measures)
        {
            if (measure.Cities.Any(city => city < 0 || city >= cities) || measure.Sectors.Any(sector => sector < 0 || sector >= sectors))
            {
                throw new ArgumentException(
                    $"Measure {measure.Policy}/{measure.Name} names a city or sector that the region, with {cities} cities and {sectors} sectors, does not have.",
                    nameof(measures));
            }
        }
    }

    /// <summary>A book without measures.</summary>
    public static PolicyBook Empty { get; } = new([], 0, 0);

    /// <summary>The measures.</summary>
    public ImmutableArray<Measure> Measures => _measures;

    /// <summary>The levers in force in a year; the same object as for the year asked for last if nothing changes.</summary>
    /// <param name="year">The year.</param>
    /// <param name="withoutPolicy">Parameters that hold without any measure in that year.</param>
    public LeversInForce InForce(int year, ModelParameters withoutPolicy)
    {
        ImmutableArray<Measure> holding = [.. _measures.Where(measure => measure.HoldsIn(year))];
        lock (_gate)
        {
            if (_last is { } last && ReferenceEquals(last.WithoutPolicy, withoutPolicy) && last.Measures.SequenceEqual(holding)) return last;
            return _last = new LeversInForce(withoutPolicy, holding, _cities, _sectors);
        }
    }
}
