using InnovationSim.Contracts;
using InnovationSim.Web.Organisations;
using InnovationSim.Web.Tests.Building;

namespace InnovationSim.Web.Tests.Organisations;

public class OrganisationSurveyTests
{
    [Fact]
    public async Task All_pages_of_all_cities_are_looked_at()
    {
        OrganisationSurvey survey = await SurveyAsync(firmsOfACity: 2500, "north", "south");

        survey.Count.ShouldBe(5000);
        survey.IsCut.ShouldBeFalse();
        survey.AsOfYear.ShouldBe(7);
    }

    [Fact]
    public async Task The_largest_come_first_and_no_more_are_kept_than_can_be_listed()
    {
        OrganisationSurvey survey = await SurveyAsync(firmsOfACity: 2500, "north");

        survey.Largest.Count.ShouldBe(500);
        survey.Largest[0].SalesYuan.ShouldBe(2500);
        survey.Largest.Select(firm => firm.SalesYuan!.Value).ShouldBe(survey.Largest.Select(firm => firm.SalesYuan!.Value).OrderDescending());
    }

    [Fact]
    public async Task No_more_are_looked_at_than_a_page_may_ask_for()
    {
        OrganisationSurvey survey = await SurveyAsync(firmsOfACity: OrganisationSurvey.Most, "north", "south");

        survey.Count.ShouldBe(OrganisationSurvey.Most);
        survey.IsCut.ShouldBeTrue();
    }

    [Fact]
    public async Task Sizes_are_counted_by_fifths_of_powers_of_ten()
    {
        OrganisationSurvey survey = await SurveyAsync(firmsOfACity: 100, "north");

        survey.Sizes.Values.Sum().ShouldBe(100);
        survey.Sizes[0].ShouldBe(1);
        survey.Sizes[10].ShouldBe(1);
    }

    /// <summary>Firms with serials from 0 on, each with sales of its serial + 1 yuan.</summary>
    private static async Task<OrganisationSurvey> SurveyAsync(int firmsOfACity, params string[] cities)
    {
        var service = new ScriptedService
        {
            Pages = query =>
            {
                int end = Math.Min(firmsOfACity, query.FromSerial + query.Limit);
                return new OrganisationPage
                {
                    AsOfYear = 7,
                    Organisations = [.. Enumerable.Range(query.FromSerial, end - query.FromSerial).Select(serial => Firm(query.City, serial))],
                    NextSerial = end < firmsOfACity ? end : null,
                };
            },
        };
        var survey = new OrganisationSurvey(firm => firm.SalesYuan ?? 0);
        await survey.ReadAsync(service, ScriptedService.Run, "private-firm", cities, () => Task.CompletedTask, CancellationToken.None);
        return survey;
    }

    private static Organisation Firm(string city, int serial) => new()
    {
        Id = $"private-firm/{city}/{serial}", Kind = "private-firm", City = city, Serial = serial, SalesYuan = serial + 1, Researchers = 0, ResearchYuan = 0,
        CashYuan = 0, LivePatents = 0,
    };
}
