using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using InnovationSim.Cluster.Telemetry;
using InnovationSim.Contracts;
using InnovationSim.Silo.Tests.Building;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace InnovationSim.Silo.Tests.Shipping;

/// <summary>Alerts and dashboard ask for metrics that a silo really has, by the names that Prometheus sees.</summary>
public partial class MetricsTests(MetricsTests.Scraped scraped) : IClassFixture<MetricsTests.Scraped>
{
    private static readonly string[] OwnTags = [MetricNames.State, MetricNames.Kind, MetricNames.Scope, MetricNames.Phase];

    // Prometheus' own.
    private static readonly string[] OfPrometheus = ["up"];

    [Fact]
    public void Every_metric_of_the_alerts_is_one_of_a_silo() =>
        Alerts().SelectMany(alert => NamesIn(alert.At("expr").AsText())).Except(Known()).ShouldBeEmpty();

    [Fact]
    public void Every_metric_of_the_dashboard_is_one_of_a_silo() => Queries().SelectMany(NamesIn).Except(Known()).ShouldBeEmpty();

    [Fact]
    public void The_dashboard_shows_every_metric_of_the_cluster()
    {
        string[] shown = [.. Queries().SelectMany(NamesIn)];
        scraped.Names.Where(name => name.StartsWith("innovationsim_", StringComparison.Ordinal))
            .Select(name => Regex.Replace(name, "_(bucket|sum|count)$", "_bucket")).Distinct().Except(shown).ShouldBeEmpty();
    }

    [Fact]
    public void Every_name_has_an_instrument_here() =>
        typeof(MetricNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)
            .Where(name => name.StartsWith("innovationsim.", StringComparison.Ordinal))
            .ShouldBe(scraped.Instruments, ignoreOrder: true);

    [Fact]
    public void Labels_that_are_grouped_by_are_tags()
    {
        string[] labels = [.. OwnTags, "instance", "le", "job", "http_response_status_code"];
        foreach (string query in Queries().Concat(Alerts().Select(alert => alert.At("expr").AsText())))
        {
            foreach (Match match in Grouping().Matches(query))
                match.Groups["labels"].Value.Split(", ").Except(labels).ShouldBeEmpty(query);
        }
    }

    [Fact]
    public void Operators_are_told_of_every_alert_what_to_do()
    {
        string operations = ShippedFile.Text("docs/OPERATIONS.md");
        string alerts = operations[operations.IndexOf("## Alerts", StringComparison.Ordinal)..];
        Regex.Matches(alerts, "(?m)^### (?<name>\\w+)$").Select(match => match.Groups["name"].Value).ShouldBe(Alerts().Select(alert => alert.At("alert").AsText()));
    }

    [Fact]
    public void Queries_close_what_they_open()
    {
        foreach (string query in Queries().Concat(Alerts().Select(alert => alert.At("expr").AsText())))
        {
            query.Count(c => c == '(').ShouldBe(query.Count(c => c == ')'), query);
            query.Count(c => c is '{').ShouldBe(query.Count(c => c is '}'), query);
        }
    }

    [Fact]
    public void The_dashboard_uses_the_data_source_that_is_provisioned()
    {
        string uid = ShippedFile.Yaml("deploy/grafana/provisioning/datasources/prometheus.yml").At("datasources").Items().Single().At("uid").AsText();
        Regex.Matches(ShippedFile.Text("deploy/grafana/dashboards/innovation-sim.json"), "\"type\": \"prometheus\",\\s*\"uid\": \"(?<uid>[^\"]*)\"")
            .Select(match => match.Groups["uid"].Value).Distinct().ShouldBe([uid]);
    }

    [Fact]
    public void The_dashboard_is_where_Grafana_looks_for_it()
    {
        YamlNode provider = ShippedFile.Yaml("deploy/grafana/provisioning/dashboards/innovation-sim.yml").At("providers").Items().Single();
        string path = provider.At("options", "path").AsText();
        ShippedFile.Text("docker-compose.yml").ShouldContain($"./deploy/grafana/dashboards:{path}:ro");
    }

    private static IEnumerable<YamlNode> Alerts() =>
        ShippedFile.Yaml("deploy/prometheus/alerts.yml").At("groups").Items().SelectMany(group => group.At("rules").Items());

    private static List<string> Queries()
    {
        using JsonDocument dashboard = JsonDocument.Parse(ShippedFile.Text("deploy/grafana/dashboards/innovation-sim.json"));
        return [.. dashboard.RootElement.GetProperty("panels").EnumerateArray().SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!)];
    }

    /// <summary>Names before a selector, a range or a closing bracket; what stands within braces and after "by" is labels.</summary>
    private static IEnumerable<string> NamesIn(string query) =>
        Metric().Matches(Grouping().Replace(Regex.Replace(query, "{[^}]*}", ""), "")).Select(match => match.Value).Where(name => !IsWord(name));

    private static bool IsWord(string name) => name is "and" or "or" or "sum" or "max" or "avg" or "rate" or "increase" or "absent" or "histogram_quantile";

    private IEnumerable<string> Known() => scraped.Names.Concat(OfPrometheus);

    [GeneratedRegex(@"(?<![\w.])[a-z_][a-z0-9_]*")]
    private static partial Regex Metric();

    [GeneratedRegex(@"by \((?<labels>[^)]*)\)")]
    private static partial Regex Grouping();

    /// <summary>What a silo shows once the instruments that the cluster has were used.</summary>
    public sealed class Scraped : IAsyncLifetime
    {
        public IReadOnlyList<string> Names { get; private set; } = [];

        public IReadOnlyList<string> Instruments { get; private set; } = [];

        public async Task InitializeAsync()
        {
            using var listener = new MeterListener();
            var instruments = new List<string>();
            listener.InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == MetricNames.Meter) instruments.Add(instrument.Name);
            };
            listener.Start();
            await using TestSilo silo = await TestSilo.StartAsync(TestSilo.Alone());
            // Everything but recoveries comes with a run that nothing happens to.
            silo.Services.GetRequiredService<ClusterTelemetry>().Recovered(Stopwatch.GetTimestamp());
            var service = silo.Services.GetRequiredService<ISimulationService>();
            string run = (await service.SubmitAsync(new RunRequest { Scenario = "toy", Scale = 0.01, Years = 2 })).Run;
            await foreach (YearReport _ in service.WatchAsync(run)) { }

            Instruments = [.. instruments.Distinct()];
            string text = "";
            // The exporter keeps an answer for a second; other instruments come with the work of the silo.
            await Until.TrueAsync("metrics", TimeSpan.FromSeconds(20), async () =>
            {
                text = await silo.Http.GetStringAsync("/metrics");
                return ((string[])["innovationsim_runs_total", "innovationsim_shards", "http_server_request_duration_seconds_count"]).All(name => text.Contains(name, StringComparison.Ordinal));
            });
            Names = [.. Regex.Matches(text, "(?m)^(?<name>[a-z_][a-z0-9_]*)[{ ]").Select(match => match.Groups["name"].Value).Distinct()];
        }

        public Task DisposeAsync() => Task.CompletedTask;

    }
}
