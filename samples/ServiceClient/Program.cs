// Runs a baseline and a policy with the same seed on a service, watches one of them, and prints what the policy changes.
//
//   innosim serve                                                                   # a service, in another terminal
//   dotnet run -c Release --project samples/ServiceClient -- http://127.0.0.1:8080
using System.Globalization;
using InnovationSim.Client;
using InnovationSim.Contracts;

var server = new Uri(args is [string address, ..] ? address : "http://127.0.0.1:8080");
using var simulations = new HttpSimulationService(server, Environment.GetEnvironmentVariable("INNOVATIONSIM_KEY"));

// 1. Submit. With a key a submission is there once, however often it was sent.
var baseline = new RunRequest { Scenario = "toy", Years = 10, Seed = 7, Label = "baseline" };
var policy = baseline with { Policies = [new PolicyRequest { Policy = "transfer-offices" }], Label = "transfer offices" };
RunStatus first = await simulations.SubmitAsync(baseline, idempotencyKey: Guid.NewGuid().ToString());
RunStatus second = await simulations.SubmitAsync(policy, idempotencyKey: Guid.NewGuid().ToString());

// 2. Watch: every year once, in order, through lost connections and restarts of the service.
await foreach (YearReport year in simulations.WatchAsync(first.Run, afterYear: 0))
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{year.CalendarYear}  GDP {year.Metrics["gdp"] / 1e9:N3} bn yuan  digest {year.Digest}"));
await foreach (YearReport _ in simulations.WatchAsync(second.Run))
{
    // Until the other one has ended too.
}

// 3. Read: the same column of both, year by year. The random numbers are the same, so the difference is the policy's.
double?[] without = await ColumnAsync(first.Run, "patents_granted");
double?[] with = await ColumnAsync(second.Run, "patents_granted");
for (int year = 1; year < without.Length; year++)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"year {year}: {with[year] - without[year]:+0;-0;0} patents"));

// 4. The same with twenty pairs of runs: an experiment is submitted, cancelled and removed as one, and says how sure the difference is.
var request = new ExperimentRequest
{
    Scenario = "toy", Years = 10, Replicates = 20, Scale = 0.02,
    Arms = [new ArmRequest { Name = "baseline" }, new ArmRequest { Name = "offices", Policies = [new PolicyRequest { Policy = "transfer-offices" }] }],
};
ExperimentStatus experiment = await simulations.SubmitExperimentAsync(request, idempotencyKey: Guid.NewGuid().ToString());
while (!experiment.State.IsEnd())
{
    await Task.Delay(TimeSpan.FromSeconds(0.2));
    experiment = await simulations.ExperimentAsync(experiment.Experiment);
}

var wanted = new EffectsQuery { Metrics = ["patents-granted", "recent-conversion-rate"], FromYear = 10 };
foreach (Effect effect in (await simulations.EffectsAsync(experiment.Experiment, wanted)).Effects)
{
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{effect.Metric} in year {effect.Year}: {effect.Difference:G3}, 95 % interval {effect.Low:G3} to {effect.High:G3}, {effect.Pairs} pairs"));
}

// 5. The largest firms of a city, as of the last checkpoint.
var largest = new OrganisationQuery { Kind = "private-firm", City = "north-city", Sort = "-salesYuan", Limit = 3 };
foreach (Organisation one in (await simulations.OrganisationsAsync(first.Run, largest)).Organisations)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Id}: sales {one.SalesYuan:N0} yuan, {one.LivePatents} live patents"));

async Task<double?[]> ColumnAsync(string run, string column)
{
    var query = new ResultQuery { Table = "years", Columns = [column] };
    return await simulations.ResultsAsync(run, query).Select(row => (double?)row.Values[0]).ToArrayAsync();
}
