using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Kernel;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests;

public class RunSpecTests
{
    private static readonly World Toy = SmallRegion.Toy.World();

    [Theory]
    [InlineData(1)]
    [InlineData(RunSpec.MostYears)]
    public void A_run_may_take_from_one_year_to_the_most(int years) =>
        new RunSpec { World = Toy, Seed = 1, Years = years }.Years.ShouldBe(years);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(RunSpec.MostYears + 1)]
    [InlineData(int.MaxValue)]
    public void Years_out_of_range_are_refused_with_field_value_and_range(int years)
    {
        var refused = Should.Throw<ArgumentOutOfRangeException>(() => new RunSpec { World = Toy, Seed = 1, Years = years });
        refused.ParamName.ShouldBe("Years");
        refused.ActualValue.ShouldBe(years);
        refused.Message.ShouldContain($"1 to {RunSpec.MostYears} years");
    }

    [Fact]
    public void A_run_without_a_world_is_refused() =>
        Should.Throw<ArgumentNullException>(() => new RunSpec { World = null!, Seed = 1, Years = 1 }).ParamName.ShouldBe("World");

    [Fact]
    public void A_run_without_shard_sizes_is_refused() =>
        Should.Throw<ArgumentNullException>(() => new RunSpec { World = Toy, Seed = 1, Years = 1, ShardSizes = null! }).ParamName.ShouldBe("ShardSizes");

    [Theory]
    [InlineData(0UL)]
    [InlineData(ulong.MaxValue)]
    public void Any_seed_is_a_seed(ulong seed) => new RunSpec { World = Toy, Seed = seed, Years = 1 }.Seed.ShouldBe(seed);

    [Fact]
    public void Shards_have_the_sizes_that_suit_the_region_unless_told_otherwise() =>
        new RunSpec { World = Toy, Seed = 1, Years = 1 }.ShardSizes.ShouldBe(ShardSizes.For(Toy));

    [Fact]
    public void The_first_map_has_all_organisations_of_the_world_in_their_cities()
    {
        Partition map = new RunSpec { World = Toy, Seed = 1, Years = 1 }.FirstPartition();
        map.Cities.ShouldBe(Toy.Cities.Length);
        InAll(AgentKind.University).ShouldBe(Toy.Universities.Length);
        InAll(AgentKind.ResearchInstitute).ShouldBe(Toy.ResearchInstitutes.Length);
        InAll(AgentKind.StateOwnedEnterprise).ShouldBe(Toy.StateCells.Sum(cell => cell.Firms));
        InAll(AgentKind.PrivateFirm).ShouldBe(Toy.PrivateCells.Sum(cell => cell.Firms));
        InAll(AgentKind.TalentPool).ShouldBe(Toy.Cities.Length * SkillLevels.Count);

        int InAll(AgentKind kind) => Enumerable.Range(0, map.Cities).Sum(city => map.Agents(kind, city));
    }

    [Fact]
    public void The_first_map_puts_the_firms_of_a_city_where_its_cells_say()
    {
        Partition map = new RunSpec { World = Toy, Seed = 1, Years = 1 }.FirstPartition();
        for (int city = 0; city < Toy.Cities.Length; city++)
        {
            int firms = Enumerable.Range(0, Toy.Sectors.Length).Sum(sector => Toy.Cell(Ownership.Private, city, sector).Firms);
            map.Agents(AgentKind.PrivateFirm, city).ShouldBe(firms);
        }
    }

    [Fact]
    public void Parameters_are_those_of_the_last_change_that_is_due()
    {
        ModelParameters first = Toy.Parameters with { BusinessEnvironment = 1.1 };
        ModelParameters second = Toy.Parameters with { BusinessEnvironment = 1.2 };
        var spec = new RunSpec { World = Toy, Seed = 1, Years = 9, Changes = [new(3, first), new(5, second)] };
        Enumerable.Range(1, 6).Select(spec.ParametersOf).ShouldBe([Toy.Parameters, Toy.Parameters, first, first, second, second]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3, 3)]
    [InlineData(5, 3)]
    public void Changes_come_in_the_order_of_their_years_from_the_first(params int[] years) =>
        Should.Throw<ArgumentException>(() => new RunSpec
        {
            World = Toy, Seed = 1, Years = 9, Changes = [.. years.Select(year => new ParameterChange(year, Toy.Parameters))],
        }).Message.ShouldContain("order of their years");
}
