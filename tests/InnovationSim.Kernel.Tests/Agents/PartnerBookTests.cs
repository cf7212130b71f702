using InnovationSim.Kernel.Agents;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Agents;

public sealed class PartnerBookTests
{
    private readonly FirmColumns _firms = new(new ColumnMemory(), 16);
    private readonly PartnerBook _book = new();

    public PartnerBookTests() => _firms.Append(100, 40);

    [Fact]
    public void Rows_stand_in_the_order_of_serials_whoever_comes_first()
    {
        foreach (int serial in (int[])[117, 103, 139, 103]) Know(serial, 1);

        Serials().ShouldBe([103, 117, 139]);
        _book.Find(117).ShouldBe(1);
        _book.Find(118).ShouldBe(~2);
    }

    [Fact]
    public void Who_leaves_leaves_the_book_and_so_does_who_knows_nobody()
    {
        foreach (int serial in (int[])[103, 117, 139]) Know(serial, 1);
        _book.Of(120);
        _firms.Remove([.. Enumerable.Range(0, 40).Select(row => row == 3)]);
        _book.Settle(_firms);

        Serials().ShouldBe([117, 139]);
    }

    [Fact]
    public void Grants_are_those_of_one_year()
    {
        Know(103, 1);
        _book.Of(103).GrantYuan = 5;
        _book.Of(103).Projects = 2;
        _book.Settle(_firms);

        (_book.Of(103).GrantYuan, _book.Of(103).Projects).ShouldBe((0, 0));
    }

    [Fact]
    public void A_ninth_acquaintance_takes_the_place_of_the_least_trusted_former_partner()
    {
        Partners partners = default;
        for (int i = 0; i < PartnerLinks.Places; i++)
        {
            ref PartnerLink link = ref partners.Links[partners.Place((ulong)(10 + i))];
            link.Trust = 0.9f - (0.1f * i);
            link.State = i >= 4 ? PartnerState.Allied : PartnerState.Former;
        }

        int at = partners.Place(99);

        at.ShouldBe(3);
        partners.Find(13).ShouldBe(-1);
        partners.Alliances.ShouldBe(4);
        partners.IsAllied(14).ShouldBeTrue();
    }

    [Fact]
    public void The_first_university_of_the_first_city_is_somebody()
    {
        Partners partners = default;
        partners.Find(0).ShouldBe(-1, "its packed identity is zero, like an empty place");
        partners.Links[partners.Place(0)].Trust = 0.5f;
        partners.Find(0).ShouldBe(0);
    }

    private void Know(int serial, ulong partner)
    {
        ref Partners partners = ref _book.Of(serial);
        partners.Links[partners.Place(partner)].Trust = 0.5f;
    }

    private int[] Serials() => [.. _book.All.ToArray().Select(row => row.Serial)];
}
