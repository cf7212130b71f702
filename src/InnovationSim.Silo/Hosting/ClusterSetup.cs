using System.Net;
using InnovationSim.Silo.Options;
using InnovationSim.Silo.Postgres;
using InnovationSim.Silo.Security;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Serialization;

namespace InnovationSim.Silo.Hosting;

/// <summary>How a silo finds the others, where it keeps what must outlive it, and when it gives another one up.</summary>
internal static class ClusterSetup
{
    private const string Provider = "Npgsql";

    // The dashboard's own work grows with the number of grains; people look no closer than this.
    private const int DashboardSampleMilliseconds = 5000;

    internal static void Configure(ISiloBuilder silo, SiloSettings settings)
    {
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (settings.ClusterId, settings.ServiceId));
        silo.Configure<ClusterMembershipOptions>(Tune);
        if (settings.Cluster == ClusterKind.Postgres) UsePostgres(silo, settings.Postgres!);
        else UseMemory(silo, settings);
        // After clustering, which sets endpoints of its own.
        silo.Configure<EndpointOptions>(options => SetEndpoints(options, settings));
        if (settings.Tls is { } tls) new ClusterTls(tls).Apply(silo);
        // Failures of ours and of the database reach callers on other silos as what they are.
        silo.Configure<ExceptionSerializationOptions>(options =>
        {
            options.SupportedNamespacePrefixes.Add("InnovationSim");
            options.SupportedNamespacePrefixes.Add("Npgsql");
        });
        silo.AddDashboard(options => options.CounterUpdateIntervalMs = DashboardSampleMilliseconds);
    }

    /// <summary>
    /// A silo whose process is gone refuses connections: three probes in a row fail, 2 s apart, and it is dead after 6 to 8 s. One that is frozen or cut off
    /// lets probes time out and is dead after 12 s without a single message. Neither happens to a busy one: simulation threads run below normal priority, any
    /// message counts as a sign of life, and a silo that finds itself slow gives others more time.
    /// </summary>
    internal static void Tune(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(3);
        options.MinProbeTimeout = TimeSpan.FromSeconds(2);
        options.MaxProbeTimeout = TimeSpan.FromSeconds(4);
        options.NumMissedProbesLimit = 3;
        options.NumVotesForDeathDeclaration = 2;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        // A cluster whose silos all died starts again when their last signs of life are this old: 20 s.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        options.NumMissedTableIAmAliveLimit = 4;
    }

    private static void UsePostgres(ISiloBuilder silo, string connectionString)
    {
        NpgsqlDataSource source = Connections.ForOrleans(connectionString);
        // Registered by a factory, so that it is closed with the silo.
        silo.Services.AddSingleton(_ => new OrleansDatabase(source));
        silo.UseAdoNetClustering(options => (options.Invariant, options.DataSource) = (Provider, source));
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, DeadMembers>();
        silo.UseAdoNetReminderService(options => (options.Invariant, options.DataSource) = (Provider, source));
        silo.AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.DataSource) = (Provider, source));
    }

    private static void UseMemory(ISiloBuilder silo, SiloSettings settings)
    {
        silo.UseLocalhostClustering(settings.SiloPort, settings.GatewayPort, serviceId: settings.ServiceId, clusterId: settings.ClusterId);
        silo.UseInMemoryReminderService();
        silo.AddMemoryGrainStorageAsDefault();
    }

    private static void SetEndpoints(EndpointOptions options, SiloSettings settings)
    {
        // A silo known by its loopback address is for this machine; any other is reached by an address that may not be its own (in a container).
        IPAddress listen = IPAddress.IsLoopback(settings.Advertise) ? settings.Advertise
            : settings.Advertise.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;
        options.AdvertisedIPAddress = settings.Advertise;
        options.SiloPort = settings.SiloPort;
        options.GatewayPort = settings.GatewayPort;
        options.SiloListeningEndpoint = new IPEndPoint(listen, settings.SiloPort);
        options.GatewayListeningEndpoint = new IPEndPoint(listen, settings.GatewayPort);
    }
}
