using InnovationSim.Contracts;
using InnovationSim.Web.Tests.Building;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InnovationSim.Web.Tests.Browsing;

/// <summary>Runs are started and commanded from the page.</summary>
[Collection(BrowserTests.Name)]
public class StartingTests(WebHostFixture web, BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_run_is_started_and_watched_to_its_end()
    {
        await using Window window = await browser.OpenAsync(web.Host, "start");
        await window.Label("Scenario").SelectOptionAsync("toy");
        await window.Label("Seed").FillAsync("7");
        await window.Label("Years").FillAsync("40");
        await window.Page.Locator("#label").FillAsync("from the page");
        await window.Button("Start the run").ClickAsync();

        await window.Heading("from the page").WaitForAsync();
        await Expect(window.Page.Locator(".badge.complete")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(window.Page.Locator("[data-chart=gdp] > svg path.line")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator(".year-cursor output")).ToHaveTextAsync("2040 (year 40)");
        RunStatus run = (await web.Host.Service.ListAsync(new RunQuery())).Runs.First(each => each.Label == "from the page");
        (run.Seed, run.Years, run.Scenario).ShouldBe((7UL, 40, "toy"));
    }

    [BrowserFact]
    public async Task A_lever_is_moved_with_the_keyboard_and_holds_in_the_run()
    {
        await using Window window = await browser.OpenAsync(web.Host, "start");
        await window.Label("Scenario").SelectOptionAsync("toy");
        await window.Label("Years").FillAsync("2");
        await window.Page.Locator("#label").FillAsync("more offices");
        await window.Label("Find a parameter").FillAsync("transfer office share");
        ILocator slider = window.Page.Locator("[data-parameter=transfer-office-share] input[type=range]");
        await slider.FocusAsync();
        await window.Page.Keyboard.PressAsync("End");
        await Expect(window.Page.Locator("[data-parameter=transfer-office-share] input[type=text]")).ToHaveValueAsync("1");
        await window.Page.Locator("[data-parameter=transfer-office-share]").GetByText("(changed)").WaitForAsync();
        await window.Button("Start the run").PressAsync("Enter");
        await window.Heading("more offices").WaitForAsync();
        await Expect(window.Page.Locator(".badge.complete")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        string run = window.Page.Url.Split('/')[^1];
        OrganisationPage universities = await web.Host.Service.OrganisationsAsync(run, new OrganisationQuery { Kind = "university", City = "north-city" });
        universities.Organisations.ShouldAllBe(university => university.TransferOffice == true);
    }

    [BrowserFact]
    public async Task A_policy_is_adopted_as_far_as_it_is_wanted_to_go()
    {
        await using Window window = await browser.OpenAsync(web.Host, "start");
        await window.Label("Scenario").SelectOptionAsync("toy");
        await window.Label("Years").FillAsync("4");
        await window.Page.Locator("#label").FillAsync("offices, twice");
        await window.Page.Locator("[data-policy=transfer-offices] input[type=checkbox]").CheckAsync();
        await window.Page.Locator("#policy-transfer-offices").FillAsync("2");
        await window.Button("Start the run").ClickAsync();
        await window.Heading("offices, twice").WaitForAsync();
        await Expect(window.Page.Locator(".badge.complete")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await window.SeeAsync("policy transfer-offices × 2");

        string same = await web.RunToEndAsync(new RunRequest
        {
            Scenario = "toy", Years = 4, Policies = [new PolicyRequest { Policy = "transfer-offices", Intensity = 2 }],
        });
        string digest = (await web.Host.Service.StatusAsync(same)).Digest!;
        await Expect(window.Page.Locator(".digest code")).ToHaveTextAsync(digest);
        digest.ShouldNotBe((await web.Host.Service.StatusAsync(await web.RunToEndAsync(new RunRequest { Scenario = "toy", Years = 4 }))).Digest);
    }

    [BrowserFact]
    public async Task What_cannot_be_is_said_at_its_field_and_nothing_is_started()
    {
        await using Window window = await browser.OpenAsync(web.Host, "start");
        int before = (await web.Host.Service.ListAsync(new RunQuery { Limit = 1000 })).Runs.Count;
        await window.Label("Years").FillAsync("20001");
        await window.Label("Scale").FillAsync("9");
        await window.Button("Start the run").ClickAsync();

        await window.SeeAsync("years is '20001'");
        await window.SeeAsync("scale is '9'");
        await Expect(window.Page.Locator("#years")).ToHaveAttributeAsync("aria-invalid", "true");
        (await web.Host.Service.ListAsync(new RunQuery { Limit = 1000 })).Runs.Count.ShouldBe(before);
    }

    [BrowserFact]
    public async Task A_run_is_paused_resumed_and_cancelled()
    {
        RunStatus run = await web.Host.Service.SubmitAsync(new RunRequest { Scenario = "toy", Years = 20_000, Label = "long" });
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{run.Run}");
        await window.Button("Pause long").ClickAsync();
        await Expect(window.Page.Locator(".badge.paused")).ToBeVisibleAsync();
        (await web.Host.Service.StatusAsync(run.Run)).State.ShouldBe(RunState.Paused);

        await window.Button("Resume long").ClickAsync();
        await Expect(window.Page.Locator(".badge.running")).ToBeVisibleAsync();
        await window.Button("Cancel long").ClickAsync();
        await window.SeeAsync("End it as it stands?");
        await window.Button("Yes, end long").ClickAsync();

        await Expect(window.Page.Locator(".badge.cancelled")).ToBeVisibleAsync();
        (await web.Host.Service.StatusAsync(run.Run)).State.ShouldBe(RunState.Cancelled);
    }

    [BrowserFact]
    public async Task A_run_is_removed_only_after_it_was_asked_again()
    {
        string run = await web.RunToEndAsync(new RunRequest { Scenario = "toy", Years = 1, Label = "short-lived" });
        await using Window window = await browser.OpenAsync(web.Host);
        ILocator row = window.Page.Locator($"[data-run='{run}']");
        await row.GetByRole(AriaRole.Button, new() { Name = "Remove short-lived" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "No, leave it" }).ClickAsync();
        await Expect(row).ToBeVisibleAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Remove short-lived" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Yes, remove" }).ClickAsync();

        await Expect(row).ToHaveCountAsync(0);
        await Should.ThrowAsync<NotFoundException>(() => web.Host.Service.StatusAsync(run));
    }

    [BrowserFact]
    public async Task A_branch_shares_its_history_and_has_other_parameters()
    {
        await using Window window = await browser.OpenAsync(web.Host, $"start?fork={web.Run}&at=5");
        await window.Page.Locator("#label").FillAsync("branch");
        await window.Label("Find a parameter").FillAsync("frontier growth");
        await window.Page.Locator("#parameter-frontier-growth").FillAsync("0.05");
        await window.Button("Start the branch").ClickAsync();

        await window.Heading("branch").WaitForAsync();
        await window.SeeAsync("after year 5");
        await Expect(window.Page.Locator(".badge.complete")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        (await web.Host.Service.StatusAsync(window.Page.Url.Split('/')[^1])).ParentRun.ShouldBe(web.Run);
    }
}
