using InnovationSim.Contracts;
using InnovationSim.Web.Experiments;

namespace InnovationSim.Web.Tests.Experiments;

public class ExperimentFormTests
{
    [Fact]
    public void An_arm_without_a_name_is_called_by_what_it_is_made_of()
    {
        var form = new ExperimentForm();
        form.Arms[1].Policies["talent-60"] = 0.5;
        form.Arms[1].Policies["chain-leader"] = 1;
        form.Arms.Add(new ArmForm());
        form.ToRequest().Arms.Select(arm => arm.Name).ShouldBe(["baseline", "talent-60@0.5+chain-leader", "arm-3"]);
    }

    [Fact]
    public void A_name_of_its_own_is_kept_and_policies_with_their_intensities()
    {
        var form = new ExperimentForm { Label = " mine ", Replicates = "3", FirstSeed = "9" };
        form.Arms[1].Name = "offices";
        form.Arms[1].Policies["transfer-offices"] = 2;
        ExperimentRequest request = form.ToRequest();
        (request.Label, request.Replicates, request.FirstSeed, request.Arms[1].Name).ShouldBe(("mine", 3, 9UL, "offices"));
        request.Arms[1].Policies.ShouldBe([new PolicyRequest { Policy = "transfer-offices", Intensity = 2 }]);
    }

    [Fact]
    public void What_is_no_number_is_a_problem_of_its_field()
    {
        var form = new ExperimentForm { Replicates = "many", Years = "", Scale = "all", FirstSeed = "-1" };
        Should.Throw<InvalidRequestException>(form.ToRequest).Problems.Select(problem => problem.Field).ShouldBe(["firstSeed", "replicates", "years", "scale"]);
    }
}
