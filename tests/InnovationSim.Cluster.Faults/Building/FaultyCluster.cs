using InnovationSim.Cluster.Contracts.Runs;
using InnovationSim.Cluster.Service;
using InnovationSim.Contracts;
using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Service.Plans;
using InnovationSim.Silo.Tests.Building;
using InnovationSim.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Configuration;
using Shouldly;
using System.Globalization;
using System.Net;

namespace InnovationSim.Cluster.Faults.Building;

/// <summary>Silos as processes, with a PostgreSQL server of their own, and a client.</summary>
internal sealed class FaultyCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly List<Node> _nodes = [];
    private IHost? _client;

    private FaultyCluster(Hosts? hosts = null)
    {
        Server = hosts is null ? new OwnServer() : new OwnServer(Hosts.Within(hosts.Database), hosts.DatabaseNetwork);
        Database = new NpgsqlConnectionStringBuilder(Server.ConnectionString) { MaxPoolSize = 8, Timeout = 5 }.ConnectionString;
    }

    public OwnServer Server { get; }

    private string Database { get; }

    /// <summary>Processes that were started and not killed.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    public ISimulationService Service => new ClusterSimulationService(Client);

    private IClusterClient Client => _client!.Services.GetRequiredService<IClusterClient>();

    /// <summary>Starts so many silos on loopback, and waits until all are active.</summary>
    public static Task<FaultyCluster> StartAsync(int silos) =>
        StartAsync(new FaultyCluster(), cluster => Task.WhenAll(Enumerable.Range(0, silos).Select(_ => cluster.AddAsync())));

    /// <summary>Starts a silo on each host, and waits until all are active.</summary>
    public static Task<FaultyCluster> StartAsync(Hosts hosts) =>
        StartAsync(new FaultyCluster(hosts), cluster => Task.WhenAll(hosts.All.Select(cluster.AddAsync)));

    private static async Task<FaultyCluster> StartAsync(FaultyCluster cluster, Func<FaultyCluster, Task> add)
    {
        try
        {
            (int code, string said) = await SiloProcess.RunAsync("migrate", "--postgres", cluster.Database);
            code.ShouldBe(0, said);
            await add(cluster);
            await cluster.ConnectAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    private Task ConnectAsync()
    {
        _client = new HostBuilder().UseOrleansClient(client => client
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", Database))
            .UseConnectionRetryFilter((_, cancellationToken) => RetryAsync(cancellationToken))
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2))
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("innovation-sim", "innovation-sim"))).Build();
        return _client.StartAsync();
    }

    /// <summary>Starts another silo, on loopback.</summary>
    public Task<Node> AddAsync()
    {
        var address = new IPEndPoint(IPAddress.Loopback, Ports.Free());
        return AddAsync(
            address,
            [],
            "--silo-port", Text(address.Port), "--gateway-port", Text(Ports.Free()), "--http", $"http://127.0.0.1:{Text(Ports.Free())}");
    }

    // A host has ports of its own: those that silos have if nothing else is said.
    private Task<Node> AddAsync(Host host) => AddAsync(new IPEndPoint(host.Address, 11111), Hosts.Within(host.Name), "--advertise", host.Address.ToString());

    private async Task<Node> AddAsync(IPEndPoint address, string[] within, params string[] arguments)
    {
        SiloProcess process = SiloProcess.StartWith(
            new Dictionary<string, string> { ["INNOVATIONSIM_POSTGRES"] = Database, ["INNOVATIONSIM_CLUSTER"] = "postgres" },
            within,
            [.. arguments, "--workers", "1"]);
        var node = new Node(address, process);
        lock (_nodes) _nodes.Add(node);
        await process.SaysAsync("is active in cluster");
        return node;
    }

    /// <summary>Ends a silo as a power cut would.</summary>
    public void Kill(Node node)
    {
        node.Process.Kill();
        _nodes.Remove(node);
    }

    /// <summary>The silo that has the coordinator of a run.</summary>
    public async Task<Node> CoordinatorOfAsync(string run)
    {
        SiloAddress? address = null;
        await Until.TrueAsync("a coordinator", Patience, async () =>
        {
            address = await Client.GetGrain<IManagementGrain>(0).GetActivationAddress(Client.GetGrain<IRunCoordinatorGrain>(run));
            return address is not null && _nodes.Any(node => node.Address.Equals(address.Endpoint));
        });
        return _nodes.Single(node => node.Address.Equals(address!.Endpoint));
    }

    /// <summary>Waits until a run has finished a year.</summary>
    public Task ReachesAsync(string run, int year) => StandsAsync(run, $"year {year}", status => status.Year >= year);

    /// <summary>Waits until a run that was taken up again has finished years since.</summary>
    public async Task GoesOnAsync(string run, long epoch)
    {
        RunStatus status = await StandsAsync(run, $"epoch {epoch}", status => status.Epoch >= epoch);
        await ReachesAsync(run, status.Year + 7);
    }

    private async Task<RunStatus> StandsAsync(string run, string what, Func<RunStatus, bool> wanted)
    {
        RunStatus status = null!;
        await Until.TrueAsync(what, Patience, async () =>
        {
            status = await Service.StatusAsync(run);
            if (status.State is not (RunState.Queued or RunState.Running)) throw new InvalidOperationException($"It was to stand at {what}: {status} {Said()}");
            return wanted(status);
        });
        return status;
    }

    /// <summary>Waits until the shards of a run live on so many silos.</summary>
    public Task SpreadsOverAsync(string run, int silos) => Until.TrueAsync($"spread over {silos} silos", Patience, async () =>
        (await Client.GetGrain<IRunCoordinatorGrain>(run).GetState()).Silos.Split(", ", StringSplitOptions.RemoveEmptyEntries).Length == silos);

    /// <summary>Watches a run to its end.</summary>
    public async Task<IReadOnlyList<YearReport>> WatchAsync(string run)
    {
        using var patience = new CancellationTokenSource(Patience);
        var years = new List<YearReport>();
        await foreach (YearReport year in Service.WatchAsync(run, cancellationToken: patience.Token)) years.Add(year);
        return years;
    }

    /// <summary>Fails unless a run has come to its end with the digests of one that nothing happened to, each year once, in its results too.</summary>
    public async Task ShouldBeWholeAsync(string run, RunRequest request, IReadOnlyList<YearReport> watched)
    {
        IReadOnlyList<string> expected = await DigestsAsync(request);
        RunStatus status = await Service.StatusAsync(run);
        status.State.ShouldBe(RunState.Complete, $"{status} {Said()}");
        watched.Select(year => year.Year).ShouldBe(Enumerable.Range(0, request.Years + 1));
        watched.Select(year => year.Digest).ShouldBe(expected);
        var rows = new List<ResultRow>();
        await foreach (ResultRow row in Service.ResultsAsync(run, new ResultQuery { Table = "years", Columns = ["year", "digest"] })) rows.Add(row);
        rows.Select(row => (long)row.Values[0]!).ShouldBe(Enumerable.Range(0, request.Years + 1).Select(year => (long)year));
        rows.Select(row => (string)row.Values[1]!).ShouldBe(expected);
    }

    /// <summary>What all silos have said.</summary>
    public string Said() => string.Join('\n', _nodes.Select(node => $"--- silo {node.Address}\n{node.Process.Said}"));

    public async ValueTask DisposeAsync()
    {
        if (_client is not null) await _client.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client?.Dispose();
        foreach (Node node in _nodes) node.Process.Dispose();
        Server.Dispose();
    }

    private static async Task<IReadOnlyList<string>> DigestsAsync(RunRequest request)
    {
        RunSpec spec = AcceptedRun.Of(request, null, DateTimeOffset.UnixEpoch).Plan.Spec;
        var digests = new Digests();
        await new RunCoordinator(spec, new InProcessFleet(spec.World, spec.Seed, threads: 2), digests).RunAsync();
        return digests.All;
    }

    private static async Task<bool> RetryAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        return true;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Digests : IRunObserver
    {
        public List<string> All { get; } = [];

        public void StepDone(StepReport report)
        {
        }

        public ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken)
        {
            All.Add(record.Digest.ToString());
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>A silo.</summary>
/// <param name="Address">Where other silos reach it.</param>
/// <param name="Process">Its process.</param>
internal sealed record Node(IPEndPoint Address, SiloProcess Process);
