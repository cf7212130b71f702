using System.Net;
using System.Net.Sockets;
using InnovationSim.Cluster.Service;
using InnovationSim.Contracts;
using InnovationSim.Silo.Options;
using InnovationSim.Silo.Postgres;
using InnovationSim.Silo.Security;
using InnovationSim.Silo.Terminal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Configuration;

namespace InnovationSim.Silo.Client;

/// <summary>A connection to a cluster for the time of a command.</summary>
internal sealed class ClusterConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan PatienceForOneGateway = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PatienceForGoodbye = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private readonly ClientSettings _settings;
    private readonly NpgsqlDataSource? _database;
    private readonly IHost _host;
    private volatile bool _watched;
    private volatile Exception? _lastFailure;

    private ClusterConnection(ClientSettings settings)
    {
        _settings = settings;
        _database = settings.Postgres is null ? null : Connections.ForOrleans(settings.Postgres);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(Configure);
        // Signals are the command's: the usual lifetime of a host would swallow them.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        _host = builder.Build();
        Service = new ClusterSimulationService(_host.Services.GetRequiredService<IClusterClient>());
    }

    /// <summary>The service of the cluster.</summary>
    internal ISimulationService Service { get; }

    /// <summary>Connects.</summary>
    /// <exception cref="ServiceUnavailableException">No silo answered in good time.</exception>
    internal static async Task<ClusterConnection> OpenAsync(ClientSettings settings, CancellationToken cancellationToken = default)
    {
        var connection = new ClusterConnection(settings);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await connection._host.StartAsync(patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
            connection._watched = true;
            return connection;
        }
        catch (Exception failure)
            when (failure is OrleansException or TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Exception cause = connection._lastFailure ?? failure;
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new ServiceUnavailableException(connection.Unreachable(cause), cause);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _watched = false;
        // A silo logs a connection that is broken off; one that is closed it does not.
        using (var patience = new CancellationTokenSource(PatienceForGoodbye)) await _host.StopAsync(patience.Token).ConfigureAwait(false);
        _host.Dispose();
        if (_database is not null) await _database.DisposeAsync().ConfigureAwait(false);
    }

    private void Configure(IClientBuilder client)
    {
        client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (_settings.ClusterId, _settings.ServiceId));
        client.Configure<ConnectionOptions>(options => options.OpenConnectionTimeout = PatienceForOneGateway);
        // A silo that has come back is tried again this soon; Orleans' own minute is long for who watches.
        client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = PatienceForOneGateway);
        if (_database is not null) client.UseAdoNetClustering(options => (options.Invariant, options.DataSource) = ("Npgsql", _database));
        else client.UseStaticClustering(AddressOf(_settings.Gateway));
        if (_settings.Tls is { } tls) new ClusterTls(tls).Apply(client);
        client.UseConnectionRetryFilter(async (failure, cancellationToken) =>
        {
            _lastFailure = failure;
            await Task.Delay(BetweenTries, cancellationToken).ConfigureAwait(false);
            return true;
        });
        client.AddClusterConnectionLostHandler((_, _) => Tell("No silo answers any more; trying again until one does."));
        client.AddGatewayCountChangedHandler((_, change) =>
        {
            if (change.ConnectionRecovered) Tell("A silo answers again.");
        });
    }

    private void Tell(string text)
    {
        if (_watched) Messages.Note(text);
    }

    private string Unreachable(Exception cause)
    {
        string place = _settings.Postgres is { } connection ? $"cluster '{_settings.ClusterId}' in {DatabaseOf(connection)}"
            : $"gateway {_settings.Gateway.Host}:{_settings.Gateway.Port}, cluster '{_settings.ClusterId}'";
        string reason = cause is OperationCanceledException ? "" : $" {cause.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.')}.";
        string hint = _settings.Postgres is null ? "'innosim-silo serve' starts a silo; --gateway says where one is." : "'innosim-silo serve --cluster postgres' starts a silo.";
        return $"No silo answers ({place}).{reason} {hint}";
    }

    private static string DatabaseOf(string connection)
    {
        var parts = new NpgsqlConnectionStringBuilder(connection);
        return $"PostgreSQL database '{parts.Database ?? parts.Username}' at {parts.Host}:{parts.Port}";
    }

    private static IPEndPoint AddressOf(DnsEndPoint gateway)
    {
        try
        {
            IPAddress[] found = Dns.GetHostAddresses(gateway.Host);
            return new IPEndPoint(found.OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).First(), gateway.Port);
        }
        catch (Exception failure) when (failure is SocketException or InvalidOperationException)
        {
            throw new BadInputException($"--gateway is '{gateway.Host}:{gateway.Port}', and '{gateway.Host}' has no address here; it takes HOST:PORT.");
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
