using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Kernel.Ledger;

/// <summary>
/// The accounts that the coordinator holds: bank, province, centre, outside, and the clearing account of the pooled market. Balances
/// only, in whole yuan. Whatever a tally says has moved between agents and these is booked here; what has moved between two of
/// these is posted here and in the tally.
/// </summary>
public sealed class CentralAccounts
{
    private readonly long[] _balances = new long[LedgerNames.Accounts];

    /// <summary>Loans that the bank has out.</summary>
    public long LoansYuan { get; private set; }

    /// <summary>All balances by class of account; those of agents stay zero here.</summary>
    public ReadOnlySpan<long> Balances => _balances;

    /// <summary>Money in these accounts together.</summary>
    public long Total
    {
        get
        {
            long sum = 0;
            foreach (long balance in _balances) sum += balance;
            return sum;
        }
    }

    /// <summary>The balance of a central account.</summary>
    public long this[AccountClass account] => _balances[(int)account];

    /// <summary>Sets all balances, when a run is restored.</summary>
    public void Restore(ReadOnlySpan<long> balances, long loansYuan)
    {
        balances.CopyTo(_balances);
        LoansYuan = loansYuan;
    }

    /// <summary>Books the central side of everything that a step's tally says has moved.</summary>
    internal void Book(Tally step)
    {
        for (int kind = 0; kind < LedgerNames.Flows; kind++)
        {
            ReadOnlySpan<long> matrix = step.Flow((FlowKind)kind);
            for (int from = 0; from < LedgerNames.Accounts; from++)
            {
                for (int to = 0; to < LedgerNames.Accounts; to++)
                {
                    long yuan = matrix[(from * LedgerNames.Accounts) + to];
                    if (yuan == 0) continue;
                    Change(from, -yuan);
                    Change(to, yuan);
                    if (kind == (int)FlowKind.Loans) LoansYuan += yuan;
                    else if (kind == (int)FlowKind.Repayments) LoansYuan -= yuan;
                }
            }
        }
    }

    /// <summary>Takes over the balances that agents start with: what was drawn counts as owed to nobody.</summary>
    internal void Open(long loansYuan) => LoansYuan = loansYuan;

    /// <summary>Loans that will not be paid back.</summary>
    internal void WriteOff(long yuan) => LoansYuan -= yuan;

    private void Change(int account, long yuan)
    {
        // Households, firms and research organisations hold their own money.
        if (account > (int)AccountClass.Research) _balances[account] = checked(_balances[account] + yuan);
    }
}
