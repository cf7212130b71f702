using System.Collections.Immutable;

namespace InnovationSim.Kernel.Policies;

/// <summary>
/// Parameters and levers in force in a year: for the region, and for each kind of agents, city and sector where a measure has a target.
/// Everybody derives it from the run's spec and the year; it never changes.
/// </summary>
public sealed class LeversInForce
{
    private readonly int _cities;
    private readonly int _sectors;

    // kind × city × (whatever the sector, then each sector); null where nothing is targeted.
    private readonly ModelParameters[]? _cells;
    private readonly double[]?[]? _refunds;

    /// <summary>The levers of a year.</summary>
    /// <param name="withoutPolicy">Parameters without any measure.</param>
    /// <param name="measures">Measures that hold in the year, in their order.</param>
    /// <param name="cities">How many cities the region has.</param>
    /// <param name="sectors">How many sectors.</param>
    public LeversInForce(ModelParameters withoutPolicy, ImmutableArray<Measure> measures, int cities, int sectors)
    {
        ArgumentNullException.ThrowIfNull(withoutPolicy);
        WithoutPolicy = withoutPolicy;
        Measures = measures;
        _cities = cities;
        _sectors = sectors;
        Parameters = measures.Where(measure => !measure.IsTargeted).Aggregate(withoutPolicy, static (parameters, measure) => measure.Apply(parameters));
        if (!measures.Any(measure => measure.IsTargeted)) return;
        _cells = Cells();
        _refunds = Refunds();
    }

    /// <summary>Parameters that hold for the region and wherever no measure has a target.</summary>
    public ModelParameters Parameters { get; }

    /// <summary>Parameters that would hold without any measure.</summary>
    public ModelParameters WithoutPolicy { get; }

    /// <summary>Measures that hold in the year, in their order.</summary>
    public ImmutableArray<Measure> Measures { get; }

    /// <summary>Whether the same holds everywhere.</summary>
    public bool IsUniform => _cells is null;

    /// <summary>Levers without any measure.</summary>
    public static LeversInForce Without(ModelParameters parameters) => new(parameters, [], 0, 0);

    /// <summary>What holds for the agents of a kind in a city, whatever their sector.</summary>
    public ModelParameters Of(AgentKind kind, int city) => Of(kind, city, -1);

    /// <summary>What holds for the agents of a kind in a city and sector; sector −1 is whatever the sector.</summary>
    public ModelParameters Of(AgentKind kind, int city, int sector) =>
        _cells is null ? Parameters : _cells[Cell((int)kind, city) + 1 + sector];

    /// <summary>The place in <see cref="Measures"/> of the measure that sets a lever for agents; −1 if none does.</summary>
    public int SourceOf(string lever, AgentKind kind, int city, int sector)
    {
        for (int at = Measures.Length - 1; at >= 0; at--)
        {
            if (string.Equals(Measures[at].Lever, lever, StringComparison.Ordinal) && Measures[at].Covers(kind, city, sector)) return at;
        }

        return -1;
    }

    /// <summary>1 + refund of R&amp;D by sector; null where it is the same in all.</summary>
    internal double[]? ResearchRefunds(AgentKind kind, int city) => _refunds?[((int)kind * _cities) + city];

    private int Cell(int kind, int city) => ((kind * _cities) + city) * (_sectors + 1);

    private ModelParameters[] Cells()
    {
        var cells = new ModelParameters[AgentKinds.Count * _cities * (_sectors + 1)];
        // Cells for which the same measures hold share their parameters.
        var known = new SortedDictionary<string, ModelParameters>(StringComparer.Ordinal);
        for (int kind = 0; kind < AgentKinds.Count; kind++)
        {
            for (int city = 0; city < _cities; city++)
            {
                for (int sector = -1; sector < _sectors; sector++)
                {
                    Measure[] covering = [.. Measures.Where(measure => measure.Covers((AgentKind)kind, city, sector))];
                    string key = string.Join(',', covering.Select(measure => Measures.IndexOf(measure)));
                    if (!known.TryGetValue(key, out ModelParameters? parameters))
                    {
                        parameters = covering.All(measure => !measure.IsTargeted)
                            ? Parameters
                            : covering.Aggregate(WithoutPolicy, static (each, measure) => measure.Apply(each));
                        known.Add(key, parameters);
                    }

                    cells[Cell(kind, city) + 1 + sector] = parameters;
                }
            }
        }

        return cells;
    }

    private double[]?[] Refunds()
    {
        var refunds = new double[]?[AgentKinds.Count * _cities];
        for (int at = 0; at < refunds.Length; at++)
        {
            var kind = (AgentKind)(at / _cities);
            int city = at % _cities;
            double everywhere = Of(kind, city).ResearchSubsidy;
            double[] bySector = [.. Enumerable.Range(0, _sectors).Select(sector => 1 + Of(kind, city, sector).ResearchSubsidy)];
            if (bySector.Any(refund => refund != 1 + everywhere)) refunds[at] = bySector;
        }

        return refunds;
    }
}
