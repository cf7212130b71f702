using Microsoft.Playwright;

namespace InnovationSim.Web.Tests.Building;

/// <summary>The browser that tests drive: one that is installed, never one that is downloaded.</summary>
internal static class Chromium
{
    private const string Variable = "INNOVATIONSIM_TEST_CHROMIUM";

    private static readonly string[] Known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Nothing that a browser does of itself: no updates, no look-ups, no network but the page's.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Where it is; null if there is none.</summary>
    internal static string? Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } told ? told : Known.FirstOrDefault(File.Exists);

    internal static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = Arguments });
}

/// <summary>A test that needs a browser.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null) Skip = "Needs Chromium: apt-get install chromium, or INNOVATIONSIM_TEST_CHROMIUM with its path.";
    }
}

/// <summary>The same with data.</summary>
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (Chromium.Path is null) Skip = "Needs Chromium: apt-get install chromium, or INNOVATIONSIM_TEST_CHROMIUM with its path.";
    }
}
