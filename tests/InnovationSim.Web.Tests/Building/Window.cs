using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace InnovationSim.Web.Tests.Building;

/// <summary>A window of a browser on the page. It takes down what the page complains of and whom it asks.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<Uri> _asked = new();

    internal Window(IBrowserContext context, IPage page, Uri address)
    {
        _context = context;
        Page = page;
        Address = address;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Request += (_, request) => _asked.Enqueue(new Uri(request.Url));
        page.WebSocket += (_, socket) => _asked.Enqueue(new Uri(socket.Url));
    }

    internal IPage Page { get; }

    internal Uri Address { get; }

    /// <summary>Errors and warnings in the console, breaches of the content security policy among them.</summary>
    internal IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Whom the page has asked but its own host. Data within the page asks nobody.</summary>
    internal IReadOnlyCollection<Uri> Foreign => [.. _asked.Where(uri => uri.Scheme is not ("data" or "blob") && uri.Authority != Address.Authority)];

    /// <summary>Goes to a page of the host and waits until it is live.</summary>
    internal async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await LiveAsync();
    }

    /// <summary>Waits until the page is connected with its server.</summary>
    internal Task LiveAsync() => Page.Locator("main[data-interactive]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

    internal ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = name });

    internal ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name });

    internal ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name });

    /// <summary>A list to choose from.</summary>
    internal ILocator Choice(string name) => Page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = name });

    internal ILocator Label(string name) => Page.GetByLabel(name, new PageGetByLabelOptions { Exact = true });

    /// <summary>Waits for a text somewhere on the page.</summary>
    internal Task SeeAsync(string text) => Page.GetByText(text).First.WaitForAsync();

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
