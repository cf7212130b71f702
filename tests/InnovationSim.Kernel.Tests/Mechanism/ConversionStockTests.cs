using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Mechanism;

/// <summary>
/// The arithmetic of the stock of patents: if a share h of the idle ones is converted each year, the year of grant included, then of the
/// patents of the last ten years 1 − (1 ÷ 10) Σ_{k=1..10} (1 − h)^k are.
/// </summary>
public sealed class ConversionStockTests
{
    private const int Years = 15;
    private const int PatentsAYear = 20_000;

    private static readonly ModelParameters P = Defaults.Parameters with { OfferMaxAge = 10, PatentLifeYears = 20 };

    [Fact]
    public void Not_quite_two_per_cent_a_year_make_ten_per_cent_of_a_ten_year_stock() => Exact(0.0193).ShouldBe(0.1, 0.0005);

    [Theory]
    [InlineData(0.0193)]
    [InlineData(0.05)]
    public void The_metric_counts_the_patents_of_ten_years(double hazard)
    {
        double share = Measured(hazard);
        double exact = Exact(hazard);
        share.ShouldBe(exact, 4 * Math.Sqrt(exact * (1 - exact) / (10.0 * PatentsAYear)));
    }

    private static double Exact(double hazard) => 1 - (Enumerable.Range(1, 10).Sum(exposures => Math.Pow(1 - hazard, exposures)) / 10);

    /// <summary>A university's patents year by year: granted, converted with that hazard, recorded by the model.</summary>
    private static double Measured(double hazard)
    {
        var random = new System.Random(1);
        var stage = new Stage(parameters: P);
        ResearchShard university = stage.Research();
        for (int year = 1; year <= Years; year++)
        {
            for (int number = 0; number < PatentsAYear; number++)
                university.Patents.Add(new Patent { Owner = 0, Number = (year * PatentsAYear) + number, Granted = (short)year, FromUniversity = 1 });
            university.Patents.Settle();
            foreach (ref Patent patent in university.Patents)
            {
                if (patent.Status == PatentStatus.Idle && random.NextDouble() < hazard) patent.Status = PatentStatus.Industrialised;
            }
        }

        stage.Context.Year = Years;
        stage.Run(university, context => RecordPhase.Run(university, context));
        return (double)stage.Tally.Total(ResearchMeasure.RecentIndustrialised) / stage.Tally.Total(ResearchMeasure.RecentLive);
    }
}
