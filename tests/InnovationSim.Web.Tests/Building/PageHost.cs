using InnovationSim.Contracts;
using InnovationSim.Service.Embedded;
using InnovationSim.Storage.Catalogs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InnovationSim.Web.Tests.Building;

/// <summary>A host as small as one can be that mounts the page: Kestrel on loopback, simulations in this process, runs in a folder.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    /// <summary>As strict as the page allows.</summary>
    internal const string ContentSecurityPolicy =
        "default-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
        + "form-action 'self'; frame-ancestors 'none'";

    /// <summary>How long a host may take to stop.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly FolderRunStorage _storage;
    private readonly EmbeddedSimulationService _service;

    private PageHost(WebApplication app, FolderRunStorage storage, EmbeddedSimulationService service)
    {
        _app = app;
        _storage = storage;
        _service = service;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public Uri Address { get; }

    public ISimulationService Service => _service;

    public IExperimentService Experiments => _service;

    /// <summary>Starts one on a folder of runs.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    public static async Task<PageHost> StartAsync(string folder, int port = 0)
    {
        FolderRunStorage storage = FolderRunStorage.Open(folder);
        EmbeddedSimulationService service = await EmbeddedSimulationService.StartAsync(storage, new EmbeddedOptions { MostAtOnce = 2, Threads = 1 });
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSingleton<ISimulationService>(service);
        builder.Services.AddSingleton<IExperimentService>(service);
        builder.Services.AddInnovationSimWeb();
        WebApplication app = builder.Build();
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            return next(context);
        });
        app.MapInnovationSimWeb();
        await app.StartAsync();
        return new PageHost(app, storage, service);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
        await _service.DisposeAsync();
        await _storage.DisposeAsync();
    }
}
