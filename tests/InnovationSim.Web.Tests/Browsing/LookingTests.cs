using InnovationSim.Contracts;
using InnovationSim.Web.Tests.Building;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InnovationSim.Web.Tests.Browsing;

/// <summary>The parts of a run's page.</summary>
[Collection(BrowserTests.Name)]
public class LookingTests(WebHostFixture web, BrowserFixture browser)
{
    [BrowserFact]
    public async Task The_map_leads_to_a_city_and_its_sectors()
    {
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}");
        await window.Link("Map").ClickAsync();
        await Expect(window.Page.Locator("svg .city")).ToHaveCountAsync(2);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "North City", Exact = true }).Last.ClickAsync();

        await Expect(window.Page.GetByRole(AriaRole.Region, new() { Name = "North City", Exact = true })).ToBeVisibleAsync();
        await Expect(window.Page.Locator(".panel tbody tr")).ToHaveCountAsync(3);
        window.Page.Url.ShouldContain("city=north-city");
    }

    [BrowserFact]
    public async Task Links_between_cities_are_drawn_and_listed()
    {
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}/map");
        await window.Choice("Links").SelectOptionAsync("procurement-order");

        await Expect(window.Page.Locator("path.flow").First).ToBeAttachedAsync();
        await Expect(window.Page.GetByRole(AriaRole.Region, new() { Name = "Links between cities" }).Locator("tbody tr").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_scenario_of_ones_own_has_its_own_map_even_if_it_is_called_like_a_built_in_one()
    {
        string own = InnovationSim.Scenarios.ScenarioLibrary.Text("toy").Replace("name: North City", "name: Farther North", StringComparison.Ordinal);
        string run = await web.RunToEndAsync(new RunRequest { ScenarioYaml = own, Years = 1, Scale = 0.01, Label = "own" });
        (await web.Host.Service.StatusAsync(run)).Scenario.ShouldBe("toy");
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{run}/map");

        await Expect(window.Page.Locator("svg .city")).ToHaveCountAsync(2);
        await Expect(window.Page.Locator("svg .city").Filter(new() { HasText = "Farther North" })).ToHaveCountAsync(1);
        await Expect(window.Page.GetByText("North City")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Clusters_are_marked_as_the_results_have_them()
    {
        var query = new ResultQuery
        {
            Table = "metrics",
            FromYear = WebHostFixture.Years,
            Columns = ["value"],
            Where = new Dictionary<string, IReadOnlyList<string>> { ["metric"] = ["hollow-cluster"] },
        };
        double[] kinds = await web.Host.Service.ResultsAsync(web.Run, query).Select(row => (double?)row.Values[0] ?? double.NaN).ToArrayAsync();
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}/clusters");

        await Expect(window.Page.Locator("table.matrix td.hollow")).ToHaveCountAsync(kinds.Count(kind => kind == 1));
        await Expect(window.Page.Locator("table.matrix td.linked")).ToHaveCountAsync(kinds.Count(kind => kind == 0));
        await Expect(window.Page.Locator(".grid tbody tr").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task The_largest_firm_leads_to_what_is_known_of_it()
    {
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}");
        await window.Link("Organisations").ClickAsync();
        ILocator first = window.Page.Locator(".grid tbody tr a").First;
        string name = await first.InnerTextAsync();
        await first.ClickAsync();

        await window.Heading(name).WaitForAsync();
        string id = window.Page.Url.Split("/organisations/")[1].Split('?')[0];
        Organisation firm = (await web.Host.Service.OrganisationAsync(web.Run, id)).Organisation;
        await Expect(window.Page.Locator(".card-table tr", new() { HasText = "Live patents" }).Locator("td").First).ToHaveTextAsync($"{firm.LivePatents:N0}");
        await Expect(window.Page.Locator("[data-chart=peers-firms] > svg path.line")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task An_organisation_shows_its_life_year_by_year_and_what_happened_to_it()
    {
        string id = "state-owned-enterprise/north-city/0";
        OrganisationLife life = await web.Host.Service.LifeAsync(web.Run, id, new LifeQuery());
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}/organisations/{id}");

        await Expect(window.Page.Locator("[data-chart=life-staff] > svg path.line")).ToHaveCountAsync(3);
        await Expect(window.Page.Locator("[data-chart=life-sales] > svg path.line")).ToHaveCountAsync(3);
        await Expect(window.Page.Locator("[data-section=life] select option").First).ToHaveTextAsync($"all {life.Events.Count:N0}");
        await Expect(window.Page.Locator("[data-section=life] .grid tbody tr").First).ToBeVisibleAsync();
        await window.Page.Locator("[data-section=life] select").SelectOptionAsync("Hired");
        long persons = life.Events.Last(each => each.Kind == LifeEventKind.Hired).Count!.Value;
        await Expect(window.Page.Locator("[data-section=life] .grid tbody tr").First).ToContainTextAsync($"{persons:N0}");
    }

    [BrowserFact]
    public async Task Sizes_and_growth_of_firms_are_drawn_as_the_results_have_them()
    {
        var query = new ResultQuery { Table = "distributions", FromYear = WebHostFixture.Years, Columns = ["measure", "owner", "firms"] };
        List<ResultRow> rows = await web.Host.Service.ResultsAsync(web.Run, query).ToListAsync();
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}/organisations");

        foreach (string measure in (string[])["staff", "growth"])
        {
            ResultRow[] classes = [.. rows.Where(row => Equals(row.Values[0], measure) && Equals(row.Values[1], "private"))];
            classes.ShouldNotBeEmpty();
            await Expect(window.Page.Locator($"[data-chart={measure}-distribution] rect.bar")).ToHaveCountAsync(classes.Length);
            await Expect(window.Page.Locator($"[data-chart={measure}-distribution] tbody tr").First.Locator("td.number"))
                .ToHaveTextAsync($"{classes[0].Values[2]:N0}");
        }
    }

    [BrowserFact]
    public async Task One_that_has_closed_has_a_life_too()
    {
        OrganisationPage living = await web.Host.Service.OrganisationsAsync(
            web.Run, new OrganisationQuery { Kind = "private-firm", City = "north-city", Limit = 1000 });
        int gone = Enumerable.Range(0, living.Organisations[^1].Serial).Except(living.Organisations.Select(one => one.Serial)).First();
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}/organisations/private-firm/north-city/{gone}");

        await window.SeeAsync("It closed in");
    }

    [BrowserFact]
    public async Task The_list_of_organisations_begins_with_the_largest_of_all_cities()
    {
        var largest = new List<long>();
        foreach (string city in new[] { "north-city", "south-city" })
        {
            OrganisationPage page = await web.Host.Service.OrganisationsAsync(web.Run, new OrganisationQuery { Kind = "private-firm", City = city, Limit = 1000 });
            largest.AddRange(page.Organisations.Select(firm => firm.SalesYuan ?? 0));
        }

        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}/organisations");

        await Expect(window.Page.Locator(".grid tbody tr").First).ToContainTextAsync((largest.Max() / 1e6).ToString("N1"));
        await window.SeeAsync($"{largest.Count:N0} private firms looked at");
    }

    [BrowserFact]
    public async Task The_scorecard_has_every_fact_of_the_scenario()
    {
        string run = await web.RunToEndAsync(new RunRequest { Scenario = "heilongjiang", Years = 4, Scale = 0.01, Label = "facts" });
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{run}/facts");

        await Expect(window.Page.Locator("table.facts tbody tr")).ToHaveCountAsync(InnovationSim.Scenarios.ScenarioLibrary.Load("heilongjiang").Facts.Length);
        await Expect(window.Page.Locator("[data-fact=rd-intensity] .verdict")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("inside|below|above"));
    }

    [BrowserFact]
    public async Task A_year_that_is_picked_is_shown_everywhere_and_stays_when_the_page_is_loaded_anew()
    {
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}");
        await window.Page.Locator("#year").FocusAsync();
        await window.Page.Keyboard.PressAsync("Home");
        await window.Button("One year on").ClickAsync();
        await Expect(window.Page.Locator(".year-cursor output")).ToHaveTextAsync("2001 (year 1)");
        await window.Page.ReloadAsync();
        await window.LiveAsync();

        await Expect(window.Page.Locator(".year-cursor output")).ToHaveTextAsync("2001 (year 1)");
        await window.Link("Clusters").ClickAsync();
        await window.Heading("Clusters in 2001 (year 1)").WaitForAsync();
    }

    [BrowserFact]
    public async Task Counts_are_of_the_whole_region_unless_it_is_asked_otherwise()
    {
        var query = new ResultQuery { Table = "years", FromYear = WebHostFixture.Years, Columns = ["private_firms"] };
        double firms = (double)(await web.Host.Service.ResultsAsync(web.Run, query).SingleAsync()).Values[0]!;
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}");
        ILocator tile = window.Page.Locator(".tiles > div", new() { HasText = "Private firms" });
        await Expect(tile).ToContainTextAsync($"{firms / 0.05:N0} firms");
        await window.Page.GetByLabel("as simulated").CheckAsync();

        await Expect(tile).ToContainTextAsync($"{firms:N0} firms");
    }

    [BrowserFact]
    public async Task Every_chart_has_its_numbers_as_a_table()
    {
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}");
        ILocator chart = window.Page.Locator("[data-chart=firms]");
        await chart.Locator("summary").ClickAsync();

        await Expect(chart.Locator("tbody tr")).ToHaveCountAsync(WebHostFixture.Years + 1);
    }

    [BrowserFact]
    public async Task Results_are_downloaded()
    {
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}/data");
        IDownload download = await window.Page.RunAndWaitForDownloadAsync(() => window.Link("CSV of years").ClickAsync());

        download.SuggestedFilename.ShouldBe($"{web.Run}-years.csv");
        (await File.ReadAllLinesAsync((await download.PathAsync())!)).Length.ShouldBe(WebHostFixture.Years + 2);
    }

    [BrowserFact]
    public async Task Runs_that_are_chosen_are_compared_with_intervals()
    {
        string[] runs =
        [
            await web.RunToEndAsync(new RunRequest { Scenario = "toy", Years = 3, Seed = 1, Label = "base 1" }),
            await web.RunToEndAsync(new RunRequest { Scenario = "toy", Years = 3, Seed = 2, Label = "base 2" }),
            await web.RunToEndAsync(new RunRequest { Scenario = "toy", Years = 3, Seed = 1, Label = "offices 1", Sets = Offices }),
            await web.RunToEndAsync(new RunRequest { Scenario = "toy", Years = 3, Seed = 2, Label = "offices 2", Sets = Offices }),
        ];
        await using Window window = await browser.OpenAsync(web.Host, "compare");
        await window.Label("base 1 in A").CheckAsync();
        await window.Label("base 2 in A").CheckAsync();
        await window.Label("offices 1 in B").CheckAsync();
        await window.Label("offices 2 in B").CheckAsync();

        ILocator row = window.Page.Locator("tr[data-metric=gdp]");
        await Expect(row.Locator("td").Nth(3)).ToContainTextAsync(" to ");
        await Expect(window.Page.Locator("[data-chart=difference] > svg path.line")).ToHaveCountAsync(3);
        double a = (await GdpAsync(runs[0]) + await GdpAsync(runs[1])) / 2;
        await Expect(row.Locator("td").First).ToContainTextAsync((a / 0.05 / 1e9).ToString("N1"));
    }

    [BrowserFact]
    public async Task Nothing_is_asked_of_another_machine_and_nothing_is_complained_of()
    {
        string[] pages = ["", "start", "compare", $"runs/{web.Run}", $"runs/{web.Run}/map", $"runs/{web.Run}/clusters", $"runs/{web.Run}/organisations"];
        await using Window window = await browser.OpenAsync(web.Host);
        foreach (string page in pages)
        {
            await window.GoAsync(page);
            await Expect(window.Page.Locator("h1")).ToBeVisibleAsync();
            await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }

        window.Foreign.ShouldBeEmpty();
        window.Complaints.ShouldBeEmpty();
    }

    private static Dictionary<string, double> Offices { get; } = new() { ["transfer-office-share"] = 1 };

    private async Task<double> GdpAsync(string run)
    {
        var query = new ResultQuery { Table = "years", FromYear = 3, ToYear = 3, Columns = ["gdp"] };
        return (double)(await web.Host.Service.ResultsAsync(run, query).SingleAsync()).Values[0]!;
    }
}
