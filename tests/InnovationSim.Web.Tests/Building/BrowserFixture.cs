using Microsoft.Playwright;

namespace InnovationSim.Web.Tests.Building;

/// <summary>A browser for all tests that look at the page with one.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>A window of its own on a host.</summary>
    internal async Task<Window> OpenAsync(PageHost host, string path = "", int width = 1280, int height = 900, ColorScheme colours = ColorScheme.Light)
    {
        IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = host.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = colours,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        var window = new Window(context, await context.NewPageAsync(), host.Address);
        await window.GoAsync(path);
        return window;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>All that look at one host with one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<WebHostFixture>, ICollectionFixture<BrowserFixture>
{
    internal const string Name = "Page in a browser";
}
