using InnovationSim.Kernel.Agents;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>What there is in a run at the end of a year, counted from the agents themselves and not from their tallies.</summary>
internal sealed class Snapshot
{
    public Snapshot(GlassRun run)
    {
        Accounts = run.Region.State.Accounts.Balances.ToArray();
        Loans = run.Region.State.Accounts.LoansYuan;
        Employed = new long[run.Partition.Cities * SkillLevels.Count];
        Staff = new long[Employed.Length];
        SerialsGiven = [.. Enumerable.Range(0, run.Partition.Cities).Select(city => run.Partition.Agents(AgentKind.PrivateFirm, city))];
        foreach (FirmShard shard in run.Firms) Count(shard);
        foreach (ResearchShard shard in run.Research) Count(shard);
        foreach (TalentShard shard in run.Pools) Count(shard);
    }

    /// <summary>Balances of the central accounts.</summary>
    public long[] Accounts { get; }

    public long Loans { get; }

    public long FirmCash { get; private set; }

    public long ResearchCash { get; private set; }

    public long HouseholdCash { get; private set; }

    public long Money => Accounts.Sum() + FirmCash + ResearchCash + HouseholdCash;

    public long Debts { get; private set; }

    public long People { get; private set; }

    /// <summary>Employees as the pools count them, city × level.</summary>
    public long[] Employed { get; }

    /// <summary>Employees as the organisations count them, city × level.</summary>
    public long[] Staff { get; }

    /// <summary>All patents, wherever they stand.</summary>
    public List<(ulong Inventor, int Number)> Patents { get; } = [];

    public HashSet<(ulong Inventor, int Number)> Industrialised { get; } = [];

    /// <summary>Patents whose owner does not live in the shard of the book.</summary>
    public int Orphans { get; private set; }

    /// <summary>Private firms alive.</summary>
    public HashSet<(int City, int Serial)> PrivateFirms { get; } = [];

    /// <summary>Serials given so far to private firms, by city.</summary>
    public int[] SerialsGiven { get; }

    /// <summary>Counts below zero, with where they are.</summary>
    public List<string> Negative { get; } = [];

    private void Count(FirmShard shard)
    {
        FirmColumns firms = shard.Firms;
        for (int row = 0; row < shard.Count; row++)
        {
            string firm = $"{shard.Id} serial {firms.Serial[row]}";
            FirmCash += firms.CashYuan[row];
            Debts += firms.DebtYuan[row];
            int at = shard.Id.City * SkillLevels.Count;
            Staff[at] += firms.SkilledWorkers[row];
            Staff[at + 1] += firms.Engineers[row];
            Staff[at + 2] += firms.Researchers[row];
            if (shard.Ownership == Ownership.Private) PrivateFirms.Add((shard.Id.City, firms.Serial[row]));
            Check(firm, firms.CashYuan[row], firms.DebtYuan[row], firms.CapitalYuan[row], firms.SalesYuan[row], firms.DemandYuan[row]);
            Check(firm, firms.LotsThousandYuan[row], firms.SkilledWorkers[row], firms.Engineers[row], firms.Researchers[row]);
        }

        Count(shard.Patents, firms);
    }

    private void Count(ResearchShard shard)
    {
        ResearchColumns columns = shard.Organisations;
        for (int row = 0; row < shard.Count; row++)
        {
            ResearchCash += columns.CashYuan[row];
            Staff[(shard.Id.City * SkillLevels.Count) + (int)SkillLevel.Scientist] += columns.Researchers[row];
            Check($"{shard.Id} serial {columns.Serial[row]}", columns.Researchers[row], columns.BudgetYuan[row]);
        }

        Count(shard.Patents, columns);
    }

    private void Count(TalentShard shard)
    {
        TalentColumns pools = shard.Pools;
        for (int row = 0; row < shard.Count; row++)
        {
            long[] employed = pools.Employed.At(row).ToArray();
            long[] searching = pools.Searching.At(row).ToArray();
            Employed[(shard.Id.City * SkillLevels.Count) + pools.Serial[row]] += employed.Sum();
            People += employed.Sum() + searching.Sum() + pools.Elsewhere[row] + pools.Students[row] + pools.Dependants[row];
            HouseholdCash += pools.CashYuan[row];
            Check($"{shard.Id} level {row}", [.. employed, .. searching, pools.Elsewhere[row], pools.Students[row], pools.Dependants[row], pools.WageYuan[row]]);
        }
    }

    private void Count(PatentBook book, ColumnSet owners)
    {
        foreach (Patent patent in book)
        {
            Patents.Add((patent.Inventor, patent.Number));
            if (owners.RowOf(patent.Owner) < 0) Orphans++;
            if (patent.Status == PatentStatus.Industrialised) Industrialised.Add((patent.Inventor, patent.Number));
        }
    }

    private void Check(string where, params ReadOnlySpan<long> counts)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] < 0) Negative.Add($"{where}, number {i}: {counts[i]}");
        }
    }
}
