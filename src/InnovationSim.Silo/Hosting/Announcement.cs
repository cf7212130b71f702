using InnovationSim.Silo.Options;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InnovationSim.Silo.Hosting;

/// <summary>Says that the silo is up, as what, and where it is looked at; and that it has left.</summary>
internal sealed partial class Announcement(ILocalSiloDetails silo, IServer http, SiloSettings settings, ILogger<Announcement> log) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        string address = http.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        LogActive(silo.SiloAddress.Endpoint.ToString(), settings.ClusterId, address);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        LogLeft(silo.SiloAddress.Endpoint.ToString());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "Silo {Silo} is active in cluster {Cluster}; dashboard at {Http}/dashboard")]
    private partial void LogActive(string silo, string cluster, string http);

    [LoggerMessage(2, LogLevel.Information, "Silo {Silo} has left the cluster")]
    private partial void LogLeft(string silo);
}
