using InnovationSim.Kernel;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Engine.Tests.Plausibility;

/// <summary>
/// What the data say of the whole region in the base year, worked out from the scenario's own file. Metrics are of the part simulated:
/// what is extensive in them has to be divided by the scale before it is compared.
/// </summary>
internal sealed class BaseYear(ScenarioDocument scenario, ModelParameters parameters)
{
    /// <summary>
    /// High-tech firms of Heilongjiang at the end of 2023, year 1: 22.9 % more than in the base year. The first state has those of the base year.
    /// </summary>
    public const double HighTechFirmsOfHeilongjiang = 4_430;

    /// <summary>Invention patents granted in Heilongjiang in 2023 (provincial government).</summary>
    public const double PatentsOfHeilongjiang = 8_035;

    public double GdpYuan { get; } = scenario.Cities.Sum(city => city.GdpYuan);

    public double Population { get; } = scenario.Cities.Sum(city => (double)city.Population);

    public double Workers => Population * scenario.People.WorkersPerResident;

    public double PrivateFirms => scenario.Economy.PrivateFirms;

    public double StateOwnedEnterprises => scenario.Economy.StateOwnedEnterprises;

    /// <summary>Average wage of the urban non-private sector, brought to the base year.</summary>
    public double StateWageYuan =>
        scenario.Cities.Sum(city => city.AverageWageYuan * city.Population) / Population * scenario.Economy.WageFactorToBaseYear;

    public double PrivateWageYuan => StateWageYuan / parameters.StateWagePremium;

    public double PublicResearchYuan => scenario.Economy.UniversityResearchYuan + scenario.Economy.InstituteResearchYuan;
}
