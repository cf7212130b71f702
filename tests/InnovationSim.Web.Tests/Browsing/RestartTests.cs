using InnovationSim.Contracts;
using InnovationSim.Web.Tests.Building;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InnovationSim.Web.Tests.Browsing;

/// <summary>The server goes away and comes back.</summary>
[Collection(BrowserTests.Name)]
public class RestartTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_page_goes_on_by_itself_when_the_server_was_started_again()
    {
        using var folder = new TempFolder();
        PageHost host = await PageHost.StartAsync(folder.Path);
        try
        {
            RunStatus run = await host.Service.SubmitAsync(new RunRequest { Scenario = "toy", Years = 20_000, Label = "long" });
            await using Window window = await browser.OpenAsync(host, $"runs/{run.Run}/data?numbers=simulated");
            await Expect(window.Page.Locator("[data-chart=any] > svg path.line")).ToBeVisibleAsync();
            int before = await YearAsync(window);
            await host.DisposeAsync();
            await window.SeeAsync("The connection to the server is lost.");
            (await YearAsync(window)).ShouldBeGreaterThanOrEqualTo(before);

            host = await PageHost.StartAsync(folder.Path, host.Address.Port);

            await Expect(window.Page.Locator(".reconnect")).ToBeHiddenAsync(new() { Timeout = 30_000 });
            await window.LiveAsync();
            int back = 0;
            await Eventually.IsAsync(async () => (back = await YearAsync(window)) >= before, "the year of before");
            await Eventually.IsAsync(async () => await YearAsync(window) > back, "a later year");
            window.Page.Url.ShouldEndWith($"runs/{run.Run}/data?numbers=simulated");
            await host.Service.CancelAsync(run.Run);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>The year that the page shows; −1 while it is drawn anew.</summary>
    private static async Task<int> YearAsync(Window window)
    {
        try
        {
            string? last = await window.Page.Locator("#year").GetAttributeAsync("max", new LocatorGetAttributeOptions { Timeout = 1000 });
            return int.Parse(last ?? "-1");
        }
        catch (Exception problem) when (problem is PlaywrightException or TimeoutException)
        {
            return -1;
        }
    }
}
