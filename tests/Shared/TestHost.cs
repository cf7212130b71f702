using InnovationSim.Api.Security;
using InnovationSim.Cli.Serving;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationSim.Tests.Shared;

/// <summary>The host of <c>innosim serve</c> in this process, on a free port of loopback.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private bool _stopped;

    private TestHost(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.Single().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        Http = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Speaks to it, without a key.</summary>
    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>The service behind it.</summary>
    public ISimulationService Engine => Services.GetRequiredService<ISimulationService>();

    /// <summary>Starts it over a folder of runs.</summary>
    public static async Task<TestHost> StartAsync(string folder, Func<ServeSettings, ServeSettings>? with = null)
    {
        var settings = new ServeSettings { RunsFolder = folder, Http = new Uri("http://127.0.0.1:0"), Threads = 1, MaxRuns = 2, ShutdownTimeout = TimeSpan.FromSeconds(30) };
        WebApplication app = await ServeHost.BuildAsync(with is null ? settings : with(settings));
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new TestHost(app);
    }

    /// <summary>A file with a key for each role.</summary>
    public static async Task<(string File, string Reader, string Operator)> KeysAsync(TempFolder folder)
    {
        var file = new ApiKeyFile(folder.In("keys.json"), "innosim");
        return (folder.In("keys.json"), await file.AddAsync("reader", Roles.Reader), await file.AddAsync("operator", Roles.Operator));
    }

    /// <summary>Stops as SIGTERM does.</summary>
    public async Task StopAsync()
    {
        if (_stopped) return;
        _stopped = true;
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await StopAsync();
    }
}
