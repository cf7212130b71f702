using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Kernel.Metrics;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Plausibility;

/// <summary>The first year of Heilongjiang is close to the data that it starts from.</summary>
public class FirstYearTests
{
    private const double Scale = 0.05;
    private const double Tolerance = 0.2;

    private static readonly Lazy<Task<IReadOnlyList<YearRecord>>> Run = new(() => RunOf.HeilongjiangAsync(Scale, years: 1, seed: 1));

    private static readonly BaseYear Data = Make();

    [Fact]
    public Task Output_is_that_of_the_data() => ShouldBeNear("gdp", Data.GdpYuan * Scale);

    [Fact]
    public Task People_are_those_of_the_data() => ShouldBeNear("population", Data.Population * Scale);

    [Fact]
    public Task As_many_work_as_in_the_data() => ShouldBeNear("employment-total", Data.Workers * Scale);

    [Fact]
    public Task There_are_as_many_private_firms_as_in_the_data() => ShouldBeNear("private-firms", Data.PrivateFirms * Scale);

    [Fact]
    public Task There_are_as_many_state_owned_enterprises_as_in_the_data() => ShouldBeNear("state-owned-enterprises", Data.StateOwnedEnterprises * Scale);

    [Fact]
    public Task There_are_as_many_high_tech_firms_as_in_the_data() => ShouldBeNear("high-tech-firms", BaseYear.HighTechFirmsOfHeilongjiang * Scale);

    [Fact]
    public Task State_owned_enterprises_pay_the_wages_of_the_data() => ShouldBeNear("mean-wage-state", Data.StateWageYuan);

    [Fact]
    public Task Private_firms_pay_the_wages_of_the_data() => ShouldBeNear("mean-wage-private", Data.PrivateWageYuan);

    [Fact]
    public Task As_many_patents_are_granted_as_in_the_data() => ShouldBeNear("patents-granted", BaseYear.PatentsOfHeilongjiang * Scale);

    [Fact]
    public async Task Public_research_is_that_of_the_data()
    {
        YearRecord record = (await Run.Value)[1];
        double spent = record["research-spending"] * (1 - record["firm-share-of-rd"]);
        spent.ShouldBe(Data.PublicResearchYuan * Scale, Tolerance * Data.PublicResearchYuan * Scale);
    }

    private static async Task ShouldBeNear(string metric, double expected) =>
        (await Run.Value)[1][metric].ShouldBe(expected, Tolerance * expected, $"{metric} of year 1 at scale {Scale}, within {Tolerance:P0} of the data");

    private static BaseYear Make()
    {
        var region = new SmallRegion("heilongjiang", Scale, 1);
        return new BaseYear(region.Document, region.World().Parameters);
    }
}
