using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P10 Demography, exit: a firm leaves that cannot pay within its credit limit, whose sales are below .04 × the private median, or that
/// the hazard of its age takes (owners give up; State Administration for Industry and Commerce 2013), which is the smaller the larger the
/// firm (Dunne, Roberts and Samuelson 1989). What is left is paid to the bank, then to the owners; what cannot be paid the bank writes
/// off; the staff look for work.
/// </summary>
internal readonly struct ExitRule
{
    private readonly double _smallest;
    private readonly double _hazardSize;
    private readonly double _rate;
    private readonly double _youngRate;
    private readonly int _youngFrom;

    internal ExitRule(StepContext context, Ownership ownership)
    {
        ModelParameters p = context.Parameters;
        bool state = ownership == Ownership.State;
        _smallest = state ? double.NegativeInfinity : p.ExitSize * context.Signals.PrivateMedianYuan;
        _hazardSize = state ? double.PositiveInfinity : p.HazardSize * context.Signals.PrivateMedianYuan;
        _rate = state ? p.StateExitRate : p.ExitRate;
        _youngRate = state ? p.StateExitRate : p.YoungExitRate;
        _youngFrom = context.Year - p.YoungYears;
    }

    /// <summary>Closes a firm that leaves.</summary>
    /// <returns>What the bank writes off, yuan.</returns>
    internal static long Close(FirmShard shard, int row, int sector, StepContext context, ref FirmBooks.Flows flows)
    {
        FirmColumns firms = shard.Firms;
        Tally tally = context.Tally;
        Ownership ownership = shard.Ownership;
        int city = shard.Id.City;
        ref long cash = ref firms.CashYuan[row];
        ref long debt = ref firms.DebtYuan[row];
        if (cash < 0)
        {
            // The bank pays the last bills, and will not see the money again.
            flows.Loans += -cash;
            debt -= cash;
            cash = 0;
        }

        long repayment = Math.Min(cash, debt);
        cash -= repayment;
        debt -= repayment;
        flows.Repayments += repayment;
        long toFund = (firms.Flags[row] & FirmFlags.FundBacked) != 0 ? (long)(context.Parameters.FundStake * cash) : 0;
        flows.Liquidations += cash - toFund;
        flows.FundDividends += toFund;
        cash = 0;
        if (ownership == Ownership.Private) CoverLoss(firms.CapitalYuan[row], sector, city, context, ref flows);
        long writtenOff = debt;
        tally.Cells(CellMeasure.WrittenOff, ownership, city)[sector] += writtenOff;
        debt = 0;
        tally.Cells(CellMeasure.CapitalScrapped, ownership, city)[sector] += firms.CapitalYuan[row];
        firms.CapitalYuan[row] = 0;
        Dismiss(ref firms.SkilledWorkers[row], SkillLevel.SkilledWorker);
        Dismiss(ref firms.Engineers[row], SkillLevel.Engineer);
        Dismiss(ref firms.Researchers[row], SkillLevel.Scientist);
        firms.Flags[row] |= FirmFlags.Exiting;
        tally.Cells(CellMeasure.Exits, ownership, city)[sector]++;
        return writtenOff;

        void Dismiss(ref int staff, SkillLevel level)
        {
            tally.Quit(city, level)[sector] += staff;
            staff = 0;
        }
    }

    /// <summary>
    /// Failure tolerance: a share of the capital that founders of a private firm lose is made good, counted up to that of a firm of
    /// median sales.
    /// </summary>
    private static void CoverLoss(long capitalYuan, int sector, int city, StepContext context, ref FirmBooks.Flows flows)
    {
        ModelParameters p = context.In(sector);
        if (p.FailureCover <= 0) return;
        double most = context.Signals.PrivateMedianYuan * p.CapitalReserve / p.CapitalProductivity;
        long cover = (long)(p.FailureCover * Math.Min(capitalYuan, most));
        flows.LossCover += cover;
        context.Tally.Cells(CellMeasure.LossCover, Ownership.Private, city)[sector] += cover;
    }

    /// <summary>Why a firm leaves that does.</summary>
    internal ExitReason ReasonOf(long cashYuan, long salesYuan) =>
        cashYuan < 0 ? ExitReason.Insolvent : salesYuan < _smallest ? ExitReason.TooSmall : ExitReason.GivenUp;

    /// <summary>Whether a firm leaves at the end of the year.</summary>
    /// <param name="cashYuan">Money after all bills and credit.</param>
    /// <param name="salesYuan">Sales of the year.</param>
    /// <param name="founded">Year of foundation.</param>
    /// <param name="word">32 random bits.</param>
    internal bool Leaves(long cashYuan, long salesYuan, int founded, uint word)
    {
        if (cashYuan < 0 || salesYuan < _smallest) return true;
        double hazard = founded >= _youngFrom ? _youngRate : _rate;
        if (salesYuan > _hazardSize) hazard *= _hazardSize / salesYuan;
        return RandomStream.ToUnit(word) < hazard;
    }
}
