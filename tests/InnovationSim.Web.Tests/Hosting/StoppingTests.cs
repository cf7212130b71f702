using System.Diagnostics;
using InnovationSim.Web.Tests.Building;

namespace InnovationSim.Web.Tests.Hosting;

/// <summary>A host with open pages stops at once.</summary>
[Collection(BrowserTests.Name)]
public class StoppingTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task An_open_page_does_not_keep_its_host_from_stopping()
    {
        using var folder = new TempFolder();
        PageHost host = await PageHost.StartAsync(folder.Path);
        await using Window window = await browser.OpenAsync(host);
        var watch = Stopwatch.StartNew();

        await host.DisposeAsync();

        // Circuits that are asked for anew while it stops would hold it for its whole patience.
        watch.Elapsed.ShouldBeLessThan(PageHost.Patience);
    }
}
