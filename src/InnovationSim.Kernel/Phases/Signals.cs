using InnovationSim.Kernel.Policies;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// What everybody knows: published by the coordinator between steps, the same for all shards. Only the coordinator writes it, and
/// only between steps. Tables are row by row; "city × level" means index city × 3 + level.
/// </summary>
public sealed partial class Signals
{
    /// <summary>Points of a published distribution of ln A: quantiles 0, 1/16 … 1.</summary>
    public const int QuantilePoints = 17;

    /// <summary>Makes signals for a region; the coordinator fills them.</summary>
    public Signals(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        int cities = world.Cities.Length;
        int sectors = world.Sectors.Length;
        int pools = cities * SkillLevels.Count;
        Parameters = world.Parameters;
        FrontierLog = new double[sectors];
        MeanLog = new double[sectors];
        SectorGrowth = new double[sectors];
        MedianIntensity = new double[sectors];
        DemandScale = new double[sectors];
        WageYuan = new double[pools];
        PoolLogSkill = new double[pools];
        CityLogSkill = new double[cities];
        DeathRate = new double[cities];
        Births = new double[cities];
        MoveWeights = new double[SkillLevels.Count * cities * (cities + 1)];
        Arrivals = new double[pools];
        StudentPlaces = new double[cities * 2];
        Retired = new long[pools * world.Occupations];
        Quit = new long[pools * world.Occupations];
        Income = new long[pools];
        CellMeanLog = new double[cities * sectors];
        EntryMean = new double[cities * sectors];
        PeerCities = new double[sectors * cities * cities];
        PeerQuantiles = new double[cities * sectors * QuantilePoints];
        SupplierCities = new double[sectors * cities * cities * Ownerships.Count];
        AdopterCities = new double[sectors * cities * cities * Ownerships.Count];
        GenesisScale = new double[Ownerships.Count * cities * sectors];
        Headcount = new long[pools * world.Occupations];
        LotShare = new double[sectors];
        HighTechChance = new double[cities];
        Upgrading = new double[Ownerships.Count * cities * sectors];
        Digitalisation = new double[cities * sectors];
        SupplierGrants = new double[Ownerships.Count * cities * sectors];
        TrainingSeats = new double[cities];
        VisitingTalent = new double[2 * cities];
        TopicFields = new long[Contest.MostTopics];
        ContestBin = new long[Contest.MostTopics];
        ContestRank = new long[Contest.MostTopics];
        ContestIdentity = new long[Contest.MostTopics];
        Tables = new RegionTables(world);
    }

    /// <summary>Parameters and levers in force this year in the whole region.</summary>
    public ModelParameters Parameters { get; set; }

    /// <summary>What differs from them by kind, city and sector, and the measures that hold; null if there are no measures.</summary>
    public LeversInForce? Levers { get; set; }

    /// <summary>ln A* of each sector.</summary>
    public double[] FrontierLog { get; }

    /// <summary>Mean of ln A weighted by sales, by sector.</summary>
    public double[] MeanLog { get; }

    /// <summary>Growth of demand this year, by sector.</summary>
    public double[] SectorGrowth { get; }

    /// <summary>Median R&amp;D intensity of the sector's firms, share of sales.</summary>
    public double[] MedianIntensity { get; }

    /// <summary>Factor from drawn demand to the sector's demand.</summary>
    public double[] DemandScale { get; }

    /// <summary>Growth of the region's productivity since the base year: research budgets and base wages follow it.</summary>
    public double ProductivityIndex { get; set; } = 1;

    /// <summary>Research budgets of public organisations, relative to the base year.</summary>
    public double ResearchBudgetIndex { get; set; } = 1;

    /// <summary>Wages, city × level, yuan a year.</summary>
    public double[] WageYuan { get; }

    /// <summary>ln of the skill of those who look for work, city × level.</summary>
    public double[] PoolLogSkill { get; }

    /// <summary>Mean ln of the skill of the firms' workforces, by city.</summary>
    public double[] CityLogSkill { get; }

    /// <summary>Deaths per dependant, by city.</summary>
    public double[] DeathRate { get; }

    /// <summary>Births expected, by city.</summary>
    public double[] Births { get; }

    /// <summary>Weights of destinations: level × home city × (cities, then outside).</summary>
    public double[] MoveWeights { get; }

    /// <summary>Persons expected to arrive from outside, city × level.</summary>
    public double[] Arrivals { get; }

    /// <summary>Share of the region's beginning students that a city takes, city × (vocational, bachelor).</summary>
    public double[] StudentPlaces { get; }

