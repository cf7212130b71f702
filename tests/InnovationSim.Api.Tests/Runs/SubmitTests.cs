using System.Net;
using System.Text.Json;
using InnovationSim.Api.Tests.Building;
using InnovationSim.Contracts;
using InnovationSim.Scenarios;
using Shouldly;
using Xunit;

namespace InnovationSim.Api.Tests.Runs;

/// <summary>Submissions and what is wrong with them.</summary>
[Collection(SharedHost.Name)]
public class SubmitTests(ApiHost api)
{
    [Fact]
    public async Task A_run_needs_no_more_than_its_scenario()
    {
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs", """{ "scenario": "toy", "years": 1, "scale": 0.01 }""");
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        using JsonDocument run = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        run.RootElement.GetProperty("seed").GetUInt64().ShouldBe(1UL, "what is not said is as the contracts have it");
        string where = answer.Headers.Location.ShouldNotBeNull().ToString();
        where.ShouldBe("/v1/runs/" + run.RootElement.GetProperty("run").GetString());
        (await api.JsonAsync(where)).GetProperty("scenario").GetString().ShouldBe("toy");
    }

    [Fact]
    public async Task A_scenario_may_come_as_YAML_in_a_text()
    {
        RunRequest request = ApiHost.Toy(5) with { Scenario = null, ScenarioYaml = ScenarioLibrary.Text("toy") };
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs", request);
        (await DigestAsync(answer)).ShouldBe((await api.JsonAsync($"/v1/runs/{api.Run}")).GetProperty("digest").GetString());
    }

    [Fact]
    public async Task A_scenario_may_come_as_a_JSON_object()
    {
        // The file is read as strictly as any: that its top level is a JSON object makes no difference but to its hash.
        object scenario = await ToyAsJsonAsync();
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs", new { scenario, years = 5, scale = 0.01, seed = 7 });
        (await DigestAsync(answer)).ShouldBe((await api.JsonAsync($"/v1/runs/{api.Run}")).GetProperty("digest").GetString());
    }

    [Theory]
    [InlineData("""{ "scenario": "toy", "yeers": 5 }""", "yeers")]
    [InlineData("""{ "scenario": "toy", "years": "five" }""", "years")]
    [InlineData("""{ "scenario": "toy", "years": 2.5 }""", "years")]
    [InlineData("""{ "scenario": "toy", "years": 0 }""", "years")]
    [InlineData("""{ "scenario": "toy", "seed": -1 }""", "seed")]
    [InlineData("""{ "scenario": "toy", "sets": { "entry-rate": "much" } }""", "sets.entry-rate")]
    [InlineData("""{ "scenario": "toy", "sets": { "entry-rate": 7 } }""", "sets.entry-rate")]
    [InlineData("""{ "scenario": "toy", "sets": [1] }""", "sets")]
    [InlineData("""{ "scenario": "nowhere" }""", "scenario")]
    [InlineData("""{ "scenario": 5 }""", "scenario")]
    [InlineData("""{ "scenario": { "name": "mine" } }""", "scenarioYaml:title")]
    [InlineData("{}", "scenario")]
    public async Task The_field_at_fault_is_named_with_its_value_and_what_is_allowed(string body, string field)
    {
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs", body);
        JsonElement problem = await ApiHost.ProblemAsync(answer, 422);
        ApiHost.FieldsOf(problem).ShouldContain(field);
        foreach (JsonElement each in problem.GetProperty("problems").EnumerateArray())
        {
            each.GetProperty("allowed").GetString().ShouldNotBeNullOrEmpty();
            each.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task All_fields_of_a_wrong_type_are_named_at_once()
    {
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs", """{ "scenario": "toy", "years": "x", "scale": "y", "foo": 1 }""");
        ApiHost.FieldsOf(await ApiHost.ProblemAsync(answer, 422)).ShouldBe(["years", "scale", "foo"]);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("[]", 400)]
    [InlineData("{", 400)]
    [InlineData("null", 400)]
    [InlineData("""{ "scenario": "toy", "years": 1, "years": 2 }""", 400)]
    public async Task What_is_no_JSON_object_is_refused(string body, int status)
    {
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs", body);
        (await ApiHost.ProblemAsync(answer, status)).GetProperty("code").GetString().ShouldBe("malformed");
    }

    [Fact]
    public async Task A_body_of_another_kind_is_refused()
    {
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs", with: request => request.Content = new StringContent("years: 5", null, "text/yaml"));
        (await ApiHost.ProblemAsync(answer, 415)).GetProperty("detail").GetString()!.ShouldContain("application/json");
    }

    [Fact]
    public async Task Replicates_are_runs_with_one_seed_after_the_other()
    {
        object request = new { replicates = 3, run = ApiHost.Toy(1) };
        JsonElement first = await ReplicatesAsync(request);
        first.EnumerateArray().Select(run => run.GetProperty("seed").GetUInt64()).ShouldBe([7UL, 8UL, 9UL]);
        JsonElement again = await ReplicatesAsync(request);
        again.EnumerateArray().Select(Id).ShouldBe(first.EnumerateArray().Select(Id), "the key says that they are the same");

        async Task<JsonElement> ReplicatesAsync(object body)
        {
            using HttpResponseMessage answer = await api.AskAsync(
                "POST", "/v1/runs/replicates", body, message => message.Headers.Add("Idempotency-Key", "three replicates"));
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("runs");
        }
    }

    [Theory]
    [InlineData("""{ "replicates": 0, "run": { "scenario": "toy" } }""", "replicates")]
    [InlineData("""{ "replicates": 1001, "run": { "scenario": "toy" } }""", "replicates")]
    [InlineData("""{ "replicates": 2, "run": { "scenario": "toy", "seed": 18446744073709551615 } }""", "replicates")]
    [InlineData("""{ "run": { "scenario": "toy" } }""", "replicates")]
    [InlineData("""{ "replicates": 2, "run": { "scenario": "toy", "yeers": 3 } }""", "run.yeers")]
    [InlineData("""{ "replicates": 2, "run": null }""", "run")]
    public async Task Replicates_that_cannot_be_are_refused(string body, string field)
    {
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs/replicates", body);
        ApiHost.FieldsOf(await ApiHost.ProblemAsync(answer, 422)).ShouldBe([field]);
    }

    [Fact]
    public async Task A_fork_says_what_it_needs()
    {
        using HttpResponseMessage nothing = await api.AskAsync("POST", $"/v1/runs/{api.Run}/forks", "{}");
        ApiHost.FieldsOf(await ApiHost.ProblemAsync(nothing, 422)).ShouldBe(["atYear"]);
        using HttpResponseMessage same = await api.AskAsync("POST", $"/v1/runs/{api.Run}/forks", """{ "atYear": 2 }""");
        ApiHost.FieldsOf(await ApiHost.ProblemAsync(same, 422)).ShouldBe(["sets"]);
    }

    [Theory]
    [InlineData("""{ "policy": "talent-60", "intensity": 0.5 }""")]
    [InlineData("""{ "policyYaml": "FILE" }""")]
    public async Task A_run_may_adopt_policies(string policy)
    {
        using HttpResponseMessage file = await api.AskAsync("GET", "/v1/policies/talent-60/file");
        string body = policy.Replace("FILE", JsonEncodedText.Encode(await file.Content.ReadAsStringAsync()).ToString());
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs", $$"""{ "scenario": "toy", "years": 5, "scale": 0.01, "seed": 7, "policies": [{{body}}] }""");
        (await DigestAsync(answer)).ShouldNotBe((await api.JsonAsync($"/v1/runs/{api.Run}")).GetProperty("digest").GetString());
    }

    [Theory]
    [InlineData("""[{ "policy": "nowhere" }]""", "policies[0].policy")]
    [InlineData("""[{ "policy": "talent-60", "intensity": -1 }]""", "policies[0].intensity")]
    [InlineData("""[{ "polcy": "talent-60" }]""", "policies[0].polcy")]
    [InlineData("""["talent-60"]""", "policies[0]")]
    public async Task A_policy_at_fault_is_named(string policies, string field)
    {
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs", $$"""{ "scenario": "toy", "policies": {{policies}} }""");
        ApiHost.FieldsOf(await ApiHost.ProblemAsync(answer, 422)).ShouldBe([field]);
    }

    [Fact]
    public async Task A_fork_is_a_run_of_its_own()
    {
        using HttpResponseMessage answer = await api.AskAsync(
            "POST", $"/v1/runs/{api.Run}/forks", """{ "atYear": 2, "sets": { "entry-rate": 0.2 }, "label": "more entry" }""");
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonElement fork = await api.JsonAsync(answer.Headers.Location!.ToString());
        (fork.GetProperty("parentRun").GetString(), fork.GetProperty("parentYear").GetInt32()).ShouldBe((api.Run, 2));
    }

    [Fact]
    public async Task A_command_that_does_not_fit_the_state_is_a_conflict()
    {
        using HttpResponseMessage answer = await api.AskAsync("POST", $"/v1/runs/{api.Run}/pause");
        (await ApiHost.ProblemAsync(answer, 409)).GetProperty("detail").GetString()!.ShouldContain("is complete");
    }

    [Theory]
    [InlineData("/v1/runs?limit=many", "limit")]
    [InlineData("/v1/runs?limit=0", "limit")]
    [InlineData("/v1/runs?limit=1&limit=2", "limit")]
    [InlineData("/v1/runs?state=asleep", "state")]
    [InlineData("/v1/runs?state=3", "state")]
    [InlineData("/v1/runs?page=2", "page")]
    [InlineData("/v1/runs/{run}/organisations?kind=university", "city")]
    [InlineData("/v1/runs/{run}/organisations?kind=talent-pool&city=north-city", "kind")]
    [InlineData("/v1/runs/{run}/organisations?kind=private-firm&city=north-city&sort=fame", "sort")]
    [InlineData("/v1/runs/{run}/organisations/private-firm/north-city/x", "id")]
    [InlineData("/v1/runs/{run}/results/years?format=xml", "format")]
    [InlineData("/v1/runs/{run}/results/years?from=start", "from")]
    [InlineData("/v1/runs/{run}/results/years?columns=gdp,gpd", "columns")]
    [InlineData("/v1/runs/{run}/results/years?city=harbin", "where")]
    [InlineData("/v1/runs/{run}/events?after=x", "after")]
    public async Task A_parameter_at_fault_is_named(string path, string field)
    {
        using HttpResponseMessage answer = await api.AskAsync("GET", path.Replace("{run}", api.Run));
        ApiHost.FieldsOf(await ApiHost.ProblemAsync(answer, 422)).ShouldBe([field]);
    }

    [Fact]
    public async Task A_list_is_filtered_by_states_and_paged()
    {
        JsonElement page = await api.JsonAsync("/v1/runs?state=complete,failed&state=cancelled&limit=1");
        page.GetProperty("runs").GetArrayLength().ShouldBe(1);
        page.GetProperty("runs")[0].GetProperty("state").GetString().ShouldBe("complete");
        if (page.GetProperty("next").GetString() is { } next) (await api.JsonAsync($"/v1/runs?from={next}")).GetProperty("runs").GetArrayLength().ShouldBeGreaterThan(0);
    }

    private static string? Id(JsonElement run) => run.GetProperty("run").GetString();

    private async Task<string?> DigestAsync(HttpResponseMessage submitted)
    {
        string text = await submitted.Content.ReadAsStringAsync();
        submitted.StatusCode.ShouldBe(HttpStatusCode.Created, text);
        string run = JsonDocument.Parse(text).RootElement.GetProperty("run").GetString()!;
        string? digest = null;
        await foreach (YearReport year in api.Host.Engine.WatchAsync(run)) digest = year.Digest;
        return digest;
    }

    /// <summary>The toy scenario as JSON, as somebody would make it who has it as data.</summary>
    private static Task<object> ToyAsJsonAsync() => Task.FromResult(YamlAsJson.Of(ScenarioLibrary.Text("toy")));
}
