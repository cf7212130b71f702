using InnovationSim.Analysis.Experiments;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Experiments;

public class ArmTextTests
{
    [Theory]
    [InlineData("baseline", "baseline", "", "")]
    [InlineData("talent-60", "talent-60", "talent-60", "")]
    [InlineData("talent-60+chain-leader", "talent-60+chain-leader", "talent-60 chain-leader", "")]
    [InlineData("talent-60@0.5", "talent-60@0.5", "talent-60@0.5", "")]
    [InlineData("both:talent-60,chain-leader", "both", "talent-60 chain-leader", "")]
    [InlineData("offices:transfer-office-share=0.6,inventor-share=.7", "offices", "", "inventor-share=0.7 transfer-office-share=0.6")]
    [InlineData("mix:talent-60+chain-leader,entry-rate=0.1", "mix", "talent-60 chain-leader", "entry-rate=0.1")]
    [InlineData("entry-rate=0.1", "entry-rate=0.1", "", "entry-rate=0.1")]
    [InlineData("big:lot-yuan=1e+5", "big", "", "lot-yuan=100000")]
    [InlineData("low:home-bias=-3", "low", "", "home-bias=-3")]
    [InlineData("policies/my-policy.yaml", "my-policy", "policies/my-policy.yaml", "")]
    [InlineData(" x : baseline , entry-rate = 0.1 ", "x", "", "entry-rate=0.1")]
    [InlineData("x:entry-rate=1,entry-rate=2", "x", "", "entry-rate=2")]
    public void An_arm_is_read(string text, string name, string policies, string sets)
    {
        ArmText arm = ArmText.Parse(text);
        arm.Name.ShouldBe(name);
        string.Join(' ', arm.Policies).ShouldBe(policies);
        string.Join(' ', Baselines.Describe(arm.Sets).Split(',')).ShouldBe(sets);
    }

    [Theory]
    [InlineData("", "empty part")]
    [InlineData("x:", "empty part")]
    [InlineData("talent-60+", "empty part")]
    [InlineData("talent-60,,chain-leader", "empty part")]
    [InlineData("x:entry-rate=much", "finite number")]
    [InlineData("x:entry-rate=", "finite number")]
    [InlineData("x:entry-rate=NaN", "finite number")]
    [InlineData("x:entry-rate=1e999", "finite number")]
    [InlineData("../up:baseline", "has the name '../up'")]
    [InlineData(":baseline", "has the name ''")]
    [InlineData("a b:baseline", "has the name 'a b'")]
    public void What_is_wrong_with_an_arm_is_said(string text, string says) =>
        Should.Throw<FormatException>(() => ArmText.Parse(text)).Message.ShouldContain(says);
}
