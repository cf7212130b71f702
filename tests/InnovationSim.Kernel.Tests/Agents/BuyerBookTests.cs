using InnovationSim.Kernel.Agents;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Agents;

public sealed class BuyerBookTests
{
    private readonly FirmColumns _firms = new(new ColumnMemory(), 16);
    private readonly BuyerBook _book = new();

    public BuyerBookTests() => _firms.Append(100, 40);

    [Fact]
    public void Its_buyers_are_the_chain_leaders_in_the_order_of_serials()
    {
        Lead(3, 17, 39);
        _firms.Flags[5] = FirmFlags.HighTech;
        _book.Follow(_firms, []);

        Serials().ShouldBe([103, 117, 139]);
    }

    [Fact]
    public void Who_leads_on_is_remembered_and_who_begins_knows_nobody()
    {
        Lead(3, 17);
        _book.Follow(_firms, []);
        _book.All[1].LocalSourcing = 1.5f;
        _book.All[1].Suppliers[2] = new SupplierLink { Supplier = 7, Trust = 0.5f };
        _firms.Flags[3] = FirmFlags.None;
        Lead(10);
        _book.Follow(_firms, []);

        Serials().ShouldBe([110, 117]);
        _book.All[0].LocalSourcing.ShouldBe(0);
        _book.All[1].LocalSourcing.ShouldBe(1.5f);
        _book.All[1].Suppliers[2].Supplier.ShouldBe(7UL);
    }

    [Fact]
    public void Who_leaves_leaves_the_book()
    {
        Lead(3, 17);
        _book.Follow(_firms, []);
        _firms.Remove([.. Enumerable.Range(0, 40).Select(row => row == 3)]);
        _book.Follow(_firms, []);

        Serials().ShouldBe([117]);
    }

    [Fact]
    public void Who_stopped_leading_starts_again_from_nothing()
    {
        Lead(3);
        _book.Follow(_firms, []);
        _book.All[0].LocalSourcing = 1;
        _firms.Flags[3] = FirmFlags.None;
        _book.Follow(_firms, []);
        Lead(3);
        _book.Follow(_firms, []);

        _book.All[0].LocalSourcing.ShouldBe(0);
    }

    [Fact]
    public void Its_digest_tells_what_buyers_know()
    {
        Lead(3);
        _book.Follow(_firms, []);
        var seen = new HashSet<Digest> { Now() };
        _book.All[0].LocalSourcing = 0.5f;
        seen.Add(Now()).ShouldBeTrue();
        _book.All[0].OrderedYuan = 5;
        seen.Add(Now()).ShouldBeTrue();
        _book.All[0].LocalYuan = 5;
        seen.Add(Now()).ShouldBeTrue();
        _book.All[0].Suppliers[7] = new SupplierLink { Supplier = 9 };
        seen.Add(Now()).ShouldBeTrue();
        _book.All[0].Suppliers[7].Trust = 0.25f;
        seen.Add(Now()).ShouldBeTrue();
        _book.All[0].Suppliers[7].Sector = 2;
        seen.Add(Now()).ShouldBeTrue();

        Digest Now() => _book.DigestOf(AgentKind.StateOwnedEnterprise, 1);
    }

    private void Lead(params int[] rows)
    {
        foreach (int row in rows) _firms.Flags[row] |= FirmFlags.ChainLeader;
    }

    private int[] Serials() => [.. _book.All.ToArray().Select(buyer => buyer.Serial)];
}
