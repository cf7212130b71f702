using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Engine.Fleet;
using InnovationSim.Engine.Tests.Building;
using InnovationSim.Kernel;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Fleet;

public class ShardLayoutTests
{
    private static readonly Arbitrary<Map> Maps = Arb.From(
        from cities in Gen.Choose(1, 5)
        from sizes in Gen.ArrayOf(Gen.Elements(1, 7, 64), AgentKinds.Count)
        from agents in Gen.ArrayOf(Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(1, 150))), AgentKinds.Count * cities)
        from places in Gen.Frequency((5, Gen.Choose(1, 6)), (1, Gen.Elements(100, ShardLayout.MostPlaces)))
        select new Map(cities, sizes, agents, places));

    [Fact]
    public void Every_shard_has_an_owner_that_there_is() =>
        Prop.ForAll(Maps, map => map.Spread() is var layout && Shards(map.Make()).All(shard => IsPlace(layout.OwnerOf(shard), map))).Holds();

    [Fact]
    public void Who_is_told_of_a_layout_and_who_made_it_agree_also_on_shards_that_come_later() =>
        Prop.ForAll(Maps, map =>
        {
            ShardLayout made = map.Spread();
            var told = new ShardLayout(new Partition(map.Cities, map.Sizes, map.Agents), map.Places, made.Owners);
            return Shards(map.Grown()).All(shard => told.OwnerOf(shard) == made.OwnerOf(shard));
        }).Holds();

    [Fact]
    public void A_shard_stays_where_it_is_when_others_are_founded() =>
        Prop.ForAll(Maps, map =>
        {
            ShardLayout layout = map.Spread();
            byte[] owners = layout.Owners;
            Partition start = map.Make();
            return Enumerable.Range(0, owners.Length).All(number => layout.OwnerOf(start.Shard(number)) == owners[number]);
        }).Holds();

    [Fact]
    public void Shards_that_are_founded_later_have_an_owner_that_there_is() =>
        Prop.ForAll(Maps, map => map.Spread() is var layout && Shards(map.Grown()).All(shard => IsPlace(layout.OwnerOf(shard), map))).Holds();

    [Fact]
    public void Everybody_gets_his_share_of_the_weight_within_that_of_one_shard() =>
        Prop.ForAll(Maps, map =>
        {
            Partition start = map.Make();
            if (start.ShardCount == 0) return;
            byte[] owners = map.Spread().Owners;
            double[] weights = [.. Enumerable.Range(0, owners.Length).Select(number => Weight(start, number))];
            double share = weights.Sum() / map.Places;
            double heaviest = weights.Max();
            for (int place = 0; place < map.Places; place++)
            {
                double own = weights.Where((_, number) => owners[number] == place).Sum();
                Math.Abs(own - share).ShouldBeLessThanOrEqualTo(heaviest * 1.000_001, $"place {place}");
            }
        }).Holds();

    [Fact]
    public void Neighbours_live_together_cities_follow_one_another_from_place_to_place() =>
        Prop.ForAll(Maps, map =>
        {
            Partition start = map.Make();
            byte[] owners = map.Spread().Owners;
            IEnumerable<int> inOrder = Enumerable.Range(0, owners.Length).OrderBy(number => start.Shard(number).City).ThenBy(number => number);
            byte[] byCity = [.. inOrder.Select(number => owners[number])];
            return byCity.SequenceEqual(byCity.Order());
        }).Holds();

    [Fact]
    public void Shards_that_are_founded_later_are_shared_out_too()
    {
        var start = new Partition(2, [1, 1, 1, 10, 1], [1, 1, 0, 0, 0, 0, 10, 10, 1, 1]);
        ShardLayout layout = ShardLayout.Spread(start, 3);
        int[] owners = [.. Enumerable.Range(1, 300).Select(index => layout.OwnerOf(new ShardId(AgentKind.PrivateFirm, 1, index)))];
        for (int place = 0; place < 3; place++) owners.Count(owner => owner == place).ShouldBe(100);
    }

    [Fact]
    public void A_map_without_shards_has_a_layout() => ShardLayout.Spread(new Partition(3, [1, 1, 1, 1, 1], new int[15]), 4).Owners.ShouldBeEmpty();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(ShardLayout.MostPlaces + 1)]
    public void A_number_of_places_out_of_range_is_refused_with_value_and_range(int places)
    {
        foreach (Action act in (Action[])[() => ShardLayout.Spread(Five, places), () => _ = new ShardLayout(Five, places, new byte[5])])
        {
            var refused = Should.Throw<ArgumentOutOfRangeException>(act);
            refused.ActualValue.ShouldBe(places);
            refused.Message.ShouldContain("1 to 256");
        }
    }

    [Fact]
    public void Too_few_owners_or_one_that_is_no_place_are_refused()
    {
        Should.Throw<ArgumentException>(() => new ShardLayout(Five, 2, [0, 1, 0, 1])).Message.ShouldContain("5 shards");
        Should.Throw<ArgumentException>(() => new ShardLayout(Five, 2, [0, 1, 0, 1, 1, 1])).Message.ShouldContain("5 shards");
        Should.Throw<ArgumentException>(() => new ShardLayout(Five, 2, [0, 1, 0, 1, 2])).Message.ShouldContain("below 2");
    }

    [Fact]
    public void Whoever_looks_at_the_owners_cannot_move_a_shard()
    {
        ShardLayout layout = ShardLayout.Spread(Five, 2);
        byte[] owners = layout.Owners;
        Array.Fill(owners, (byte)1);
        layout.OwnerOf(Five.Shard(0)).ShouldBe(0);
    }

    private static Partition Five { get; } = new(1, [1, 1, 1, 1, 1], [1, 1, 1, 1, 1]);

    private static bool IsPlace(int owner, Map map) => owner >= 0 && owner < map.Places;

    private static IEnumerable<ShardId> Shards(Partition partition) => Enumerable.Range(0, partition.ShardCount).Select(partition.Shard);

    private static double Weight(Partition partition, int number)
    {
        ShardId shard = partition.Shard(number);
        (int first, int end) = partition.Serials(shard);
        return (end - first) * (shard.Kind switch { AgentKind.PrivateFirm => 1, AgentKind.StateOwnedEnterprise => 3, _ => 10 });
    }

    private sealed record Map(int Cities, int[] Sizes, int[] Agents, int Places)
    {
        public Partition Make() => new(Cities, Sizes, Agents);

        /// <summary>Every city has got so many more firms that it needs more shards.</summary>
        public Partition Grown() => Make().WithEntrants([.. Enumerable.Range(0, Cities).Select(city => 70L + city)]);

        public ShardLayout Spread() => ShardLayout.Spread(Make(), Places);

        public override string ToString() => $"{Cities} cities, sizes {string.Join(' ', Sizes)}, agents {string.Join(' ', Agents)}, {Places} places";
    }
}
