using InnovationSim.Contracts;
using InnovationSim.Web.Tests.Building;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InnovationSim.Web.Tests.Browsing;

/// <summary>The pictures of the documents: taken anew with INNOVATIONSIM_UPDATE=1, else each page is only seen to draw what the picture shows.</summary>
[Collection(BrowserTests.Name)]
public class PictureTests(WebHostFixture web, BrowserFixture browser)
{
    [BrowserFact]
    public async Task The_page_looks_as_in_the_documents()
    {
        string run = await RunAsync("Baseline", 1);
        string offices = await RunAsync("Transfer offices", 1, "transfer-offices");
        await TakeAsync("page-run.png", $"runs/{run}", "[data-chart=value-added] path.line");
        await TakeAsync("page-map.png", $"runs/{run}/map", "svg .city", height: 1000, part: ".map-row");
        await TakeAsync("page-clusters-dark.png", $"runs/{run}/clusters", ".grid tbody tr", colours: ColorScheme.Dark, part: ".grid");
        await TakeAsync("page-compare.png", $"compare?a={run}&b={offices}&metric=recent_conversion_rate", "[data-chart=difference] path.line");
        await TakeAsync("page-experiment.png", $"experiments/{await ExperimentAsync()}?metric=recent-conversion-rate", "[data-chart=difference] path.area");
        await TakeAsync("page-phone.png", $"runs/{run}", "[data-chart=gdp] path.line", width: 360, height: 900);
    }

    private async Task<string> ExperimentAsync()
    {
        string experiment = (await web.Host.Experiments.SubmitExperimentAsync(new ExperimentRequest
        {
            Scenario = "heilongjiang",
            Scale = Repository.Updating ? 0.01 : 0.005,
            Years = Repository.Updating ? 30 : 3,
            Replicates = Repository.Updating ? 10 : 2,
            Label = "Transfer offices and talent",
            Arms =
            [
                new ArmRequest { Name = "baseline" },
                new ArmRequest { Name = "offices", Policies = [new PolicyRequest { Policy = "transfer-offices" }] },
                new ArmRequest { Name = "talent", Policies = [new PolicyRequest { Policy = "talent-60", Intensity = 2 }] },
            ],
        })).Experiment;
        await Eventually.IsAsync(async () => (await web.Host.Experiments.ExperimentAsync(experiment)).State == RunState.Complete);
        return experiment;
    }

    private async Task<string> RunAsync(string label, ulong seed, params string[] policies)
    {
        // The pictures show the case; tests that only look whether something is drawn take a smaller part of it.
        double scale = Repository.Updating ? 0.05 : 0.005;
        return await web.RunToEndAsync(new RunRequest
        {
            Scenario = "heilongjiang",
            Seed = seed,
            Scale = scale,
            Years = Repository.Updating ? 30 : 5,
            Label = label,
            Policies = [.. policies.Select(policy => new PolicyRequest { Policy = policy })],
        });
    }

    private async Task TakeAsync(
        string name, string path, string shows, int width = 1280, int height = 860, ColorScheme colours = ColorScheme.Light,
        string? part = null)
    {
        await using Window window = await browser.OpenAsync(web.Host, path, width, height, colours);
        await Expect(window.Page.Locator(shows).First).ToBeAttachedAsync();
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        byte[] picture = part is null ? await window.Page.ScreenshotAsync() : await window.Page.Locator(part).ScreenshotAsync();
        string file = Repository.PathOf("docs", "images", name);
        if (Repository.Updating) await File.WriteAllBytesAsync(file, picture);
        File.Exists(file).ShouldBeTrue($"{name}: INNOVATIONSIM_UPDATE=1 takes it");
    }
}
