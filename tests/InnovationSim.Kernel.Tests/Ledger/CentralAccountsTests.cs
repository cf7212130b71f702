using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Ledger;

public sealed class CentralAccountsTests
{
    private static readonly AccountClass[] Agents = [AccountClass.Households, AccountClass.Firms, AccountClass.Research];

    private static readonly Arbitrary<Posting[]> Postings = Arb.From(Gen.ArrayOf(
        from kind in Gen.Elements(Enum.GetValues<FlowKind>())
        from source in Gen.Elements(Enum.GetValues<AccountClass>())
        from target in Gen.Elements(Enum.GetValues<AccountClass>())
        from yuan in Laws.Longs(0, 1L << 50)
        select new Posting(kind, source, target, yuan)));

    [Fact]
    public void Every_posting_balances() => Prop.ForAll(Postings, postings =>
    {
        Tally tally = TallyOf(postings);
        var accounts = new CentralAccounts();
        accounts.Book(tally);
        // What the central accounts have gained, agents have lost.
        return accounts.Total + Agents.Sum(agent => Histories.Net(tally, agent)) == 0;
    }).Holds(200);

    [Fact]
    public void A_balance_is_what_came_in_less_what_went_out() => Prop.ForAll(Postings, postings =>
    {
        var accounts = new CentralAccounts();
        accounts.Book(TallyOf(postings));
        return Enum.GetValues<AccountClass>().Except(Agents).All(account =>
            accounts[account] == postings.Where(p => p.To == account).Sum(p => p.Yuan) - postings.Where(p => p.From == account).Sum(p => p.Yuan));
    }).Holds(200);

    [Fact]
    public void Agents_hold_their_own_money() => Prop.ForAll(Postings, postings =>
    {
        var accounts = new CentralAccounts();
        accounts.Book(TallyOf(postings));
        return Agents.All(agent => accounts[agent] == 0);
    }).Holds(100);

    [Fact]
    public void Booking_two_steps_is_booking_their_sum() => Prop.ForAll(Postings, Postings, (first, second) =>
    {
        var oneByOne = new CentralAccounts();
        oneByOne.Book(TallyOf(first));
        oneByOne.Book(TallyOf(second));
        var together = new CentralAccounts();
        together.Book(TallyOf([.. first, .. second]));
        return oneByOne.Balances.SequenceEqual(together.Balances) && oneByOne.LoansYuan == together.LoansYuan;
    }).Holds(100);

    [Fact]
    public void Loans_are_what_was_lent_less_repayments_and_write_offs()
    {
        var accounts = new CentralAccounts();
        accounts.Open(1000);
        accounts.Book(TallyOf([
            new(FlowKind.Loans, AccountClass.Bank, AccountClass.Firms, 500), new(FlowKind.Repayments, AccountClass.Firms, AccountClass.Bank, 120)]));
        accounts.WriteOff(80);

        accounts.LoansYuan.ShouldBe(1300);
        accounts[AccountClass.Bank].ShouldBe(-380, "a write-off moves no money");
    }

    [Fact]
    public void Balances_can_be_put_back()
    {
        var accounts = new CentralAccounts();
        accounts.Book(TallyOf([new(FlowKind.Trade, AccountClass.Outside, AccountClass.Market, 77)]));
        var restored = new CentralAccounts();
        restored.Restore(accounts.Balances, 5);

        restored[AccountClass.Market].ShouldBe(77);
        restored.LoansYuan.ShouldBe(5);
    }

    [Fact]
    public void A_balance_beyond_64_bits_stops_the_run()
    {
        var accounts = new CentralAccounts();
        Tally tally = TallyOf([new(FlowKind.Trade, AccountClass.Outside, AccountClass.Market, long.MaxValue)]);
        accounts.Book(tally);

        Should.Throw<OverflowException>(() => accounts.Book(tally));
    }

    [Fact]
    public void Every_flow_and_every_account_has_a_name_of_its_own()
    {
        Enum.GetValues<FlowKind>().Select(kind => kind.Name()).Distinct().Count().ShouldBe(LedgerNames.Flows);
        Enum.GetValues<AccountClass>().Select(account => account.Name()).Distinct().Count().ShouldBe(LedgerNames.Accounts);
    }

    private static Tally TallyOf(Posting[] postings)
    {
        var tally = new Tally(1, 1);
        foreach (Posting posting in postings) tally.Post(posting.Kind, posting.From, posting.To, posting.Yuan);
        return tally;
    }

    public sealed record Posting(FlowKind Kind, AccountClass From, AccountClass To, long Yuan);
}
