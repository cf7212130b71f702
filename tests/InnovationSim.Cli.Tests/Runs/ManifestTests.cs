using System.Text.Json;
using InnovationSim.Cli.Tests.Running;
using InnovationSim.Engine;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Storage.Results;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Runs;

public sealed class ManifestTests(OneRun run) : IClassFixture<OneRun>
{
    private readonly RunManifest _manifest = run.Results.Manifest;

    [Fact]
    public void It_has_what_it_takes_to_do_the_run_again()
    {
        _manifest.Scenario.ShouldBe("toy");
        _manifest.ScenarioHash.ShouldBe(OneRun.Scenario.Hash);
        _manifest.BaseYear.ShouldBe(2000);
        _manifest.Seed.ShouldBe(OneRun.Seed);
        _manifest.Years.ShouldBe(OneRun.Years);
        _manifest.YearsDone.ShouldBe(OneRun.Years);
        _manifest.Scale.ShouldBe(OneRun.Scale);
        _manifest.ModelVersion.ShouldBe(ModelVersion.Current);
        _manifest.Threads.ShouldBe(2);
        _manifest.State.ShouldBe(RunState.Complete);
    }

    [Fact]
    public void Its_parameters_are_the_defaults_then_the_scenarios_then_those_set()
    {
        var expected = ParameterTable.All.ToDictionary(parameter => parameter.Name, parameter => parameter.Default);
        foreach (Scenarios.Documents.ParameterOverride parameter in OneRun.Scenario.Parameters) expected[parameter.Name] = parameter.Value;
        expected["entry-rate"] = OneRun.EntryRate;
        _manifest.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).ShouldBe(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Its_shard_sizes_are_the_defaults_but_for_the_one_given() =>
        _manifest.ShardSizes.OrderBy(pair => pair.Key, StringComparer.Ordinal).ShouldBe(
            AgentKinds.All.ToArray()
                .Select(kind => KeyValuePair.Create(kind.Name(), kind == AgentKind.PrivateFirm ? 50 : ShardSizes.Default[kind]))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal));

    [Fact]
    public void It_names_the_program_with_its_commit()
    {
        _manifest.Program.ShouldMatch(Repository.HasHistory ? @"^\d+\.\d+\.\d+\+[0-9a-f]{40}$" : @"^\d+\.\d+\.\d+");
        run.Results.ManifestText.ShouldContain($"\"program\": \"{_manifest.Program}\"");
    }

    [Fact]
    public void It_names_the_machine_and_the_time()
    {
        _manifest.Machine.ShouldBe(MachineDescription.Current);
        _manifest.Started.Offset.ShouldBe(TimeSpan.Zero);
        _manifest.Started.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(30));
        _manifest.Run.ShouldStartWith(_manifest.Started.ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture));
        _manifest.Run.ShouldBe(run.Answer.GetProperty("run").GetString());
    }

    [Fact]
    public void Its_digests_are_those_of_the_table_of_years()
    {
        _manifest.Digests.Count.ShouldBe(OneRun.Years + 1);
        _manifest.Digests.Distinct().Count().ShouldBe(OneRun.Years + 1);
        _manifest.Digests.ShouldBe(run.Results.Csv("years").Column("digest"));
        _manifest.Digest.ShouldBe(_manifest.Digests[^1]);
        foreach (string digest in _manifest.Digests) digest.ShouldMatch("^[0-9a-f]{32}$");
    }

    [Fact]
    public void It_is_json_in_camel_case()
    {
        using JsonDocument json = JsonDocument.Parse(run.Results.ManifestText);
        json.RootElement.GetProperty("format").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("state").GetString().ShouldBe("complete");
        json.RootElement.GetProperty("scale").GetDouble().ShouldBe(OneRun.Scale);
        json.RootElement.GetProperty("organisationYears").GetInt64().ShouldBe(run.Answer.GetProperty("organisationYears").GetInt64());
    }
}
