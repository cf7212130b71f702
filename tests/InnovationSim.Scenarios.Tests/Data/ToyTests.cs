using InnovationSim.Kernel;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Data;

public class ToyTests
{
    private static readonly ScenarioDocument Scenario = ScenarioLibrary.Load("toy");

    [Fact]
    public void It_is_small()
    {
        Scenario.Cities.Length.ShouldBe(2);
        Scenario.Sectors.Length.ShouldBe(3);
        Scenario.Fields.Length.ShouldBe(6);
        Scenario.Universities.Length.ShouldBe(3);
        Scenario.Cities.Sum(city => city.ResearchInstitutes).ShouldBe(2);
        (Scenario.Economy.PrivateFirms * 0.05).ShouldBe(300);
        Scenario.Facts.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_in_it_grows_by_itself()
    {
        ModelParameters parameters = ParameterTable.Bind(
            Scenario.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
        Scenario.Sectors.ShouldAllBe(sector => sector.DemandGrowth == 0);
        parameters.FrontierGrowth.ShouldBe(0);
        parameters.DemandGapElasticity.ShouldBe(0);
        parameters.RemainderGrowth.ShouldBe(0);
        parameters.BirthRate.ShouldBe(parameters.DeathRate);
        parameters.ArrivalRate.ShouldBe(0);
        Scenario.Destinations.ShouldBeEmpty();
    }
}
