using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Worlds;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests;

public class ShardSizesTests
{
    public static TheoryData<AgentKind> Kinds { get; } = [.. AgentKinds.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_size_set_for_a_kind_is_that_kind_s_alone(AgentKind kind)
    {
        ShardSizes changed = ShardSizes.Default.With(kind, 77);
        changed[kind].ShouldBe(77);
        foreach (AgentKind other in AgentKinds.All.ToArray().Where(other => other != kind)) changed[other].ShouldBe(ShardSizes.Default[other]);
    }

    [Fact]
    public void Setting_a_size_leaves_the_original_alone()
    {
        int before = ShardSizes.Default[AgentKind.PrivateFirm];
        _ = ShardSizes.Default.With(AgentKind.PrivateFirm, before + 1);
        ShardSizes.Default[AgentKind.PrivateFirm].ShouldBe(before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(ShardSizes.Largest + 1)]
    public void A_size_out_of_range_is_refused_with_kind_value_and_range(int size)
    {
        var refused = Should.Throw<ArgumentOutOfRangeException>(() => ShardSizes.Default.With(AgentKind.StateOwnedEnterprise, size));
        refused.ActualValue.ShouldBe(size);
        refused.Message.ShouldContain("state-owned-enterprise");
        refused.Message.ShouldContain($"1 to {ShardSizes.Largest}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(ShardSizes.Largest)]
    public void A_uniform_size_is_every_kind_s(int size)
    {
        ShardSizes sizes = ShardSizes.Uniform(size);
        sizes.All.Length.ShouldBe(AgentKinds.Count);
        sizes.All.ToArray().ShouldAllBe(each => each == size);
    }

    [Fact]
    public void Sizes_are_equal_when_all_numbers_are()
    {
        ShardSizes.Uniform(5).ShouldBe(ShardSizes.Uniform(5));
        ShardSizes.Uniform(5).GetHashCode().ShouldBe(ShardSizes.Uniform(5).GetHashCode());
        ShardSizes.Uniform(5).ShouldNotBe(ShardSizes.Uniform(5).With(AgentKind.TalentPool, 6));
    }

    [Fact]
    public void Sizes_given_one_by_one_are_in_the_order_of_the_kinds()
    {
        int[] sizes = [1, 2, 3, 4, ShardSizes.Largest];
        ShardSizes.Of(sizes).All.ToArray().ShouldBe(sizes);
        ShardSizes.Of(ShardSizes.Default.All).ShouldBe(ShardSizes.Default);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    public void More_or_fewer_sizes_than_kinds_are_refused(int count) =>
        Should.Throw<ArgumentException>(() => ShardSizes.Of(new int[count])).Message.ShouldContain($"5 kinds need as many shard sizes; there are {count}");

    [Theory]
    [InlineData(0)]
    [InlineData(ShardSizes.Largest + 1)]
    public void One_size_out_of_range_among_several_is_refused_with_its_kind(int size) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ShardSizes.Of([1, 1, size, 1, 1])).Message.ShouldContain("state-owned-enterprise");

    [Theory]
    [InlineData(0.02, 1024)]
    [InlineData(0.25, 4096)]
    [InlineData(1, 16_384)]
    public void A_larger_region_has_larger_shards_of_firms(double scale, int expected)
    {
        ScenarioDocument scenario = ScenarioLibrary.Load("heilongjiang");
        World world = WorldBuilder.Build(scenario, ParameterTable.Bind(scenario.Parameters.ToDictionary(p => p.Name, p => p.Value)), scale);
        ShardSizes.For(world).ShouldBe(ShardSizes.Default.With(AgentKind.PrivateFirm, expected));
    }
}
