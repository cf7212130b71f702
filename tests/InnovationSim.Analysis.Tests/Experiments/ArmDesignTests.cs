using InnovationSim.Analysis.Experiments;
using InnovationSim.Analysis.Tests.Building;
using InnovationSim.Scenarios;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Experiments;

public class ArmDesignTests
{
    [Fact]
    public void Policies_become_measures_of_the_run()
    {
        Arm arm = Make("trading-platform");
        arm.Spec.Policies.Measures.ShouldNotBeEmpty();
        arm.Definition.ShouldBe("trading-platform");
        Make("baseline").Spec.Policies.Measures.ShouldBeEmpty();
        Make("baseline").Definition.ShouldBe("baseline");
    }

    [Fact]
    public void A_factor_goes_into_the_definition_and_the_hash()
    {
        Arm whole = Make("trading-platform");
        Arm half = Make("trading-platform", 0.5);
        half.Definition.ShouldBe("trading-platform@0.5");
        half.Spec.InputHash.ShouldNotBe(whole.Spec.InputHash);
        Make("trading-platform@0.5").Spec.InputHash.ShouldBe(half.Spec.InputHash);
    }

    [Fact]
    public void Parameters_and_policies_go_together() => Make("x:trading-platform,entry-rate=0.1").Definition.ShouldBe("trading-platform,entry-rate=0.1");

    [Theory]
    [InlineData("trading-platform@much")]
    [InlineData("trading-platform@-1")]
    [InlineData("trading-platform@101")]
    public void An_intensity_that_cannot_be_is_refused(string text) =>
        Should.Throw<FormatException>(() => Make(text)).Message.ShouldContain("a number from 0 to 100");

    [Fact]
    public void A_policy_that_is_not_there_is_named_with_the_nearest() =>
        Should.Throw<ScenarioException>(() => Make("trading-platfrm")).Message.ShouldContain("trading-platfrm");

    private static Arm Make(string text, double factor = 1) => new ArmDesign(ArmText.Parse(text)).Make(Toys.Scenario, Toys.Scale, Toys.Years, factor);
}
