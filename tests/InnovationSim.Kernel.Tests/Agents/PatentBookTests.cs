using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Agents;

public sealed class PatentBookTests
{
    private static readonly Arbitrary<Year[]> Histories = Arb.From(Gen.ArrayOf(
        from owners in Gen.ArrayOf(Gen.Choose(0, 12))
        from lapsing in Gen.Choose(1, 9)
        select new Year(owners, lapsing)));

    [Fact]
    public void Patents_stand_in_the_order_of_owners_and_of_an_owners_own_in_that_of_coming() =>
        Prop.ForAll(Histories, years =>
        {
            (PatentBook book, List<Patent> list) = Live(years);
            book.ToArray().ShouldBe(list.OrderBy(patent => patent.Owner));
        }).Holds(200);

    [Fact]
    public void What_lapses_is_gone_and_what_does_not_stays() =>
        Prop.ForAll(Histories, years =>
        {
            (PatentBook book, List<Patent> list) = Live(years);
            book.Settle(patent => patent.Number % 3 != 0);
            book.ToArray().Select(patent => patent.Number).Order().ShouldBe(list.Select(patent => patent.Number).Where(number => number % 3 != 0).Order());
        }).Holds(200);

    [Fact]
    public void A_patent_that_is_noted_stands_in_the_book_only_once_it_is_settled()
    {
        var book = new PatentBook(new ColumnMemory());
        book.Add(new Patent { Owner = 3 });
        book.Count.ShouldBe(0);
        book.Settle();
        book.Count.ShouldBe(1);
    }

    [Fact]
    public void What_is_noted_in_the_year_of_the_clearing_out_is_kept()
    {
        var book = new PatentBook(new ColumnMemory());
        book.Add(new Patent { Owner = 1, Number = 1 });
        book.Settle();
        book.Add(new Patent { Owner = 1, Number = 2 });
        book.Settle(static _ => false);

        book.ToArray().Select(patent => patent.Number).ShouldBe([2]);
    }

    [Fact]
    public void Its_digest_does_not_depend_on_how_owners_share_books() =>
        Prop.ForAll(Histories, years =>
        {
            (PatentBook book, _) = Live(years);
            var first = new PatentBook(new ColumnMemory());
            var second = new PatentBook(new ColumnMemory());
            foreach (Patent patent in book) (patent.Owner < 6 ? first : second).Add(patent);
            first.Settle();
            second.Settle();
            return book.DigestOf(AgentKind.PrivateFirm, 2) == first.DigestOf(AgentKind.PrivateFirm, 2) + second.DigestOf(AgentKind.PrivateFirm, 2);
        }).Holds();

    [Fact]
    public void Everything_that_a_patent_says_is_in_its_digest()
    {
        var patent = new Patent { Owner = 1, Number = 2, Inventor = 3, Licensee = 4, Quality = 5, Granted = 6, Due = 7, Field = 8, SecondField = 9 };
        Patent[] others =
        [
            patent with { Owner = 99 }, patent with { Number = 99 }, patent with { Inventor = 99 }, patent with { Licensee = 99 }, patent with { Quality = 99 },
            patent with { Granted = 99 }, patent with { Due = 99 }, patent with { Field = 99 }, patent with { SecondField = 99 },
            patent with { Status = PatentStatus.Licensed }, patent with { FromUniversity = 1 },
        ];

        others.Append(patent).Select(DigestOf).Distinct().Count().ShouldBe(others.Length + 1);
    }

    private static Digest DigestOf(Patent patent)
    {
        var book = new PatentBook(new ColumnMemory());
        book.Add(patent);
        book.Settle();
        return book.DigestOf(AgentKind.University, 0);
    }

    private static (PatentBook Book, List<Patent> List) Live(Year[] years)
    {
        var book = new PatentBook(new ColumnMemory());
        var list = new List<Patent>();
        int number = 0;
        foreach (Year year in years)
        {
            foreach (int owner in year.Owners)
            {
                var patent = new Patent { Owner = owner, Number = number++ };
                book.Add(patent);
                list.Add(patent);
            }

            book.Settle();
            book.Settle(patent => patent.Number % year.Lapsing != 1);
            list.RemoveAll(patent => patent.Number % year.Lapsing == 1);
        }

        return (book, list);
    }

    public sealed record Year(int[] Owners, int Lapsing);
}
