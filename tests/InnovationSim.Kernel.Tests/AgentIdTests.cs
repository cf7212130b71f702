using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests;

public sealed class AgentIdTests
{
    private static readonly Arbitrary<AgentId> Ids = Arb.From(
        from kind in Gen.Choose(0, AgentKinds.Count - 1)
        from city in Gen.Frequency((3, Gen.Choose(0, 3)), (1, Gen.Choose(0, ushort.MaxValue)))
        from serial in Gen.Frequency((3, Gen.Choose(0, 3)), (1, Gen.Choose(0, int.MaxValue)))
        select new AgentId((AgentKind)kind, (ushort)city, serial));

    [Fact]
    public void An_identity_survives_packing() => Prop.ForAll(Ids, id => AgentId.Unpack(id.Packed) == id).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(AgentKind.University, 0, 0, 0x0000_0000_0000_0000)]
    [InlineData(AgentKind.PrivateFirm, 1, 2, 0x0003_0001_0000_0002)]
    [InlineData(AgentKind.TalentPool, ushort.MaxValue, int.MaxValue, 0x0004_FFFF_7FFF_FFFF)]
    public void The_serial_is_the_low_half_city_and_kind_are_above_it(AgentKind kind, ushort city, int serial, ulong packed) =>
        new AgentId(kind, city, serial).Packed.ShouldBe(packed);

    [Fact]
    public void The_order_is_kind_then_city_then_serial() =>
        Prop.ForAll(Ids, Ids, (left, right) =>
        {
            int expected = (left.Kind, left.City, left.Serial).CompareTo((right.Kind, right.City, right.Serial));
            Math.Sign(left.CompareTo(right)).ShouldBe(Math.Sign(expected));
            (left < right).ShouldBe(expected < 0);
            (left > right).ShouldBe(expected > 0);
            (left <= right).ShouldBe(expected <= 0);
            (left >= right).ShouldBe(expected >= 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_shard_is_packed_like_the_agent_whose_serial_is_its_index() =>
        Prop.ForAll(Ids, id => new ShardId(id.Kind, id.City, id.Serial).Packed == id.Packed).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_say_kind_city_and_serial_or_index()
    {
        new AgentId(AgentKind.StateOwnedEnterprise, 3, 12).ToString().ShouldBe("state-owned-enterprise/3/12");
        new ShardId(AgentKind.TalentPool, 3, 12).ToString().ShouldBe("talent-pool/3#12");
    }

    [Fact]
    public void Every_kind_is_found_by_its_name()
    {
        foreach (AgentKind kind in AgentKinds.All)
        {
            AgentKinds.TryParse(kind.Name(), out AgentKind found).ShouldBeTrue();
            found.ShouldBe(kind);
        }

        AgentKinds.AllNames.Count.ShouldBe(AgentKinds.Count);
        Enum.GetValues<AgentKind>().ShouldBe(AgentKinds.All.ToArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("University")]
    [InlineData("firm")]
    public void A_name_that_no_kind_has_is_not_found(string? name) => AgentKinds.TryParse(name, out _).ShouldBeFalse();
}
