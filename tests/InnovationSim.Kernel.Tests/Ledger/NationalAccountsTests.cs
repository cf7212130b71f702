using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Ledger;

/// <summary>A year of one firm and one university, posted by hand.</summary>
public sealed class NationalAccountsTests
{
    [Fact]
    public void The_three_sides_of_a_year_posted_by_hand_are_equal()
    {
        NationalAccounts accounts = Year();
        accounts.Production.ShouldBe(400 - 100 + 50 + 30);
        accounts.Income.ShouldBe(380);
        accounts.Expenditure.ShouldBe(380);
    }

    [Fact]
    public void Exports_are_trade_and_farming() => Year().Exports.ShouldBe(110 + 20);

    [Fact]
    public void Imports_are_trade_and_lots_from_outside() => Year().Imports.ShouldBe(50 + 30);

    [Fact]
    public void What_is_not_modelled_is_farming_and_public_services() => Year().Remainder.ShouldBe(20 + 10);

    [Fact]
    public void Investment_is_what_firms_and_founders_buy() => Year().Investment.ShouldBe(40 + 5);

    [Fact]
    public void A_loan_is_no_income()
    {
        Tally year = Posted();
        year.Post(FlowKind.Loans, AccountClass.Bank, AccountClass.Firms, 1000);
        year.Cells(CellMeasure.Cash, Ownership.Private, 0)[0] += 1000;
        NationalAccounts.Of(new Tally(1, 1), year).Income.ShouldBe(380);
    }

    [Fact]
    public void A_rescue_is_no_income()
    {
        Tally year = Posted();
        year.Post(FlowKind.Rescues, AccountClass.Province, AccountClass.Firms, 1000);
        year.Cells(CellMeasure.Cash, Ownership.State, 0)[0] += 1000;
        NationalAccounts.Of(new Tally(1, 1), year).Income.ShouldBe(380);
    }

    private static NationalAccounts Year() => NationalAccounts.Of(new Tally(1, 1), Posted());

    private static Tally Posted()
    {
        var year = new Tally(1, 1);
        // A firm sells 400 and buys inputs of 100, 30 of them outside; it pays 150 in wages, 10 in tax, 20 in dividends, and buys 40 of capital.
        year.Cells(CellMeasure.ValueAdded, Ownership.Private, 0)[0] = 300;
        year.Post(FlowKind.Trade, AccountClass.Market, AccountClass.Firms, 400);
        year.Post(FlowKind.InputOrders, AccountClass.Firms, AccountClass.Market, 70);
        year.Post(FlowKind.InputOrders, AccountClass.Firms, AccountClass.Outside, 30);
        year.Post(FlowKind.Wages, AccountClass.Firms, AccountClass.Households, 150);
        year.Post(FlowKind.Taxes, AccountClass.Firms, AccountClass.Province, 10);
        year.Post(FlowKind.Dividends, AccountClass.Firms, AccountClass.Households, 20);
        year.Post(FlowKind.CapitalOrders, AccountClass.Firms, AccountClass.Market, 40);
        year.Post(FlowKind.CapitalOrders, AccountClass.Households, AccountClass.Market, 5);
        year.Cells(CellMeasure.Cash, Ownership.Private, 0)[0] = 400 - 100 - 150 - 10 - 20 - 40;
        // A university: wages of 50, purchases of 25. Farming 20, public services 10. Households spend 200.
        year.Research(ResearchMeasure.Wages, AgentKind.University)[0] = 50;
        year.Post(FlowKind.Wages, AccountClass.Research, AccountClass.Households, 50);
        year.Post(FlowKind.ResearchPurchases, AccountClass.Research, AccountClass.Market, 25);
        year.Post(FlowKind.RemainderIncome, AccountClass.Outside, AccountClass.Households, 20);
        year.Post(FlowKind.RemainderIncome, AccountClass.Province, AccountClass.Households, 10);
        year.Post(FlowKind.Consumption, AccountClass.Households, AccountClass.Market, 200);
        // The market has taken 70 + 40 + 5 + 25 + 200 = 340 and pays the firm 400: 110 are sold outside, 50 bought there.
        year.Post(FlowKind.Trade, AccountClass.Outside, AccountClass.Market, 110);
        year.Post(FlowKind.Trade, AccountClass.Market, AccountClass.Outside, 50);
        return year;
    }
}
