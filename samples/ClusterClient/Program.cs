// Submits a run to a cluster, watches it, and prints a few of its results.
//
//   dotnet run -c Release --project src/InnovationSim.Silo                        # a silo, in another terminal
//   dotnet run -c Release --project samples/ClusterClient -- 127.0.0.1:30000
using System.Globalization;
using System.Net;
using InnovationSim.Cluster.Service;
using InnovationSim.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

IPEndPoint gateway = IPEndPoint.Parse(args is [string address, ..] ? address : "127.0.0.1:30000");

// 1. Connect. Silos that meet in a database are found by it: UseAdoNetClustering in place of UseStaticClustering.
HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
builder.UseOrleansClient(client => client
    .UseStaticClustering(gateway)
    .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("innovation-sim", "innovation-sim")));
using IHost host = builder.Build();
using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
await host.StartAsync(patience.Token);
ISimulationService simulations = new ClusterSimulationService(host.Services.GetRequiredService<IClusterClient>());

// 2. Submit. Once it is acknowledged the cluster brings the run to its end, whether or not anybody looks. Made again with the same
// key, the call gives the same run: safe after a failure that left open whether it arrived.
var request = new RunRequest
{
    Scenario = "toy",
    Years = 10,
    Seed = 7,
    Sets = new Dictionary<string, double> { ["transfer-office-share"] = 0.6 },
    Label = "sample",
};
RunStatus run = await simulations.SubmitAsync(request, idempotencyKey: Guid.NewGuid().ToString());
Console.WriteLine($"run {run.Run}");

// 3. Watch: every year once, in order, through losses of silos. Year 0 is the first state; to go on later, give the last year seen.
await foreach (YearReport year in simulations.WatchAsync(run.Run, afterYear: 0))
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{year.CalendarYear}  GDP {year.Metrics["gdp"] / 1e9:N3} bn yuan  digest {year.Digest}"));
run = await simulations.StatusAsync(run.Run);
if (run.State != RunState.Complete) throw new InvalidOperationException($"The run is {run.State}: {run.Error}");

// 4. Read: rows of a result table, and single organisations.
var query = new ResultQuery
{
    Table = "metrics",
    FromYear = run.Years,
    Columns = ["city", "sector", "value"],
    Where = new Dictionary<string, IReadOnlyList<string>> { ["metric"] = ["location-quotient"] },
};
await foreach (ResultRow row in simulations.ResultsAsync(run.Run, query))
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"location quotient of {row.Values[1]} in {row.Values[0]}: {row.Values[2]:N2}"));
var universities = new OrganisationQuery { Kind = "university", City = "north-city" };
foreach (Organisation one in (await simulations.OrganisationsAsync(run.Run, universities)).Organisations)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Id}: {one.Researchers} researchers, {one.LivePatents} live patents"));

await host.StopAsync();
