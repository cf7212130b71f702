using InnovationSim.Kernel;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Policies;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Policies;

public class BuiltInTests
{
    public static TheoryData<string> Names { get; } = [.. PolicyLibrary.Names];

    [Fact]
    public void Every_file_of_a_policy_is_in_the_library() =>
        Directory.GetFiles(Repository.Data("policies"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)
            .ShouldBe(PolicyLibrary.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_policy_is_called_like_its_file_and_says_what_it_stands_for(string name)
    {
        PolicyDocument policy = PolicyLibrary.Load(name);
        policy.Name.ShouldBe(name);
        policy.Measures.ShouldNotBeEmpty();
        policy.StandsFor.Length.ShouldBeGreaterThan(40);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_policy_has_a_range_to_try_in_each_measure(string name) =>
        PolicyLibrary.Load(name).Measures.ShouldAllBe(measure => measure.Weakest != measure.Strongest);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_policy_moves_something_away_from_the_baseline(string name) =>
        PolicyLibrary.Load(name).Measures.ShouldContain(measure => measure.Value != measure.Lever.Parameter.Default);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_policy_fits_heilongjiang(string name)
    {
        ScenarioDocument scenario = ScenarioLibrary.Load("heilongjiang");
        ModelParameters parameters = ParameterTable.Bind(new Dictionary<string, double>());
        PolicyComposer.Compose([new AdoptedPolicy(PolicyLibrary.Load(name))], scenario, parameters, 1).Measures.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_lever_is_a_parameter_whose_baseline_and_strong_end_differ() =>
        LeverTable.All.ShouldAllBe(lever => lever.Parameter.Default != lever.Strong && lever.Costs.Length > 5);

    [Fact]
    public void The_text_of_a_policy_is_that_of_its_file() =>
        PolicyLibrary.Text("chain-leader").ShouldBe(File.ReadAllText(Repository.Data("policies/chain-leader.yaml")));
}
