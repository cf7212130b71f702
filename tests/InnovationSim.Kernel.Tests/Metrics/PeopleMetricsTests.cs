using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;
using static InnovationSim.Kernel.Tests.Building.TinyWorld;

namespace InnovationSim.Kernel.Tests.Metrics;

public sealed class PeopleMetricsTests
{
    private const double Exact = 1e-12;
    private const SkillLevel Workers = SkillLevel.SkilledWorker;
    private const SkillLevel Scientists = SkillLevel.Scientist;

    private readonly HandMadeYear _year = new();

    [Fact]
    public void Net_migration_is_over_the_population_of_the_middle_of_the_year()
    {
        _year.Last.Pools(PoolMeasure.People, 0)[(int)Workers] = 1040;
        _year.With(PoolMeasure.People, 0, Workers, 960)
            .With(PoolMeasure.InFromOutside, 0, Workers, 10).With(PoolMeasure.OutToOutside, 0, Workers, 30);

        _year["net-migration"].ShouldBe(-20);
        _year["net-migration-rate"].ShouldBe(-0.02, Exact);
    }

    [Fact]
    public void It_is_given_for_each_level()
    {
        _year.Last.Pools(PoolMeasure.People, 1)[(int)Scientists] = 100;
        _year.With(PoolMeasure.People, 1, Scientists, 100).With(PoolMeasure.People, 0, Workers, 5000)
            .With(PoolMeasure.InFromOutside, 1, Scientists, 3).With(PoolMeasure.OutToOutside, 1, Scientists, 8)
            .With(PoolMeasure.InFromOutside, 0, Workers, 50);

        _year["net-migration-rate-scientist"].ShouldBe(-0.05, Exact);
        _year["net-migration-rate-skilled-worker"].ShouldBe(0.02, Exact, "50 over the mean of 0 and 5000");
    }

    [Fact]
    public void A_citys_net_migration_counts_moves_within_the_region_too()
    {
        _year.Last.Pools(PoolMeasure.People, 1)[0] = 200;
        _year.With(PoolMeasure.People, 1, Workers, 200)
            .With(PoolMeasure.InFromRegion, 1, Workers, 9).With(PoolMeasure.OutToRegion, 1, Workers, 4)
            .With(PoolMeasure.InFromOutside, 1, Workers, 1).With(PoolMeasure.OutToOutside, 1, Workers, 2)
            .With(PoolMeasure.InFromLevel, 1, Workers, 70);

        _year["city-net-migration-rate", 1].ShouldBe(4.0 / 200, Exact);
        _year["net-migration"].ShouldBe(-1);
    }

    [Fact]
    public void Unemployment_is_over_those_who_work_anywhere_or_look_for_work()
    {
        _year.With(PoolMeasure.Employed, 0, Workers, 70).With(PoolMeasure.Elsewhere, 0, Workers, 20).With(PoolMeasure.Searching, 0, Workers, 10)
            .With(PoolMeasure.Employed, 1, Scientists, 60).With(PoolMeasure.Searching, 1, Scientists, 40).With(PoolMeasure.Students, 1, Scientists, 999);

        _year["unemployment-rate"].ShouldBe(0.25, Exact);
        _year["city-unemployment-rate", 0].ShouldBe(0.1, Exact);
        _year["employment"].ShouldBe(130);
        _year["employment-total"].ShouldBe(150);
    }

    [Fact]
    public void Mean_wages_are_over_the_staff_of_the_owner()
    {
        _year.With(CellMeasure.Wages, Ownership.State, 0, Food, 900).With(CellMeasure.SkilledWorkers, Ownership.State, 0, Food, 6)
            .With(CellMeasure.Engineers, Ownership.State, 0, Food, 3).With(CellMeasure.Researchers, Ownership.State, 1, Food, 1)
            .With(CellMeasure.Wages, Ownership.Private, 0, Food, 50).With(CellMeasure.SkilledWorkers, Ownership.Private, 0, Food, 1);

        _year["mean-wage-state"].ShouldBe(90, Exact);
        _year["mean-wage-private"].ShouldBe(50, Exact);
    }

    [Fact]
    public void Filled_posts_are_set_against_advertised_ones()
    {
        _year.With(PoolMeasure.Vacancies, 0, Workers, 30).With(PoolMeasure.Vacancies, 1, Scientists, 10).With(PoolMeasure.Hires, 0, Workers, 30);

        _year["vacancies"].ShouldBe(40);
        _year["vacancies-filled"].ShouldBe(0.75, Exact);
    }

    [Fact]
    public void Population_is_everybody()
    {
        _year.With(PoolMeasure.People, 0, Workers, 3).With(PoolMeasure.People, 1, Workers, 4).With(PoolMeasure.People, 1, Scientists, 5);

        _year["population"].ShouldBe(12);
        _year["city-population", 1].ShouldBe(9);
    }
}
