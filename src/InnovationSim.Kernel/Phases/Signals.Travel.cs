using System.Runtime.InteropServices;
using InnovationSim.Kernel.Policies;

namespace InnovationSim.Kernel.Phases;

/// <content>
/// Signals travel as numbers: everything but parameters and levers, the tables that follow from them, and the registers, which everybody builds
/// from the shards' reports.
/// </content>
public sealed partial class Signals
{
    private const int Numbers = 8;

    private double[][] Doubles =>
    [
        FrontierLog, MeanLog, SectorGrowth, MedianIntensity, DemandScale, WageYuan, PoolLogSkill, CityLogSkill, DeathRate, Births, MoveWeights, Arrivals,
        StudentPlaces, CellMeanLog, EntryMean, PeerCities, PeerQuantiles, SupplierCities, AdopterCities, GenesisScale, LotShare, HighTechChance,
        Upgrading, Digitalisation, SupplierGrants, TrainingSeats, VisitingTalent,
    ];

    private long[][] Longs => [Retired, Quit, Income, Headcount, TopicFields, ContestBin, ContestRank, ContestIdentity];

    /// <summary>How many 64-bit words all numbers take; it depends on the region only.</summary>
    public int Words => Numbers + Doubles.Sum(table => table.Length) + Longs.Sum(table => table.Length);

    /// <summary>Copies all numbers.</summary>
    /// <param name="to">Exactly <see cref="Words"/> words.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public void CopyTo(Span<ulong> to)
    {
        Check(to.Length);
        Span<double> numbers = MemoryMarshal.Cast<ulong, double>(to);
        numbers[0] = ProductivityIndex;
        numbers[1] = ResearchBudgetIndex;
        numbers[2] = PrivateMedianYuan;
        numbers[3] = QualificationLog;
        numbers[4] = OutsideWeight;
        numbers[5] = Topics;
        numbers[6] = ProjectYuan;
        numbers[7] = BlockShare;
        int at = Numbers;
        foreach (double[] table in Doubles)
        {
            table.CopyTo(numbers[at..]);
            at += table.Length;
        }

        foreach (long[] table in Longs)
        {
            table.CopyTo(MemoryMarshal.Cast<ulong, long>(to)[at..]);
            at += table.Length;
        }
    }

    /// <summary>Takes over all numbers.</summary>
    /// <param name="from">What <see cref="CopyTo"/> gave for the same region.</param>
    /// <exception cref="ArgumentException">They are of another region.</exception>
    public void CopyFrom(ReadOnlySpan<ulong> from)
    {
        Check(from.Length);
        ReadOnlySpan<double> numbers = MemoryMarshal.Cast<ulong, double>(from);
        ProductivityIndex = numbers[0];
        ResearchBudgetIndex = numbers[1];
        PrivateMedianYuan = numbers[2];
        QualificationLog = numbers[3];
        OutsideWeight = numbers[4];
        Topics = numbers[5];
        ProjectYuan = numbers[6];
        BlockShare = numbers[7];
        int at = Numbers;
        foreach (double[] table in Doubles)
        {
            numbers.Slice(at, table.Length).CopyTo(table);
            at += table.Length;
        }

        foreach (long[] table in Longs)
        {
            MemoryMarshal.Cast<ulong, long>(from).Slice(at, table.Length).CopyTo(table);
            at += table.Length;
        }
    }

    /// <summary>Sets the parameters in force, and the tables that follow from them.</summary>
    /// <param name="parameters">Parameters and levers.</param>
    /// <param name="tables">Tables of the region; they are filled for the parameters.</param>
    public void Follow(ModelParameters parameters, RegionTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Parameters = parameters;
        tables.Follow(parameters);
        Tables = tables;
    }

    /// <summary>Sets the levers in force, and the tables that follow from them.</summary>
    /// <param name="levers">Levers of the year.</param>
    /// <param name="tables">Tables of the region; they are filled for the levers.</param>
    public void Follow(LeversInForce levers, RegionTables tables)
    {
        ArgumentNullException.ThrowIfNull(levers);
        Levers = levers;
        Follow(levers.Parameters, tables);
    }

    private void Check(int words)
    {
        if (words != Words) throw new ArgumentException($"Signals of this region take {Words} words; there are {words}.");
    }
}