    /// <summary>Employees who retired since the pools last looked, city × level × occupation.</summary>
    public long[] Retired { get; }

    /// <summary>Employees who quit or lost their job since the pools last looked, city × level × occupation.</summary>
    public long[] Quit { get; }

    /// <summary>Income of the year, city × level, yuan.</summary>
    public long[] Income { get; }

    /// <summary>Mean of ln A of private firms weighted by sales, city × sector.</summary>
    public double[] CellMeanLog { get; }

    /// <summary>Entrants expected, city × sector.</summary>
    public double[] EntryMean { get; }

    /// <summary>Cumulative weights of the cities in which a firm finds a peer, sector × own city × cities.</summary>
    public double[] PeerCities { get; }

    /// <summary>Quantiles of ln A, city × sector × points.</summary>
    public double[] PeerQuantiles { get; }

    /// <summary>Cumulative weights of where a lot buyer finds suppliers, sector × own city × (state, private) × cities.</summary>
    public double[] SupplierCities { get; }

    /// <summary>Cumulative weights of where a research organisation finds adopters, sector × own city × (state, private) × cities.</summary>
    public double[] AdopterCities { get; }

    /// <summary>The registers of firms.</summary>
    public Directory? Directory { get; set; }

    /// <summary>At genesis: factor from drawn sizes to sales, owner × city × sector.</summary>
    public double[] GenesisScale { get; }

    /// <summary>At genesis: part of a sector's sales that is ordered in lots within the region, by sector.</summary>
    public double[] LotShare { get; }

    /// <summary>At genesis: chance that a firm whose R&amp;D would do for it holds the high-tech certificate, by city.</summary>
    public double[] HighTechChance { get; }

    /// <summary>At genesis: employees, city × level × occupation.</summary>
    public long[] Headcount { get; }

    /// <summary>Chance of being upgraded with public money, for each thousand yuan of sales, owner × city × sector.</summary>
    public double[] Upgrading { get; }

    /// <summary>Chance of a private firm's being digitalised with public money, city × sector.</summary>
    public double[] Digitalisation { get; }

    /// <summary>Chance of a grant for a firm that was asked to quote and does not qualify, owner × city × sector.</summary>
    public double[] SupplierGrants { get; }

    /// <summary>Training seats, by city.</summary>
    public double[] TrainingSeats { get; }

    /// <summary>Visiting scientists for each yuan of a research organisation's budget of the base year, (university, institute) × city.</summary>
    public double[] VisitingTalent { get; }

    /// <summary>Median sales of private firms in the base year, yuan: the unit of the thresholds.</summary>
    public double PrivateMedianYuan { get; set; }

    /// <summary>ln of how far behind the frontier a supplier may be.</summary>
    public double QualificationLog { get; set; }

    /// <summary>Weight of an outside candidate in a lot buyer's choice, at frontier prices.</summary>
    public double OutsideWeight { get; set; }

    /// <summary>Topics of this year's calls.</summary>
    public double Topics { get; set; }

    /// <summary>Money of a project, yuan.</summary>
    public double ProjectYuan { get; set; }

    /// <summary>Share of public research budgets that is given by size: this year's once the calls are decided, last year's before.</summary>
    public double BlockShare { get; set; } = 1;

    /// <summary>Technology field of each topic, ascending.</summary>
    public long[] TopicFields { get; }

    /// <summary>Bin of scores in which the places of each topic run out.</summary>
    public long[] ContestBin { get; }

    /// <summary>Rank of the last one of that bin who has a place, by topic.</summary>
    public long[] ContestRank { get; }

    /// <summary>Its identity; of equal ranks, identities up to it have a place.</summary>
    public long[] ContestIdentity { get; }

    /// <summary>Tables that follow from region and parameters.</summary>
    public RegionTables Tables { get; private set; }

    /// <summary>What holds for the agents of a kind in a city; sector −1 is whatever the sector.</summary>
    internal ModelParameters At(AgentKind kind, int city, int sector = -1) => Levers is { } levers ? levers.Of(kind, city, sector) : Parameters;

    /// <summary>Parameters that would hold without any measure.</summary>
    internal ModelParameters WithoutPolicy => Levers?.WithoutPolicy ?? Parameters;

    internal SmallBinomial Leaving => Tables.Leaving;

    internal SmallBinomial Retiring => Tables.Retiring;

    internal double[] SkillAdaptation => Tables.SkillAdaptation;

    internal void Adopt(RegionTables tables) => Tables = tables;
}
