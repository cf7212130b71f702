namespace InnovationSim.Kernel.Agents;

/// <summary>The state of public research organisations: universities and research institutes. One row is one organisation.</summary>
public sealed class ResearchColumns : ColumnSet
{
    /// <summary>Makes an empty set.</summary>
    /// <param name="memory">Where columns live.</param>
    /// <param name="shardSize">Most agents that it will hold.</param>
    public ResearchColumns(ColumnMemory memory, int shardSize)
        : base(memory, shardSize)
    {
        CashYuan = Add<long>("cash-yuan");
        BudgetYuan = Add<long>("budget-yuan");
        BaseBudgetYuan = Add<long>("base-budget-yuan");
        FeesYuan = Add<long>("fees-yuan");
        Researchers = Add<int>("researchers");
        PatentSerial = Add<int>("patent-serial");
        Knowledge = Add<ushort>("knowledge", Kene.PerOrganisation);
        TransferOffice = Add<byte>("transfer-office");
    }

    /// <summary>Money at hand.</summary>
    public Column<long> CashYuan { get; }

    /// <summary>Research budget of the year.</summary>
    public Column<long> BudgetYuan { get; }

    /// <summary>Research budget of the base year.</summary>
    public Column<long> BaseBudgetYuan { get; }

    /// <summary>Licence fees earned this year, before the inventors' share.</summary>
    public Column<long> FeesYuan { get; }

    /// <summary>Researchers employed, persons.</summary>
    public Column<int> Researchers { get; }

    /// <summary>Number of the next patent.</summary>
    public Column<int> PatentSerial { get; }

    /// <summary>Up to eight pieces of knowledge, see <see cref="Kene"/>.</summary>
    public Column<ushort> Knowledge { get; }

    /// <summary>1 if it has a technology transfer office.</summary>
    public Column<byte> TransferOffice { get; }
}
