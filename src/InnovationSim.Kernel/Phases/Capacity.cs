using System.Runtime.CompilerServices;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// What a firm can make in a year: min(A·N, κK, M/β), with A the smaller of productivity and workforce skill (Eurace@Unibi), N
/// production workers, K capital, and M the inputs that its money and credit can turn over. One for the firms of an owner.
/// </summary>
internal readonly struct Capacity
{
    private readonly double _capitalProductivity;
    private readonly double _capitalPerSales;
    private readonly double _investmentSpeed;
    private readonly double _depreciation;
    private readonly double _cashBuffer;
    private readonly double _investmentFromSales;
    private readonly double _tradeCredit;
    private readonly double _turns;
    private readonly double _creditShare;
    private readonly double _pledge;
    private readonly bool _softBudget;

    internal Capacity(ModelParameters p, Ownership ownership)
    {
        _capitalProductivity = p.CapitalProductivity;
        _capitalPerSales = p.CapitalReserve / p.CapitalProductivity;
        _investmentSpeed = p.InvestmentSpeed;
        _depreciation = p.DepreciationRate;
        _cashBuffer = p.CashBuffer;
        _investmentFromSales = p.InvestmentFromSales;
        _tradeCredit = p.TradeCredit;
        _turns = p.WorkingCapitalTurns;
        _creditShare = p.CreditShare;
        _pledge = p.PatentPledge * p.PatentValueYuan;
        // A state-owned enterprise has a soft budget: suppliers deliver whether it has money or not.
        _softBudget = ownership == Ownership.State;
    }

    /// <summary>Sales that capital allows.</summary>
    internal double OfCapital(double capitalYuan) => _capitalProductivity * capitalYuan;

    /// <summary>Sales that inputs allow which money, free credit of the bank and credit of suppliers can turn over.</summary>
    /// <param name="salesYuan">Sales of the year before.</param>
    /// <param name="cashYuan">Money at hand.</param>
    /// <param name="creditYuan">What the bank would still lend.</param>
    /// <param name="salesPerInput">1/β of the sector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double OfMoney(long salesYuan, long cashYuan, long creditYuan, double salesPerInput) =>
        _softBudget ? double.MaxValue : _turns * salesPerInput * (Math.Max(0, cashYuan + creditYuan) + (_tradeCredit * salesYuan));

    /// <summary>
    /// Capital goods that a firm buys to serve its orders and to make good the wear of the year, as far as half its money and credit and
    /// what it expects to earn go.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double Investment(double orders, long salesYuan, long capitalYuan, long cashYuan, long creditYuan)
    {
        double wear = capitalYuan * _depreciation;
        double missing = (orders * _capitalPerSales) - capitalYuan;
        double wanted = wear + (missing > 0 ? _investmentSpeed * missing : missing);
        double means = (0.5 * Math.Max(0, cashYuan + creditYuan - (_cashBuffer * salesYuan))) + (_investmentFromSales * Math.Min(orders, salesYuan));
        return Math.Min(Math.Max(0, wanted), means);
    }

    /// <summary>What the bank would still lend: 6 % of sales plus the pledge value of patents, less what is owed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long FreeCredit(long salesYuan, long debtYuan, int patents) =>
        Math.Max(0, (long)((_creditShare * salesYuan) + (_pledge * patents)) - debtYuan);

    /// <summary>The capacity of one row of a shard as it stands.</summary>
    internal double Of(FirmColumns firms, int row, double salesPerWorker, Sector sector)
    {
        double productivity = DeterministicMath.Exp(Math.Min(firms.LogProductivity[row], firms.LogSkill[row]));
        double labour = productivity * salesPerWorker * (firms.SkilledWorkers[row] + firms.Engineers[row]);
        long sales = firms.SalesYuan[row];
        double money = OfMoney(sales, firms.CashYuan[row], FreeCredit(sales, firms.DebtYuan[row], 0), 1 / (1 - sector.ValueAddedShare));
        return Math.Min(labour, Math.Min(OfCapital(firms.CapitalYuan[row]), money));
    }
}
