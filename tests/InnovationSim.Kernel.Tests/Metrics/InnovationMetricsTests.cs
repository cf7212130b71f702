using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;
using static InnovationSim.Kernel.Tests.Building.TinyWorld;

namespace InnovationSim.Kernel.Tests.Metrics;

public sealed class InnovationMetricsTests
{
    private const double Exact = 1e-12;

    private readonly HandMadeYear _year = new() { Accounts = new NationalAccounts { Production = 1000 } };

    [Fact]
    public void RD_intensity_is_research_of_firms_and_of_the_public_over_the_product()
    {
        _year.With(CellMeasure.Research, Ownership.State, 0, Food, 5).With(CellMeasure.Research, Ownership.Private, 1, Electronics, 10)
            .With(ResearchMeasure.Budget, AgentKind.University, 0, 4).With(ResearchMeasure.Budget, AgentKind.ResearchInstitute, 1, 1);

        _year["research-spending"].ShouldBe(20);
        _year["rd-intensity"].ShouldBe(0.02, Exact);
        _year["firm-share-of-rd"].ShouldBe(0.75, Exact);
    }

    [Fact]
    public void The_share_of_the_city_with_most_university_research_leaves_institutes_out()
    {
        _year.With(ResearchMeasure.Budget, AgentKind.University, 0, 70).With(ResearchMeasure.Budget, AgentKind.University, 1, 30)
            .With(ResearchMeasure.Budget, AgentKind.ResearchInstitute, 1, 900);

        _year["university-rd-largest-city-share"].ShouldBe(0.7, Exact);
        _year["city-university-rd", 1].ShouldBe(30);
    }

    [Fact]
    public void The_conversion_rate_counts_university_patents_wherever_they_are_and_no_others()
    {
        _year.With(ResearchMeasure.PatentsLive, AgentKind.University, 0, 5).With(ResearchMeasure.PatentsLive, AgentKind.University, 1, 3)
            .With(ResearchMeasure.IndustrialisedLive, AgentKind.University, 1, 1)
            .With(ResearchMeasure.PatentsLive, AgentKind.ResearchInstitute, 0, 100)
            .With(ResearchMeasure.IndustrialisedLive, AgentKind.ResearchInstitute, 0, 100)
            .With(CellMeasure.PatentsLive, Ownership.Private, 0, Food, 50)
            .With(CellMeasure.UniversityPatentsLive, Ownership.Private, 0, Food, 2)
            .With(CellMeasure.UniversityPatentsIndustrialised, Ownership.Private, 0, Food, 1);

        _year["university-conversion-rate"].ShouldBe(0.2, Exact);
        _year["patents-live"].ShouldBe(5 + 3 + 100 + 50);
    }

    [Fact]
    public void Without_university_patents_the_conversion_rate_is_undefined() => double.IsNaN(_year["university-conversion-rate"]).ShouldBeTrue();

    [Fact]
    public void The_recent_rate_is_of_the_patents_of_the_last_years()
    {
        _year.With(ResearchMeasure.RecentLive, AgentKind.University, 0, 40).With(ResearchMeasure.RecentIndustrialised, AgentKind.University, 0, 3);
        _year["recent-conversion-rate"].ShouldBe(0.075, Exact);
    }

    [Fact]
    public void The_conversion_flow_is_of_the_years_new_patents()
    {
        _year.With(CellMeasure.Industrialised, Ownership.Private, 0, Food, 3)
            .With(ResearchMeasure.PatentsGranted, AgentKind.University, 0, 8).With(ResearchMeasure.PatentsGranted, AgentKind.ResearchInstitute, 1, 4);

        _year["conversion-flow"].ShouldBe(0.25, Exact);
        _year["patents-granted"].ShouldBe(12);
    }

    [Fact]
    public void State_owned_enterprises_are_compared_with_private_firms_by_patents_per_research()
    {
        _year.With(CellMeasure.PatentsGranted, Ownership.State, 0, Food, 2).With(CellMeasure.Research, Ownership.State, 0, Food, 10)
            .With(CellMeasure.PatentsGranted, Ownership.Private, 1, Food, 8).With(CellMeasure.Research, Ownership.Private, 1, Food, 20);

        _year["state-over-private-patents-per-rd"].ShouldBe(0.5, Exact);
    }

    [Fact]
    public void The_local_procurement_share_is_by_value_and_by_kind_of_buyer()
    {
        _year.With(CellMeasure.LotsOrdered, Ownership.State, 0, Food, 60).With(CellMeasure.LotsOrderedInRegion, Ownership.State, 0, Food, 30)
            .With(CellMeasure.LotsOrdered, Ownership.State, 1, Food, 20).With(CellMeasure.LotsOrderedInRegion, Ownership.State, 1, Food, 2)
            .With(CellMeasure.LotsOrdered, Ownership.Private, 1, Services, 20).With(CellMeasure.LotsOrderedInRegion, Ownership.Private, 1, Services, 8);

        _year["state-local-procurement-share"].ShouldBe(32.0 / 80, Exact);
        _year["private-local-procurement-share"].ShouldBe(0.4, Exact);
        _year["local-procurement-share"].ShouldBe(0.4, Exact);
        _year["city-state-local-procurement-share", 1].ShouldBe(0.1, Exact);
        _year["lots-ordered"].ShouldBe(100);
    }

    [Fact]
    public void Quotes_are_set_against_tenders()
    {
        _year.With(CellMeasure.TendersReceived, Ownership.State, 0, Food, 8).With(CellMeasure.QuotesSent, Ownership.State, 0, Food, 2);
        _year["quotes-per-tender"].ShouldBe(0.25, Exact);
    }

    [Fact]
    public void Contracts_and_fees_are_added_up()
    {
        _year.With(ResearchMeasure.Licences, AgentKind.University, 0, 3).With(ResearchMeasure.Licences, AgentKind.ResearchInstitute, 1, 1)
            .With(ResearchMeasure.Assignments, AgentKind.University, 1, 2).With(ResearchMeasure.SpinOffs, AgentKind.University, 0, 1)
            .With(ResearchMeasure.PatentsOffered, AgentKind.University, 0, 9).Now.Post(FlowKind.LicenceFees, AccountClass.Firms, AccountClass.Research, 123);

        _year["licences"].ShouldBe(4);
        _year["assignments"].ShouldBe(2);
        _year["spin-offs"].ShouldBe(1);
        _year["patents-offered"].ShouldBe(9);
        _year["licence-fees"].ShouldBe(123);
    }
}
