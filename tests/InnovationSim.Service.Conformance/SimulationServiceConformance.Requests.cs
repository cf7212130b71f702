using InnovationSim.Contracts;
using InnovationSim.Service.Conformance.Building;
using Shouldly;

namespace InnovationSim.Service.Conformance;

/// <content>Requests that cannot be.</content>
public abstract partial class SimulationServiceConformance
{
    [ServiceFact]
    public async Task A_bad_field_is_named_with_its_value_and_what_is_allowed()
    {
        RunRequest good = Toy.Request(1);
        (string Field, RunRequest Request, string Allowed)[] bad =
        [
            ("years", good with { Years = 0 }, "1 to 20000"),
            ("years", good with { Years = 20_001 }, "1 to 20000"),
            ("scale", good with { Scale = 0 }, "above 0"),
            ("scale", good with { Scale = double.NaN }, "above 0"),
            ("scale", good with { Scale = 1e-9 }, "one private firm"),
            ("checkpointEvery", good with { CheckpointEvery = -1 }, "0 to 20000"),
            ("sets.entry-rate", good with { Sets = new Dictionary<string, double> { ["entry-rate"] = 1e9 } }, ""),
            ("sets.entry-rat", good with { Sets = new Dictionary<string, double> { ["entry-rat"] = 0.1 } }, "name of a parameter"),
            ("shardSizes.firm", good with { ShardSizes = new Dictionary<string, int> { ["firm"] = 5 } }, "private-firm"),
            ("shardSizes.university", good with { ShardSizes = new Dictionary<string, int> { ["university"] = 0 } }, "1 to 1048576"),
            ("label", good with { Label = new string('x', 201) }, "200 characters"),
            ("scenario", good with { Scenario = "nowhere" }, "heilongjiang"),
            ("scenario", good with { Scenario = "/etc/passwd" }, "heilongjiang"),
            ("scenario", good with { Scenario = null }, "heilongjiang"),
            ("scenarioYaml", good with { ScenarioYaml = "name: toy" }, "either"),
        ];
        foreach ((string field, RunRequest request, string allowed) in bad)
        {
            RequestProblem problem = await ProblemAsync(() => Service.SubmitAsync(request));
            problem.Field.ShouldBe(field);
            problem.Allowed.ShouldContain(allowed, customMessage: field);
            problem.Message.ShouldContain(field);
        }

        (await Service.ListAsync(new RunQuery())).Runs.ShouldBeEmpty();
    }

    [ServiceFact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        RunRequest request = Toy.Request(0) with { Scale = 9, CheckpointEvery = -2, Scenario = "nowhere" };
        InvalidRequestException refused = await Should.ThrowAsync<InvalidRequestException>(() => Service.SubmitAsync(request));
        refused.Problems.Select(problem => problem.Field).ShouldBe(["scenario", "years", "scale", "checkpointEvery"]);
        refused.Error.Code.ShouldBe(SimulationErrorCode.Invalid);
    }

    [ServiceFact]
    public async Task Problems_of_a_scenario_say_where_in_it()
    {
        RunRequest request = Toy.Request(1) with { Scenario = null, ScenarioYaml = "name: toy\nbase-year: soon\n" };
        InvalidRequestException refused = await Should.ThrowAsync<InvalidRequestException>(() => Service.SubmitAsync(request));
        refused.Problems.ShouldContain(problem =>
            problem.Field == "scenarioYaml:base-year" && problem.Value.Contains("soon") && problem.Message.Contains("line 2"));
    }

    [ServiceFact]
    public async Task A_scenario_that_is_empty_is_refused() =>
        (await ProblemAsync(() => Service.SubmitAsync(Toy.Request(1) with { Scenario = null, ScenarioYaml = "" }))).Field.ShouldBe("scenarioYaml");

    [ServiceFact]
    public async Task A_key_that_is_none_is_refused() =>
        (await ProblemAsync(() => Service.SubmitAsync(Toy.Request(1), new string('k', 201)))).Field.ShouldBe("idempotencyKey");

    [ServiceFact]
    public async Task A_page_that_is_none_is_refused()
    {
        (await ProblemAsync(() => Service.ListAsync(new RunQuery { Limit = 0 }))).Field.ShouldBe("limit");
        (await ProblemAsync(() => Service.ListAsync(new RunQuery { From = "the beginning" }))).Field.ShouldBe("from");
    }
}
