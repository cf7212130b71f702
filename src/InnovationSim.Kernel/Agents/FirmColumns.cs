namespace InnovationSim.Kernel.Agents;

/// <summary>What a firm carries as yes-or-no.</summary>
[Flags]
public enum FirmFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Holds the high-tech certificate.</summary>
    HighTech = 1,

    /// <summary>Buys its inputs in lots by tender (every state-owned enterprise, and private firms that lead a chain).</summary>
    ChainLeader = 2,

    /// <summary>Leaves at the end of the year.</summary>
    Exiting = 4,

    /// <summary>The guide fund holds a stake.</summary>
    FundBacked = 8,
}

/// <summary>The state of firms, state-owned or private. Money in whole yuan; one row is one firm.</summary>
public sealed class FirmColumns : ColumnSet
{
    /// <summary>Years of which the staff is remembered.</summary>
    public const int StaffYears = 4;

    /// <summary>Makes an empty set.</summary>
    /// <param name="memory">Where columns live.</param>
    /// <param name="shardSize">Most agents that it will hold.</param>
    public FirmColumns(ColumnMemory memory, int shardSize)
        : base(memory, shardSize)
    {
        CashYuan = Add<long>("cash-yuan");
        DebtYuan = Add<long>("debt-yuan");
        CapitalYuan = Add<long>("capital-yuan");
        SalesYuan = Add<long>("sales-yuan");
        DemandYuan = Add<long>("demand-yuan");
        LotsThousandYuan = Add<int>("lots-thousand-yuan");
        LogProductivity = Add<float>("log-productivity");
        LogSkill = Add<float>("log-skill");
        ResearchIntensity = Add<float>("research-intensity");
        SkilledWorkers = Add<int>("skilled-workers");
        Engineers = Add<int>("engineers");
        Researchers = Add<int>("researchers");
        Knowledge = Add<ushort>("knowledge", Kene.PerOrganisation);
        StaffBefore = Add<ushort>("staff-before", StaffYears);
        LastGrowth = Add<short>("last-growth");
        Founded = Add<short>("founded");
        Licences = Add<ushort>("licences");
        Sector = Add<byte>("sector");
        Flags = Add<FirmFlags>("flags");
        Digital = Add<byte>("digital");
    }

    /// <summary>Money at hand; negative only within a year.</summary>
    public Column<long> CashYuan { get; }

    /// <summary>Owed to the bank.</summary>
    public Column<long> DebtYuan { get; }

    /// <summary>Fixed capital at cost less depreciation.</summary>
    public Column<long> CapitalYuan { get; }

    /// <summary>Sales of the last year finished.</summary>
    public Column<long> SalesYuan { get; }

    /// <summary>Demand from the pooled market: this year's once drawn, last year's before.</summary>
    public Column<long> DemandYuan { get; }

    /// <summary>Orders won in lots, thousand yuan: this year's once ordered, last year's before.</summary>
    public Column<int> LotsThousandYuan { get; }

    /// <summary>ln of productivity A, relative to the mean of the base year (0).</summary>
    public Column<float> LogProductivity { get; }

    /// <summary>ln of the skill of the workforce, on the scale of productivity.</summary>
    public Column<float> LogSkill { get; }

    /// <summary>R&amp;D as a share of sales.</summary>
    public Column<float> ResearchIntensity { get; }

    /// <summary>Skilled workers employed, persons.</summary>
    public Column<int> SkilledWorkers { get; }

    /// <summary>Engineers employed, persons.</summary>
    public Column<int> Engineers { get; }

    /// <summary>Researchers employed, persons.</summary>
    public Column<int> Researchers { get; }

    /// <summary>Up to eight pieces of knowledge, see <see cref="Kene"/>.</summary>
    public Column<ushort> Knowledge { get; }

    /// <summary>
    /// Staff at the ends of the last <see cref="StaffYears"/> years, persons, at most 65,535; that of a year stands at the remainder of the year
    /// by their number.
    /// </summary>
    public Column<ushort> StaffBefore { get; }

    /// <summary>ln growth of demand in the last year, in ten-thousandths.</summary>
    public Column<short> LastGrowth { get; }

    /// <summary>Simulated year of foundation; zero or negative for firms older than the run.</summary>
    public Column<short> Founded { get; }

    /// <summary>Licences and patents taken over and put to use.</summary>
    public Column<ushort> Licences { get; }

    /// <summary>Sector index.</summary>
    public Column<byte> Sector { get; }

    /// <summary>Yes-or-no properties.</summary>
    public Column<FirmFlags> Flags { get; }

    /// <summary>Digital level, 0 to 100 %.</summary>
    public Column<byte> Digital { get; }
}
