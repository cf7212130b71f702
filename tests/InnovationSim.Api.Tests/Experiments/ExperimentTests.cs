using System.Net;
using System.Text.Json;
using InnovationSim.Api.Tests.Building;
using InnovationSim.Contracts;
using Shouldly;
using Xunit;

namespace InnovationSim.Api.Tests.Experiments;

/// <summary>Experiments over HTTP: what the conformance suite of services does not see.</summary>
[Collection(SharedHost.Name)]
public class ExperimentTests(ApiHost api)
{
    private const string Body =
        """
        { "scenario": "toy", "scale": 0.01, "years": 2, "replicates": 2, "firstSeed": 7, "label": "two arms", "arms": [
          { "name": "baseline" },
          { "name": "talent", "policies": [ { "policy": "talent-60", "intensity": 0.5 } ], "sets": { "entry-rate": 0.2 } } ] }
        """;

    [Fact]
    public async Task An_experiment_is_created_with_a_place_where_it_is_found()
    {
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/experiments", Body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        JsonElement experiment = await api.JsonAsync(answer.Headers.Location.ShouldNotBeNull().ToString());
        experiment.GetProperty("label").GetString().ShouldBe("two arms");
        experiment.GetProperty("arms")[1].GetProperty("policies")[0].GetProperty("intensity").GetDouble().ShouldBe(0.5);
        JsonElement runs = await api.JsonAsync($"/v1/runs?experiment={experiment.GetProperty("experiment").GetString()}&arm=talent");
        runs.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("replicate").GetInt32()).ShouldBe([1, 0]);
    }

    [Fact]
    public async Task A_key_in_the_header_makes_an_experiment_once()
    {
        string[] ids = new string[2];
        for (int time = 0; time < ids.Length; time++)
        {
            using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/experiments", Body, request => request.Headers.Add("Idempotency-Key", "an experiment"));
            ids[time] = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("experiment").GetString()!;
        }

        ids[1].ShouldBe(ids[0]);
    }

    [Fact]
    public async Task Effects_come_as_JSON_and_as_CSV_with_the_same_numbers()
    {
        string experiment = await CompleteAsync();
        JsonElement json = await api.JsonAsync($"/v1/experiments/{experiment}/effects?metric=gdp,private-firms&from=2");
        using HttpResponseMessage answer = await api.AskAsync("GET", $"/v1/experiments/{experiment}/effects?metric=gdp,private-firms&from=2&format=csv");
        answer.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/csv");
        answer.Content.Headers.ContentDisposition.ShouldNotBeNull().FileName.ShouldBe($"{experiment}-effects.csv");
        string[] lines = (await answer.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');
        lines[0].ShouldStartWith("arm,metric,unit,year,replicates,baseline_mean,arm_mean,difference,low,high,");
        JsonElement[] effects = [.. json.GetProperty("effects").EnumerateArray()];
        effects.Length.ShouldBe(2);
        for (int at = 0; at < effects.Length; at++)
        {
            string[] cells = lines[at + 1].Split(',');
            (cells[0], cells[1], cells[3], cells[4]).ShouldBe(("talent", effects[at].GetProperty("metric").GetString(), "2", "2"));
            double.Parse(cells[7], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(effects[at].GetProperty("difference").GetDouble());
        }

        json.GetProperty("completeRuns").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task Effects_that_have_not_changed_are_not_sent_again()
    {
        string path = $"/v1/experiments/{await CompleteAsync()}/effects?metric=gdp";
        using HttpResponseMessage first = await api.AskAsync("GET", path);
        string tag = first.Headers.ETag.ShouldNotBeNull().ToString();
        using HttpResponseMessage again = await api.AskAsync("GET", path, body: null, request => request.Headers.TryAddWithoutValidation("If-None-Match", tag));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using HttpResponseMessage other = await api.AskAsync("GET", path + "&from=1", body: null, request => request.Headers.TryAddWithoutValidation("If-None-Match", tag));
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{ "scenario": "toy" }""", "arms")]
    [InlineData("""{ "scenario": "toy", "arms": [ { "policies": [] }, { "name": "b", "colour": 1 } ] }""", "arms[0].name", "arms[1].colour")]
    [InlineData("""{ "scenario": "toy", "arms": [ { "name": "a" }, { "name": "a" } ], "replicates": 0 }""", "replicates", "arms[1].name")]
    public async Task What_is_wrong_with_a_request_is_named_field_by_field(string body, params string[] fields)
    {
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/experiments", body);
        ApiHost.FieldsOf(await ApiHost.ProblemAsync(answer, 422)).ShouldBe(fields, ignoreOrder: true);
    }

    [Theory]
    [InlineData("metric=happiness")]
    [InlineData("arm=nobody")]
    [InlineData("format=xml")]
    [InlineData("year=3")]
    public async Task A_question_that_cannot_be_is_refused(string query)
    {
        using HttpResponseMessage answer = await api.AskAsync("GET", $"/v1/experiments/{await CompleteAsync()}/effects?{query}");
        await ApiHost.ProblemAsync(answer, 422);
    }

    [Fact]
    public async Task A_run_of_an_experiment_is_not_removed_by_itself()
    {
        string experiment = await CompleteAsync();
        using HttpResponseMessage answer = await api.AskAsync("DELETE", $"/v1/runs/{experiment}-0-0");
        (await ApiHost.ProblemAsync(answer, 409)).GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(experiment);
    }

    private async Task<string> CompleteAsync()
    {
        var service = (IExperimentService)api.Host.Engine;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        ExperimentRequest request = JsonSerializer.Deserialize<ExperimentRequest>(Body, ServiceJson.Options)!;
        // The same for all tests: the first one makes it.
        ExperimentStatus status = await service.SubmitExperimentAsync(request, "shared by tests", patience.Token);
        while (status.State != RunState.Complete)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), patience.Token);
            status = await service.ExperimentAsync(status.Experiment, patience.Token);
        }

        return status.Experiment;
    }
}
