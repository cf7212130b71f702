using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Phases;

/// <summary>For what nearness is asked.</summary>
public enum NearnessKind
{
    /// <summary>Imitating a peer.</summary>
    Imitation = 0,

    /// <summary>Taking over a patent.</summary>
    Transfer = 1,

    /// <summary>Supplying a lot.</summary>
    Supply = 2,
}

/// <summary>Tables that follow from the region and the parameters alone: everybody can build them.</summary>
public sealed class RegionTables
{
    private const int Kinds = 3;

    private readonly World _world;
    private readonly double[] _nearness;
    private readonly double[] _moveDistance;
    private readonly double[] _outside;
    private readonly AgentId[] _organisations;
    private readonly double[] _organisationWeights;
    private ModelParameters? _parameters;

    /// <summary>Empty tables; <see cref="Follow"/> fills them.</summary>
    public RegionTables(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _world = world;
        int cities = world.Cities.Length;
        _nearness = new double[Kinds * cities * cities];
        _moveDistance = new double[cities * cities];
        _outside = new double[cities * world.Destinations.Length];
        _organisations = [.. Organisations(world, AgentKind.University), .. Organisations(world, AgentKind.ResearchInstitute)];
        _organisationWeights = new double[cities * _organisations.Length];
        SkillAdaptation = new double[SkillLevels.Count];
        Leaving = new SmallBinomial(0);
        Retiring = new SmallBinomial(0);
    }

    /// <summary>Part of the gap between skill and productivity that a year closes, by level: 1 − ½^(12/τ).</summary>
    public double[] SkillAdaptation { get; }

    internal SmallBinomial Leaving { get; private set; }

    internal SmallBinomial Retiring { get; private set; }

    /// <summary>Fills the tables for parameters; does nothing if they are filled for these.</summary>
    public void Follow(ModelParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (ReferenceEquals(_parameters, parameters)) return;
        _parameters = parameters;
        int cities = _world.Cities.Length;
        for (int from = 0; from < cities; from++)
        {
            for (int to = 0; to < cities; to++)
            {
                bool abroad = _world.Cities[from].Province != _world.Cities[to].Province;
                double km = _world.Distance(from, to) * (abroad ? parameters.ProvinceFriction : 1);
                int pair = (from * cities) + to;
                _nearness[pair] = DeterministicMath.Exp(-km / parameters.ImitationDistanceKm);
                _nearness[(cities * cities) + pair] = DeterministicMath.Exp(-km / parameters.TransferDistanceKm);
                _nearness[(2 * cities * cities) + pair] = DeterministicMath.Exp(-km / parameters.SupplyDistanceKm);
                _moveDistance[pair] = Friction(km, parameters);
            }

            City city = _world.Cities[from];
            for (int to = 0; to < _world.Destinations.Length; to++)
            {
                Destination place = _world.Destinations[to];
                double km = GreatCircle.Kilometres(city.Latitude, city.Longitude, place.Latitude, place.Longitude) * parameters.RoadFactor;
                _outside[(from * _world.Destinations.Length) + to] = Friction(km * parameters.OutsideDistance, parameters);
            }
        }

        WeighOrganisations();
        double leaving = parameters.RetirementRate + parameters.QuitRate;
        Leaving = new SmallBinomial(leaving);
        Retiring = new SmallBinomial(leaving > 0 ? parameters.RetirementRate / leaving : 0);
        SkillAdaptation[0] = Adaptation(parameters.SkilledWorkerLearningMonths);
        SkillAdaptation[1] = Adaptation(parameters.EngineerLearningMonths);
        SkillAdaptation[2] = Adaptation(parameters.ScientistLearningMonths);
    }

    /// <summary>e^(−km/scale) between two cities.</summary>
    public double Nearness(NearnessKind kind, int from, int to) =>
        _nearness[(((int)kind * _world.Cities.Length) + from) * _world.Cities.Length + to];

    /// <summary>A research organisation as one of a city finds it: by budget and nearness; null if there is none.</summary>
    /// <param name="city">From where.</param>
    /// <param name="unit">In (0, 1).</param>
    internal AgentId? ResearchOrganisation(int city, double unit)
    {
        ReadOnlySpan<double> cumulative = _organisationWeights.AsSpan(city * _organisations.Length, _organisations.Length);
        return cumulative.IsEmpty || cumulative[^1] <= 0 ? null : _organisations[Pick.From(cumulative, unit)];
    }

    /// <summary>The distance term of moving between two cities, in units of utility.</summary>
    internal double MoveFriction(int from, int to) => _moveDistance[(from * _world.Cities.Length) + to];

    /// <summary>The distance term of moving to a place outside.</summary>
    internal double OutsideFriction(int from, int destination) => _outside[(from * _world.Destinations.Length) + destination];

    private static IEnumerable<AgentId> Organisations(World world, AgentKind kind) =>
        from city in Enumerable.Range(0, world.Cities.Length)
        from serial in Enumerable.Range(0, world.OrganisationsOf(kind, city).Length)
        select new AgentId(kind, (ushort)city, serial);

    private void WeighOrganisations()
    {
        for (int city = 0; city < _world.Cities.Length; city++)
        {
            double sum = 0;
            for (int i = 0; i < _organisations.Length; i++)
            {
                AgentId id = _organisations[i];
                sum += _world.OrganisationsOf(id.Kind, id.City)[id.Serial].BudgetYuan * Nearness(NearnessKind.Transfer, city, id.City);
                _organisationWeights[(city * _organisations.Length) + i] = sum;
            }
        }
    }

    private static double Friction(double km, ModelParameters p) => p.MoveDistanceWeight * DeterministicMath.Log(1 + (km / 100));

    private static double Adaptation(double months) => 1 - DeterministicMath.Pow(0.5, 12 / months);
}
