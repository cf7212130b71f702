using System.Text.Json;
using InnovationSim.Web.Tests.Building;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InnovationSim.Web.Tests.Accessibility;

/// <summary>The page for whoever does not see colours, uses the keyboard alone, listens, or has a small screen.</summary>
[Collection(BrowserTests.Name)]
public class AccessibilityTests(WebHostFixture web, BrowserFixture browser)
{
    private static readonly string Axe = Repository.PathOf("tests", "InnovationSim.Web.Tests", "Assets", "axe.min.js");

    public static TheoryData<string, ColorScheme, int> Pages
    {
        get
        {
            var data = new TheoryData<string, ColorScheme, int>();
            string[] paths =
            [
                "", "start", "compare?a={run}&b={run}", "runs/{run}", "runs/{run}/map", "runs/{run}/clusters", "runs/{run}/organisations", "runs/{run}/facts",
                "runs/{run}/data", "experiments", "experiments/new", "experiments/{experiment}",
            ];
            foreach (string path in paths)
            {
                data.Add(path, ColorScheme.Light, 1280);
                data.Add(path, ColorScheme.Dark, 360);
            }

            return data;
        }
    }

    /// <summary>axe-core's rules of WCAG 2.2, levels A and AA, contrast among them.</summary>
    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task No_page_breaks_a_rule_of_WCAG(string path, ColorScheme colours, int width)
    {
        await using Window window = await browser.OpenAsync(web.Host, await PathAsync(path), width, 900, colours);
        await ReadyAsync(window);
        string script = await File.ReadAllTextAsync(Axe);
        // By the debugger, which the page's content security policy does not bind.
        await window.Page.EvaluateAsync(script);
        JsonElement? found = await window.Page.EvaluateAsync(
            "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations"
            + ".flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))");

        found!.Value.EnumerateArray().Select(each => each.GetString()).ShouldBeEmpty();
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task No_page_is_wider_than_its_screen(string path, ColorScheme colours, int width)
    {
        await using Window window = await browser.OpenAsync(web.Host, await PathAsync(path), width, 800, colours);
        await ReadyAsync(window);

        (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    [BrowserFact]
    public async Task The_first_thing_that_the_keyboard_reaches_leads_past_the_menu()
    {
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}");
        await window.Page.Keyboard.PressAsync("Tab");
        await Expect(window.Link("Skip to the content")).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator("main#content")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_run_is_started_with_the_keyboard_alone()
    {
        await using Window window = await browser.OpenAsync(web.Host, "start");
        await window.Label("Scenario").FocusAsync();
        await window.Page.Keyboard.PressAsync("End");
        await window.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(window.Label("Scenario")).ToHaveValueAsync("toy");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.TypeAsync("3");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.TypeAsync("by keyboard");
        await window.Page.Keyboard.PressAsync("Enter");

        await window.Heading("by keyboard").WaitForAsync();
        await Expect(window.Page.Locator(".badge.complete")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    [BrowserFact]
    public async Task Whatever_has_the_focus_shows_it()
    {
        await using Window window = await browser.OpenAsync(web.Host);
        for (int i = 0; i < 8; i++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            string outline = await window.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle");
            outline.ShouldNotBe("none", await window.Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)"));
        }
    }

    [BrowserFact]
    public async Task Colours_are_chosen_and_kept()
    {
        await using Window window = await browser.OpenAsync(web.Host);
        string light = await BackgroundAsync(window);
        await window.Choice("Colours").SelectOptionAsync("dark");
        string dark = await BackgroundAsync(window);
        await window.GoAsync("start");

        dark.ShouldNotBe(light);
        (await BackgroundAsync(window)).ShouldBe(dark);
        await Expect(window.Choice("Colours")).ToHaveValueAsync("dark");
    }

    [BrowserFact]
    public async Task Colours_are_the_systems_unless_chosen()
    {
        await using Window light = await browser.OpenAsync(web.Host);
        await using Window dark = await browser.OpenAsync(web.Host, colours: ColorScheme.Dark);

        (await BackgroundAsync(dark)).ShouldNotBe(await BackgroundAsync(light));
    }

    /// <summary>Lines are told apart by dashes and signs as well.</summary>
    [BrowserFact]
    public async Task No_two_lines_of_a_chart_differ_by_colour_alone()
    {
        await using Window window = await browser.OpenAsync(web.Host, $"runs/{web.Run}");
        string[] dashes = await window.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('[data-chart=local-share] > svg path.line')].map(line => getComputedStyle(line).strokeDasharray)");

        dashes.Length.ShouldBe(3);
        dashes.ShouldBeUnique();
    }

    private async Task<string> PathAsync(string path) =>
        path.Replace("{run}", web.Run).Replace("{experiment}", path.Contains("{experiment}", StringComparison.Ordinal) ? await web.ExperimentAsync() : "");

    private static Task<string> BackgroundAsync(Window window) => window.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    // What is read after the page is there: organisations and clusters come in a grid, the map in a picture.
    private static async Task ReadyAsync(Window window)
    {
        await Expect(window.Page.Locator("h1")).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("being read …")).ToHaveCountAsync(0);
        await Expect(window.Page.GetByText("read …")).ToHaveCountAsync(0);
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }
}
