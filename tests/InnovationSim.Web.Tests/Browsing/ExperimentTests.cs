using InnovationSim.Contracts;
using InnovationSim.Web.Tests.Building;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InnovationSim.Web.Tests.Browsing;

/// <summary>Experiments are started, watched, read and ended from the page.</summary>
[Collection(BrowserTests.Name)]
public class ExperimentTests(WebHostFixture web, BrowserFixture browser)
{
    [BrowserFact]
    public async Task An_experiment_is_started_and_its_effects_are_read()
    {
        await using Window window = await browser.OpenAsync(web.Host, "experiments");
        await window.Link("Start an experiment").ClickAsync();
        await window.Label("Scenario").SelectOptionAsync("toy");
        await window.Label("Replicates").FillAsync("3");
        await window.Label("Years").FillAsync("6");
        await window.Page.Locator("#label").FillAsync("offices or not");
        await window.Page.Locator("#arm-1-add").SelectOptionAsync("transfer-offices");
        await window.Page.Locator("[data-arm='1']").GetByRole(AriaRole.Button, new() { Name = "Add the policy" }).ClickAsync();
        await window.Page.Locator("#arm-1-transfer-offices").FillAsync("2");
        await window.Button("Start the experiment").ClickAsync();

        await window.Heading("offices or not").WaitForAsync();
        await Expect(window.Page.Locator(".badge.complete")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await window.SeeAsync("transfer-offices × 2");
        await Expect(window.Page.Locator("[data-chart=difference] > svg path.area")).ToHaveCountAsync(1);
        string id = new Uri(window.Page.Url).Segments[^1];
        Effect gdp = (await web.Host.Experiments.EffectsAsync(id, new EffectsQuery { Metrics = ["gdp"], FromYear = 6 })).Effects.Single();
        ILocator row = window.Page.Locator("tr[data-metric=gdp] td");
        await Expect(row.Last).ToHaveTextAsync("3");
        (await row.Nth(2).InnerTextAsync()).StartsWith('✓').ShouldBe(gdp.LeavesZeroOut);
        (gdp.Arm, gdp.Pairs).ShouldBe(("transfer-offices@2", 3));
    }

    [BrowserFact]
    public async Task Metric_year_and_arm_are_chosen_and_stand_in_the_address()
    {
        string experiment = await web.ExperimentAsync();
        await using Window window = await browser.OpenAsync(web.Host, $"experiments/{experiment}");
        await window.Choice("Metric").SelectOptionAsync("private-firms");
        await window.Choice("Arm").SelectOptionAsync("half");
        await window.Button("One year back").ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("half against baseline in 2003 .year 3.") })).ToBeVisibleAsync();
        await Expect(window.Page.Locator("[data-chart=difference] h3")).ToHaveTextAsync("Private firms: half − baseline");
        foreach (string part in (string[])["metric=private-firms", "arm=half", "year=3"]) window.Page.Url.ShouldContain(part);
    }

    [BrowserFact]
    public async Task The_runs_of_an_arm_are_a_link_away()
    {
        string experiment = await web.ExperimentAsync();
        await using Window window = await browser.OpenAsync(web.Host, $"experiments/{experiment}");
        await window.Page.Locator(".arms a").Last.ClickAsync();
        await window.Heading("Runs of arm half").WaitForAsync();
        await Expect(window.Page.Locator("tr[data-run]")).ToHaveCountAsync(2);
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Remove" })).ToHaveCountAsync(0);
        await window.Page.Locator("tr[data-run] th a").First.ClickAsync();
        await window.Link("an experiment").ClickAsync();
        await window.Heading("three arms").WaitForAsync();
    }

    [BrowserFact]
    public async Task Runs_of_no_experiment_can_be_listed_by_themselves()
    {
        await web.ExperimentAsync();
        await using Window window = await browser.OpenAsync(web.Host, "?experiment=");
        await Expect(window.Page.Locator($"tr[data-run='{web.Run}']")).ToHaveCountAsync(1);
        await Expect(window.Page.GetByText(", replicate ")).ToHaveCountAsync(0);
        await window.Link("All runs").ClickAsync();
        await window.SeeAsync(", replicate ");
    }

    [BrowserFact]
    public async Task An_experiment_is_cancelled_and_removed_when_asked_twice()
    {
        ExperimentStatus endless = await web.Host.Experiments.SubmitExperimentAsync(WebHostFixture.ThreeArms with { Years = 20_000, Label = "endless" });
        await using Window window = await browser.OpenAsync(web.Host, $"experiments/{endless.Experiment}");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel endless" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, end" }).ClickAsync();
        await Expect(window.Page.Locator(".badge.cancelled")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Remove endless" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, remove" }).ClickAsync();
        await window.Heading("Experiments").WaitForAsync();
        await Expect(window.Page.Locator($"tr[data-experiment='{endless.Experiment}']")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task What_cannot_be_is_said_at_its_arm_and_nothing_is_started()
    {
        await using Window window = await browser.OpenAsync(web.Host, "experiments/new");
        await window.Page.Locator("#arm-0-name").FillAsync("a b");
        await window.Label("Replicates").FillAsync("201");
        await window.Button("Start the experiment").ClickAsync();
        await window.SeeAsync("replicates is '201'");
        await Expect(window.Page.Locator("#arm-0-name")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(window.Page.Locator("#replicates")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [BrowserFact]
    public async Task An_experiment_that_is_not_there_is_said_to_be_none()
    {
        await using Window window = await browser.OpenAsync(web.Host, "experiments/nobody");
        await window.Heading("No such experiment").WaitForAsync();
    }
}
