using InnovationSim.Kernel;
using InnovationSim.Kernel.Policies;

namespace InnovationSim.Engine;

/// <summary>What a run is: the region, the seed and the number of years. Two runs with equal specs have equal digests, wherever they run.</summary>
public sealed record RunSpec
{
    /// <summary>Most years of a run.</summary>
    public const int MostYears = 20_000;

    private readonly World _world = null!;
    private readonly int _years;
    private readonly ShardSizes? _shardSizes;
    private readonly string _inputHash = new('0', 64);
    private readonly IReadOnlyList<ParameterChange> _changes = [];
    private readonly PolicyBook _policies = PolicyBook.Empty;

    /// <summary>The region, with its scale and parameters.</summary>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    public required World World
    {
        get => _world;
        init => _world = value ?? throw new ArgumentNullException(nameof(World), "A run needs a world.");
    }

    /// <summary>The seed: any 64-bit number.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many years to simulate, 1 to <see cref="MostYears"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
    public required int Years
    {
        get => _years;
        init => _years = value is >= 1 and <= MostYears
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Years), value, $"A run has 1 to {MostYears} years.");
    }

    /// <summary>How agents are spread over shards; <see cref="ShardSizes.For"/> the region if nothing is said.</summary>
    /// <exception cref="ArgumentNullException">There are none.</exception>
    public ShardSizes ShardSizes
    {
        get => _shardSizes ?? ShardSizes.For(World);
        init => _shardSizes = value ?? throw new ArgumentNullException(nameof(ShardSizes), "A run needs shard sizes; leave them out for those that suit the region.");
    }

    /// <summary>SHA-256 of scenario, overrides and scale, 64 hexadecimal digits: a checkpoint of other input is refused.</summary>
    /// <exception cref="ArgumentException">It is no such hash.</exception>
    public string InputHash
    {
        get => _inputHash;
        init => _inputHash = value is { Length: 64 } && value.All(char.IsAsciiHexDigitLower)
            ? value
            : throw new ArgumentException($"The input hash is '{value}'; it takes 64 lower-case hexadecimal digits.", nameof(InputHash));
    }

    /// <summary>Changes of parameters from a year on, in the order of their years; none in a run without history. A fork has one.</summary>
    /// <exception cref="ArgumentException">The years are below 1 or do not ascend.</exception>
    public IReadOnlyList<ParameterChange> Changes
    {
        get => _changes;
        init => _changes = InOrder(value)
            ? value
            : throw new ArgumentException("Changes of parameters come in the order of their years, from year 1, one a year at most.", nameof(Changes));
    }

    /// <summary>The measures of policy; none by default.</summary>
    /// <exception cref="ArgumentNullException">There is no book of them.</exception>
    public PolicyBook Policies
    {
        get => _policies;
        init => _policies = value ?? throw new ArgumentNullException(nameof(Policies), "A run without policies has an empty book of them.");
    }

    /// <summary>Parameters and levers in force in a year, by kind, city and sector.</summary>
    public LeversInForce LeversOf(int year) => Policies.InForce(year, ParametersOf(year));

    /// <summary>The parameters that hold in a year without any measure of policy.</summary>
    public ModelParameters ParametersOf(int year)
    {
        ModelParameters parameters = World.Parameters;
        foreach (ParameterChange change in Changes)
        {
            if (year >= change.FromYear) parameters = change.Parameters;
        }

        return parameters;
    }

    /// <summary>The map of the first state.</summary>
    public Partition FirstPartition()
    {
        int cities = World.Cities.Length;
        int[] agents = new int[AgentKinds.Count * cities];
        for (int city = 0; city < cities; city++)
        {
            agents[((int)AgentKind.University * cities) + city] = World.OrganisationsOf(AgentKind.University, city).Length;
            agents[((int)AgentKind.ResearchInstitute * cities) + city] = World.OrganisationsOf(AgentKind.ResearchInstitute, city).Length;
            for (int sector = 0; sector < World.Sectors.Length; sector++)
            {
                agents[((int)AgentKind.StateOwnedEnterprise * cities) + city] += World.Cell(Ownership.State, city, sector).Firms;
                agents[((int)AgentKind.PrivateFirm * cities) + city] += World.Cell(Ownership.Private, city, sector).Firms;
            }

            agents[((int)AgentKind.TalentPool * cities) + city] = SkillLevels.Count;
        }

        return new Partition(cities, ShardSizes.All, agents);
    }

    private static bool InOrder(IReadOnlyList<ParameterChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        for (int at = 0; at < changes.Count; at++)
        {
            if (changes[at].FromYear <= (at == 0 ? 0 : changes[at - 1].FromYear)) return false;
        }

        return true;
    }
}

/// <summary>Other parameters from a year on.</summary>
/// <param name="FromYear">First year, at least 1.</param>
/// <param name="Parameters">All parameters in force from then on.</param>
public sealed record ParameterChange(int FromYear, ModelParameters Parameters);
