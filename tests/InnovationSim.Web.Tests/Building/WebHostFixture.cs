using InnovationSim.Contracts;

namespace InnovationSim.Web.Tests.Building;

/// <summary>A host with one run of the toy region that is complete, for tests that only look.</summary>
public sealed class WebHostFixture : IAsyncLifetime, IDisposable
{
    internal const string Label = "first look";
    internal const int Years = 13;

    private readonly TempFolder _folder = new();
    private PageHost? _host;

    internal PageHost Host => _host ?? throw new InvalidOperationException("The host was not started.");

    internal HttpClient Http { get; private set; } = null!;

    /// <summary>The complete run.</summary>
    internal string Run { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _host = await PageHost.StartAsync(_folder.Path);
        Http = new HttpClient { BaseAddress = _host.Address };
        Run = await RunToEndAsync(new RunRequest { Scenario = "toy", Years = Years, Label = Label });
    }

    /// <summary>Runs something to its end.</summary>
    internal async Task<string> RunToEndAsync(RunRequest request)
    {
        RunStatus run = await Host.Service.SubmitAsync(request);
        await foreach (YearReport _ in Host.Service.WatchAsync(run.Run)) { }
        await Eventually.IsAsync(async () => (await Host.Service.StatusAsync(run.Run)).State == RunState.Complete);
        return run.Run;
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>All that look at one host.</summary>
[CollectionDefinition(Name)]
public sealed class WebHostTests : ICollectionFixture<WebHostFixture>
{
    internal const string Name = "Host of the page";
}
