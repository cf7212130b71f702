using InnovationSim.Kernel;
using InnovationSim.Kernel.Policies;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Policies;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Policies;

public class ComposerTests
{
    private static readonly ScenarioDocument Scenario = ScenarioLibrary.Load("heilongjiang");

    private static readonly ModelParameters Parameters = ParameterTable.Bind(new Dictionary<string, double>());

    [Fact]
    public void A_city_that_the_scenario_does_not_have_is_an_error_with_its_line()
    {
        ScenarioException refused = Should.Throw<ScenarioException>(() => PolicyComposer.Compose(
            [new AdoptedPolicy(PolicyLibrary.Load("demonstration-zone"))], ScenarioLibrary.Load("toy"), Parameters, 1));
        refused.FileName.ShouldBe("demonstration-zone");
        refused.Problems[0].Message.ShouldBe("measures[0].cities[0]: the scenario toy has no city \"harbin\".");
        refused.Problems[0].Line.ShouldBeGreaterThan(10);
        refused.Problems[0].Hint!.ShouldContain("north-city");
    }

    [Fact]
    public void Measures_move_their_lever_and_no_other()
    {
        Measure measure = Book(new AdoptedPolicy(PolicyLibrary.Load("chain-leader"))).Measures.ShouldHaveSingleItem();
        ModelParameters moved = measure.Apply(Parameters);
        moved.LocalShareMandate.ShouldBe(0.6);
        (moved with { LocalShareMandate = Parameters.LocalShareMandate }).ShouldBe(Parameters);
    }

    [Theory]
    [InlineData(0, 0.4)]
    [InlineData(0.5, 0.5)]
    [InlineData(1, 0.6)]
    [InlineData(2, 0.8)]
    [InlineData(10, 1)]
    public void An_intensity_goes_from_the_baseline_towards_the_value_and_beyond_within_the_range(double intensity, double expected) =>
        Book(new AdoptedPolicy(PolicyLibrary.Load("chain-leader"), Intensity: intensity)).Measures[0].Apply(Parameters).LocalShareMandate.ShouldBe(expected, 1e-12);

    [Fact]
    public void Administration_follows_intensity_and_scale() =>
        Book(new AdoptedPolicy(PolicyLibrary.Load("chain-leader"), Intensity: 0.5), scale: 0.1).Measures[0].ProgrammeYuan.ShouldBe(1_000_000);

    [Fact]
    public void Years_count_from_the_year_in_which_the_policy_is_adopted()
    {
        Measure platform = Book(new AdoptedPolicy(PolicyLibrary.Load("trading-platform"), FromYear: 11)).Measures[1];
        (platform.FromYear, platform.ToYear).ShouldBe((12, 12));
    }

    [Fact]
    public void A_policy_that_is_given_twice_is_refused()
    {
        var policy = new AdoptedPolicy(PolicyLibrary.Load("chain-leader"));
        Should.Throw<ScenarioException>(() => Book([policy, policy])).Message.ShouldContain("given twice");
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(101)]
    [InlineData(double.NaN)]
    public void An_intensity_that_is_none_is_refused(double intensity) =>
        Should.Throw<ScenarioException>(() => Book(new AdoptedPolicy(PolicyLibrary.Load("chain-leader"), Intensity: intensity))).Message.ShouldContain("intensity");

    [Fact]
    public void Measures_that_clash_are_remarked_on()
    {
        PolicyBook book = Book([new AdoptedPolicy(PolicyLibrary.Load("graphite-cluster")), new AdoptedPolicy(PolicyLibrary.Load("emerging-industries"))]);
        PolicyComposer.Remarks(book, Scenario).ShouldContain(remark => remark.StartsWith("emerging-industries/refund and graphite-cluster/refund both set research-subsidy"));
    }

    [Fact]
    public void Measures_that_do_not_meet_are_not_remarked_on() =>
        PolicyComposer.Remarks(Book(new AdoptedPolicy(PolicyLibrary.Load("trading-platform"))), Scenario).ShouldBeEmpty();

    [Fact]
    public void A_measure_that_moves_nothing_in_the_scenario_is_remarked_on() =>
        PolicyComposer.Remarks(Book(new AdoptedPolicy(PolicyLibrary.Load("unified-market"))), Scenario).ShouldHaveSingleItem().ShouldContain("one province");

    private static PolicyBook Book(AdoptedPolicy policy, double scale = 1) => PolicyComposer.Compose([policy], Scenario, Parameters, scale);

    private static PolicyBook Book(IReadOnlyList<AdoptedPolicy> policies) => PolicyComposer.Compose(policies, Scenario, Parameters, 1);
}
