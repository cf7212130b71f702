namespace InnovationSim.Kernel.Agents;

/// <summary>
/// The state of talent pools: the people of one city at one skill level, in whole persons. Those who work or look for work are
/// counted by occupation: the sector of the (last) employer, or research at a public organisation.
/// </summary>
public sealed class TalentColumns : ColumnSet
{
    /// <summary>Pieces of knowledge that a pool can hold.</summary>
    public const int BagSize = 64;

    /// <summary>Makes an empty set.</summary>
    /// <param name="memory">Where columns live.</param>
    /// <param name="shardSize">Most agents that it will hold.</param>
    /// <param name="occupations">Sectors + 1.</param>
    public TalentColumns(ColumnMemory memory, int shardSize, int occupations)
        : base(memory, shardSize)
    {
        Employed = Add<long>("employed", occupations);
        Searching = Add<long>("searching", occupations);
        Elsewhere = Add<long>("employed-elsewhere");
        ElsewherePosts = Add<long>("posts-elsewhere");
        Students = Add<long>("students");
        Dependants = Add<long>("dependants");
        WageYuan = Add<long>("wage-yuan");
        BaseWageYuan = Add<long>("base-wage-yuan");
        CashYuan = Add<long>("cash-yuan");
        Inflow = Add<long>("inflow");
        Outflow = Add<long>("outflow");
        LogSkill = Add<double>("log-skill");
        NextSerial = Add<int>("next-serial");
        BagCount = Add<int>("bag-count");
        Bag = Add<ushort>("bag", BagSize);
    }

    /// <summary>Employed by organisations of the model, by occupation.</summary>
    public Column<long> Employed { get; }

    /// <summary>Looking for work, by last occupation.</summary>
    public Column<long> Searching { get; }

    /// <summary>Working in what is not modelled: household farming, public services.</summary>
    public Column<long> Elsewhere { get; }

    /// <summary>Posts in what is not modelled: as many as the exogenous series has, filled or not.</summary>
    public Column<long> ElsewherePosts { get; }

    /// <summary>Studying for this level.</summary>
    public Column<long> Students { get; }

    /// <summary>Children and the retired.</summary>
    public Column<long> Dependants { get; }

    /// <summary>Wage of a year at a firm of mean productivity.</summary>
    public Column<long> WageYuan { get; }

    /// <summary>That wage in the base year.</summary>
    public Column<long> BaseWageYuan { get; }

    /// <summary>Household money.</summary>
    public Column<long> CashYuan { get; }

    /// <summary>Persons who moved in this year, from other cities and from outside.</summary>
    public Column<long> Inflow { get; }

    /// <summary>Persons who moved out this year.</summary>
    public Column<long> Outflow { get; }

    /// <summary>ln of the skill of those who look for work, on the scale of productivity.</summary>
    public Column<double> LogSkill { get; }

    /// <summary>Serial of the city's next private firm; kept by the pool that is the city's registrar.</summary>
    public Column<int> NextSerial { get; }

    /// <summary>Filled places of the bag.</summary>
    public Column<int> BagCount { get; }

    /// <summary>Pieces of knowledge of researchers who left their posts, a seeded sample.</summary>
    public Column<ushort> Bag { get; }
}
