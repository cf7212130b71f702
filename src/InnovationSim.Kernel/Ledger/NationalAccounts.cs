using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Kernel.Ledger;

/// <summary>
/// Gross domestic product of a year, three ways, in whole yuan. All three come from different tallies (what firms report as value
/// added; what was paid as income, with retained profit from the change of the firms' own cash columns; what was spent), so that their
/// equality is a check of every posting (System of National Accounts 2008).
/// </summary>
public readonly record struct NationalAccounts
{
    /// <summary>Value added of firms, of public research (its wages), and of what is not modelled.</summary>
    public long Production { get; init; }

    /// <summary>Wages, interest, taxes less subsidies, dividends, fees, retained profit, and the income of what is not modelled.</summary>
    public long Income { get; init; }

    /// <summary>Consumption + investment + public research, services and purchases + exports − imports.</summary>
    public long Expenditure { get; init; }

    /// <summary>Sales to the outside.</summary>
    public long Exports { get; init; }

    /// <summary>Purchases from the outside.</summary>
    public long Imports { get; init; }

    /// <summary>Capital goods bought.</summary>
    public long Investment { get; init; }

    /// <summary>Value added that is not modelled.</summary>
    public long Remainder { get; init; }

    /// <summary>The accounts of a year.</summary>
    /// <param name="last">Tally of the year before (stocks at its end).</param>
    /// <param name="year">Tally of the year.</param>
    public static NationalAccounts Of(Tally last, Tally year)
    {
        ArgumentNullException.ThrowIfNull(last);
        ArgumentNullException.ThrowIfNull(year);
        const AccountClass Households = AccountClass.Households;
        const AccountClass Firms = AccountClass.Firms;
        const AccountClass Research = AccountClass.Research;
        const AccountClass Market = AccountClass.Market;
        const AccountClass Outside = AccountClass.Outside;
        const AccountClass Province = AccountClass.Province;
        const AccountClass Fund = AccountClass.GuideFund;
        long researchWages = year.Flow(FlowKind.Wages, Research, Households);
        long publicServices = year.Flow(FlowKind.RemainderIncome, Province, Households);
        long farming = year.Flow(FlowKind.RemainderIncome, Outside, Households);
        long remainder = publicServices + farming;
        long investment = year.Flow(FlowKind.CapitalOrders, Firms, Market) + year.Flow(FlowKind.CapitalOrders, Households, Market);
        long retained = year.Total(CellMeasure.Cash) - last.Total(CellMeasure.Cash)
            + year.Flow(FlowKind.CapitalOrders, Firms, Market)
            - year.Flow(FlowKind.Loans, AccountClass.Bank, Firms)
            + year.Flow(FlowKind.Repayments, Firms, AccountClass.Bank)
            - year.Flow(FlowKind.Rescues, Province, Firms)
            - year.Flow(FlowKind.Equity, Households, Firms)
            - year.Flow(FlowKind.Equity, Fund, Firms);
        long income = year.Flow(FlowKind.Wages, Firms, Households) + researchWages
            + year.Flow(FlowKind.Interest, Firms, AccountClass.Bank)
            + year.Flow(FlowKind.Taxes, Firms, Province)
            - year.Flow(FlowKind.Subsidies, Province, Firms)
            + year.Flow(FlowKind.Dividends, Firms, Households) + year.Flow(FlowKind.Dividends, Firms, Province)
            + year.Flow(FlowKind.Dividends, Firms, Fund)
            + year.Flow(FlowKind.LicenceFees, Firms, Research)
            + retained + remainder;
        long exports = year.Flow(FlowKind.Trade, Outside, Market) + farming;
        long imports = year.Flow(FlowKind.Trade, Market, Outside) + year.Flow(FlowKind.InputOrders, Firms, Outside)
            + year.Flow(FlowKind.PublicPurchases, Province, Outside);
        long government = researchWages + year.Flow(FlowKind.ResearchPurchases, Research, Market) + publicServices
            + year.Flow(FlowKind.PublicPurchases, Province, Market) + year.Flow(FlowKind.PublicPurchases, Province, Outside)
            + year.Flow(FlowKind.PublicPurchases, AccountClass.Platform, Market);
        return new NationalAccounts
        {
            Production = year.Total(CellMeasure.ValueAdded) + year.Total(ResearchMeasure.Wages) + remainder,
            Income = income,
            Expenditure = year.Flow(FlowKind.Consumption, Households, Market) + investment + government + exports - imports,
            Exports = exports,
            Imports = imports,
            Investment = investment,
            Remainder = remainder,
        };
    }
}
