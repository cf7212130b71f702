using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Kernel;

/// <summary>What the coordinator remembers from year to year. With the tally of the last year it is all that a checkpoint of it needs.</summary>
public sealed class RegionState
{
    /// <summary>Years of entrants that are followed.</summary>
    public const int Cohorts = 8;

    /// <summary>An empty state.</summary>
    public RegionState(int cities, int sectors)
    {
        FrontierLog = new double[sectors];
        DemandYuan = new double[sectors];
        BaseGap = new double[sectors];
        BaseDemandPerFirm = new double[sectors];
        RemainderYuan = new long[cities];
        Entrants = new long[Cohorts];
        Linkage = new PastLinkage(cities, sectors);
    }

    /// <summary>The central accounts.</summary>
    public CentralAccounts Accounts { get; } = new();

    /// <summary>Whether the first state is there.</summary>
    public bool GenesisDone { get; set; }

    /// <summary>ln A* by sector.</summary>
    public double[] FrontierLog { get; }

    /// <summary>Demand on the pooled market by sector, yuan a year.</summary>
    public double[] DemandYuan { get; }

    /// <summary>Value added that is not modelled, by city, yuan a year.</summary>
    public long[] RemainderYuan { get; }

    /// <summary>Linkage of the cells in the years before this one.</summary>
    internal PastLinkage Linkage { get; }

    /// <summary>Entrants of the last years, this year's first.</summary>
    public long[] Entrants { get; }

    /// <summary>Money in all accounts together at the start; it never changes.</summary>
    public long MoneyYuan { get; set; }

    /// <summary>ln Ā − ln A* of the base year, by sector.</summary>
    public double[] BaseGap { get; }

    /// <summary>Pooled demand per private firm of the base year, by sector, yuan.</summary>
    public double[] BaseDemandPerFirm { get; }

    /// <summary>Mean ln A of the base year.</summary>
    public double BaseMeanLog { get; set; }

    /// <summary>Median sales of private firms in the base year, yuan.</summary>
    public double PrivateMedianYuan { get; set; }

    /// <summary>Share of public research budgets that is given by size, of the last year; the rest goes to projects.</summary>
    public double BlockShare { get; set; } = 1;

    /// <summary>Gross domestic product of the last year, yuan; the base year's at the start.</summary>
    public long GdpYuan { get; set; }

    /// <summary>Writes everything, a section for each property.</summary>
    internal void Save(IStateWriter writer)
    {
        Write(writer, "accounts-yuan", Accounts.Balances);
        Write<long>(writer, "whole-numbers", [Accounts.LoansYuan, GenesisDone ? 1 : 0, MoneyYuan, GdpYuan]);
        Write<double>(writer, "numbers", [BaseMeanLog, PrivateMedianYuan, BlockShare]);
        Write<double>(writer, "frontier-log", FrontierLog);
        Write<double>(writer, "demand-yuan", DemandYuan);
        Write<double>(writer, "base-gap", BaseGap);
        Write<double>(writer, "base-demand-per-firm", BaseDemandPerFirm);
        Write<long>(writer, "remainder-yuan", RemainderYuan);
        Write<long>(writer, "entrants", Entrants);
        Write<double>(writer, "linkage", Linkage.Values);
    }

    /// <summary>Takes over everything that was saved.</summary>
    /// <exception cref="StateMisfitException">What was saved does not fit.</exception>
    internal void Load(IStateReader reader)
    {
        ReadOnlySpan<long> whole = Read<long>(reader, "whole-numbers", 4);
        Accounts.Restore(Read<long>(reader, "accounts-yuan", LedgerNames.Accounts), whole[0]);
        GenesisDone = whole[1] != 0;
        MoneyYuan = whole[2];
        GdpYuan = whole[3];
        ReadOnlySpan<double> numbers = Read<double>(reader, "numbers", 3);
        BaseMeanLog = numbers[0];
        PrivateMedianYuan = numbers[1];
        BlockShare = numbers[2];
        Read<double>(reader, "frontier-log", FrontierLog.Length).CopyTo(FrontierLog);
        Read<double>(reader, "demand-yuan", DemandYuan.Length).CopyTo(DemandYuan);
        Read<double>(reader, "base-gap", BaseGap.Length).CopyTo(BaseGap);
        Read<double>(reader, "base-demand-per-firm", BaseDemandPerFirm.Length).CopyTo(BaseDemandPerFirm);
        Read<long>(reader, "remainder-yuan", RemainderYuan.Length).CopyTo(RemainderYuan);
        Read<long>(reader, "entrants", Entrants.Length).CopyTo(Entrants);
        Read<double>(reader, "linkage", Linkage.Values.Length).CopyTo(Linkage.Values);
    }

    internal static void Write<T>(IStateWriter writer, string name, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Begin(name, Unsafe.SizeOf<T>(), values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    internal static ReadOnlySpan<T> Read<T>(IStateReader reader, string name, int length)
        where T : unmanaged
    {
        ReadOnlySpan<T> values = MemoryMarshal.Cast<byte, T>(reader.Section(name, Unsafe.SizeOf<T>()));
        return values.Length == length
            ? values
            : throw new StateMisfitException($"Section {name} has {values.Length} values; this region needs {length}.");
    }

    internal void Remember(Tally year)
    {
        for (int i = Entrants.Length - 1; i > 0; i--) Entrants[i] = Entrants[i - 1];
        Entrants[0] = year.Total(CellMeasure.Entries, Ownership.Private);
    }
}
