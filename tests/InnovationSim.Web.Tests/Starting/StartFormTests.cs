using InnovationSim.Contracts;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Web.Starting;

namespace InnovationSim.Web.Tests.Starting;

public class StartFormTests
{
    private static readonly ParameterDefinition Offices = ParameterTable.Find("transfer-office-share");

    [Fact]
    public void Only_what_was_changed_is_asked_for()
    {
        var form = new StartForm();
        form.Set(Offices, "0.6");
        form.Set(ParameterTable.Find("frontier-growth"), "0.03");
        form.Reset(ParameterTable.Find("frontier-growth"));

        form.ToRequest().Sets.ShouldBe(new Dictionary<string, double> { ["transfer-office-share"] = 0.6 });
    }

    [Fact]
    public void A_parameter_that_is_put_back_by_hand_is_not_changed()
    {
        var form = new StartForm();
        form.Set(Offices, "0.6");
        form.Set(Offices, form.Usual(Offices).ToString());

        form.IsSet(Offices).ShouldBeFalse();
    }

    [Fact]
    public void The_usual_value_is_the_scenarios()
    {
        var form = new StartForm();
        form.Choose("toy");
        ParameterOverride own = ScenarioLibrary.Load("toy").Parameters[0];

        form.Usual(ParameterTable.Find(own.Name)).ShouldBe(own.Value);
    }

    [Fact]
    public void All_fields_that_hold_no_number_are_named_at_once()
    {
        var form = new StartForm { Seed = "one", Years = "", Scale = "1/20" };

        Should.Throw<InvalidRequestException>(form.ToRequest).Problems.Select(problem => problem.Field).ShouldBe(["seed", "years", "scale"]);
    }

    [Fact]
    public void A_scenario_of_ones_own_goes_as_its_text()
    {
        var form = new StartForm();
        form.Choose(StartForm.OwnScenario);
        form.Yaml = "name: mine";

        RunRequest request = form.ToRequest();

        request.Scenario.ShouldBeNull();
        request.ScenarioYaml.ShouldBe("name: mine");
    }

    [Fact]
    public void What_is_no_number_changes_no_parameter()
    {
        var form = new StartForm();
        form.Set(Offices, "much");

        form.Value(Offices).ShouldBe(form.Usual(Offices));
    }
}
