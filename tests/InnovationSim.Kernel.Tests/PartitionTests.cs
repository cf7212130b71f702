using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests;

public sealed class PartitionTests
{
    private static readonly Arbitrary<Map> Maps = Arb.From(
        from cities in Gen.Choose(1, 4)
        from sizes in Gen.ArrayOf(Gen.Elements(1, 7, 64), AgentKinds.Count)
        from agents in Gen.ArrayOf(Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(1, 150))), AgentKinds.Count * cities)
        select new Map(cities, sizes, agents));

    [Fact]
    public void Shards_are_numbered_in_the_order_of_kind_city_and_index()
    {
        // Sizes 2, 1, 3, 4, 3; two cities; a city without institutes.
        var partition = new Partition(2, [2, 1, 3, 4, 3], [3, 0, 2, 0, 3, 1, 9, 4, 3, 3]);

        Enumerable.Range(0, partition.ShardCount).Select(number => partition.Shard(number).ToString()).ShouldBe(
        [
            "university/0#0", "university/0#1", "research-institute/0#0", "research-institute/0#1", "state-owned-enterprise/0#0",
            "state-owned-enterprise/1#0", "private-firm/0#0", "private-firm/0#1", "private-firm/0#2", "private-firm/1#0", "talent-pool/0#0",
            "talent-pool/1#0",
        ]);
    }

    [Fact]
    public void Number_and_shard_are_inverse_to_each_other() =>
        Prop.ForAll(Maps, map =>
        {
            Partition partition = map.Make();
            return Enumerable.Range(0, partition.ShardCount).All(number => partition.Number(partition.Shard(number)) == number);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Numbers_ascend_in_the_order_of_senders() =>
        Prop.ForAll(Maps, map =>
        {
            Partition partition = map.Make();
            ulong[] packed = [.. Enumerable.Range(0, partition.ShardCount).Select(number => partition.Shard(number).Packed)];
            return packed.SequenceEqual(packed.Distinct().Order());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_serial_lives_in_the_one_shard_that_claims_it() =>
        Prop.ForAll(Maps, map =>
        {
            Partition partition = map.Make();
            foreach (AgentKind kind in AgentKinds.All)
            {
                for (int city = 0; city < map.Cities; city++)
                {
                    for (int serial = 0; serial < partition.Agents(kind, city); serial++)
                    {
                        ShardId shard = partition.ShardOf(kind, city, serial);
                        partition.Number(shard).ShouldBeGreaterThanOrEqualTo(0);
                        (int first, int end) = partition.Serials(shard);
                        serial.ShouldBeInRange(first, end - 1);
                    }
                }
            }

            long claimed = 0;
            for (int number = 0; number < partition.ShardCount; number++)
            {
                (int first, int end) = partition.Serials(partition.Shard(number));
                (end - first).ShouldBeInRange(1, partition.ShardSize(partition.Shard(number).Kind));
                claimed += end - first;
            }

            claimed.ShouldBe(map.Agents.Sum());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_ranges_of_the_kinds_follow_each_other_without_gaps() =>
        Prop.ForAll(Maps, map =>
        {
            Partition partition = map.Make();
            int next = 0;
            foreach (AgentKind kind in AgentKinds.All)
            {
                (int first, int end) = partition.Range(kind);
                first.ShouldBe(next);
                for (int number = first; number < end; number++) partition.Shard(number).Kind.ShouldBe(kind);
                next = end;
            }

            next.ShouldBe(partition.ShardCount);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(AgentKind.ResearchInstitute, 1, 0)]
    [InlineData(AgentKind.University, 0, 2)]
    [InlineData(AgentKind.University, 0, -1)]
    [InlineData(AgentKind.University, 2, 0)]
    [InlineData(AgentKind.TalentPool, 2, 0)]
    [InlineData(AgentKind.TalentPool, 1, int.MaxValue)]
    [InlineData((AgentKind)5, 0, 0)]
    public void A_shard_that_the_map_does_not_have_has_no_number(AgentKind kind, ushort city, int index) =>
        new Partition(2, [2, 1, 3, 4, 3], [3, 0, 2, 0, 3, 1, 9, 4, 3, 3]).Number(new ShardId(kind, city, index)).ShouldBe(-1);

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_number_that_no_shard_has_is_refused(int number) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Partition(1, [1, 1, 1, 1, 1], [1, 1, 1, 1, 1]).Shard(number));

    [Fact]
    public void A_map_without_agents_has_no_shards() => new Partition(3, [1, 1, 1, 1, 1], new int[15]).ShardCount.ShouldBe(0);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void Entrants_lengthen_the_private_firms_of_their_city_and_nothing_else(int size)
    {
        int[] agents = [.. Enumerable.Range(1, 15)];
        var before = new Partition(3, [size, size, size, size, size], agents);

        Partition after = before.WithEntrants([0, 70, 1]);

        foreach (AgentKind kind in AgentKinds.All)
        {
            for (int city = 0; city < 3; city++)
            {
                int added = kind == AgentKind.PrivateFirm ? new[] { 0, 70, 1 }[city] : 0;
                after.Agents(kind, city).ShouldBe(before.Agents(kind, city) + added);
            }
        }

        // Nobody moves: every shard of the old map is in the new one, with at least its serials.
        for (int number = 0; number < before.ShardCount; number++)
        {
            ShardId shard = before.Shard(number);
            after.Number(shard).ShouldBeGreaterThanOrEqualTo(0);
            after.Serials(shard).First.ShouldBe(before.Serials(shard).First);
            after.Serials(shard).End.ShouldBeGreaterThanOrEqualTo(before.Serials(shard).End);
        }
    }

    [Fact]
    public void A_map_made_of_what_another_says_of_itself_is_the_same() =>
        Prop.ForAll(Maps, map =>
        {
            Partition one = map.Make().WithEntrants([.. Enumerable.Repeat(3L, map.Cities)]);
            var other = new Partition(one.Cities, map.Sizes, one.AllAgents);
            return other.AllAgents.SequenceEqual(one.AllAgents)
                && Enumerable.Range(0, one.ShardCount).Select(one.Shard).SequenceEqual(Enumerable.Range(0, other.ShardCount).Select(other.Shard));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void All_agents_are_told_by_kind_and_then_by_city()
    {
        var partition = new Partition(2, [1, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

        partition.AllAgents.ToArray().ShouldBe(AgentKinds.All.ToArray().SelectMany(kind => new[] { partition.Agents(kind, 0), partition.Agents(kind, 1) }));
    }

    [Fact]
    public void More_serials_than_a_number_holds_are_refused() =>
        Should.Throw<OverflowException>(() => new Partition(1, [1, 1, 1, 64, 1], [0, 0, 0, 5, 0]).WithEntrants([int.MaxValue]));

    [Fact]
    public void A_shard_may_hold_as_many_as_a_number_can()
    {
        var partition = new Partition(1, [1, 1, 1, int.MaxValue, 1], [0, 0, 0, int.MaxValue, 0]);

        partition.ShardCount.ShouldBe(1);
        partition.Serials(partition.Shard(0)).ShouldBe((0, int.MaxValue));
    }

    [Theory]
    [InlineData(0, 5, 1, 5, 1)]
    [InlineData(1, 4, 1, 5, 1)]
    [InlineData(1, 5, 0, 5, 1)]
    [InlineData(1, 5, -1, 5, 1)]
    [InlineData(1, 5, 1, 4, 1)]
    [InlineData(1, 5, 1, 10, 1)]
    [InlineData(1, 5, 1, 5, -1)]
    public void A_map_that_makes_no_sense_is_refused(int cities, int kinds, int size, int cells, int agents) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Partition(
            cities, [.. Enumerable.Repeat(size, kinds)], [.. Enumerable.Repeat(agents, cells)]));

    public sealed record Map(int Cities, int[] Sizes, int[] Agents)
    {
        internal Partition Make() => new(Cities, Sizes, Agents);

        public override string ToString() => $"{Cities} cities, sizes {string.Join(' ', Sizes)}, agents {string.Join(' ', Agents)}";
    }
}
