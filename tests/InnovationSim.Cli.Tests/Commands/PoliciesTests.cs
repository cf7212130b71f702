using InnovationSim.Cli.Tests.Running;
using InnovationSim.Scenarios;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Commands;

public sealed class PoliciesTests : IDisposable
{
    private static readonly string[] Small = ["--years", "3", "--scale", "0.02", "--no-progress"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_list_has_every_built_in_policy()
    {
        string list = Innosim.Run(_folder, "policies", "list").ShouldBeDone().Out;
        foreach (string name in PolicyLibrary.Names) list.ShouldContain($"  {name} ");
    }

    [Fact]
    public void A_policy_is_shown_with_what_it_stands_for_and_its_measures()
    {
        string shown = Innosim.Run(_folder, "policies", "show", "talent-60").ShouldBeDone().Out;
        foreach (string part in (string[])["Stands for: The sixty articles", "Costs: ", "Assumes: ", "strategic-scientists", "visiting-talent", "centre"])
            shown.ShouldContain(part);
    }

    [Fact]
    public void The_file_of_a_policy_is_printed_to_the_byte_and_sound()
    {
        _folder.Write("mine.yaml", Innosim.Run(_folder, "policies", "show", "talent-60", "--yaml").ShouldBeDone().Out);
        File.ReadAllText(_folder.In("mine.yaml")).ShouldBe(PolicyLibrary.Text("talent-60"));
        Innosim.Run(_folder, "policies", "check", "mine.yaml").ShouldBeDone().Error.ShouldContain(PolicyLibrary.Load("talent-60").Hash);
    }

    [Fact]
    public void The_schema_is_printed() => Innosim.Run(_folder, "policies", "schema").ShouldBeDone().Out.ShouldBe(PolicySchema.Generate());

    [Fact]
    public void Check_tells_every_problem_with_its_line()
    {
        string text = PolicyLibrary.Text("chain-leader").Replace("value: 0.6", "value: 6", StringComparison.Ordinal)
            .Replace("local-share-mandate", "local-share-mandat", StringComparison.Ordinal);
        _folder.Write("wrong.yaml", text);
        Innosim.Run(_folder, "policies", "check", "wrong.yaml").ShouldBeRefused("wrong.yaml:", "Did you mean \"local-share-mandate\"?");
    }

    [Fact]
    public void A_policy_is_checked_against_a_scenario_if_one_is_named()
    {
        Innosim.Run(_folder, "policies", "check", "graphite-cluster").ShouldBeDone();
        Innosim.Run(_folder, "policies", "check", "graphite-cluster", "--scenario", "heilongjiang").ShouldBeDone();
        Innosim.Run(_folder, "policies", "check", "graphite-cluster", "--scenario", "toy").ShouldBeRefused("the scenario toy has no city \"hegang\"", "north-city");
        Innosim.Run(_folder, "policies", "check", "unified-market", "--scenario", "heilongjiang").ShouldBeDone().Error.ShouldContain("one province");
    }

    [Fact]
    public void A_run_with_policies_names_them_in_its_manifest_and_says_what_they_cost()
    {
        Innosim.Run(_folder, ["run", "toy", .. Small, "--policy", "talent-60", "--policy", "chain-leader@0.5", "--out", "x"]).ShouldBeDone();
        var files = new ResultFiles(_folder.In("x"));
        files.Manifest.Policies.Select(policy => (policy.Name, policy.Intensity, policy.FromYear)).ShouldBe([("talent-60", 1, 1), ("chain-leader", 0.5, 1)]);
        files.Csv("spending").Column("policy").Distinct().ShouldBe(["talent-60", "chain-leader"], ignoreOrder: true);
        files.Query("SELECT COUNT(*) FROM flows WHERE pools_yuan + firms_yuan + research_yuan + bank_yuan + fund_yuan + province_yuan + centre_yuan "
            + "+ outside_yuan + platform_yuan + market_yuan <> 0")[0][0].ShouldBe("0");
        files.Query("SELECT COUNT(*) FROM flows WHERE flow = 'wages' AND pools_yuan > 0")[0][0].ShouldBe("3");
        Innosim.Run(_folder, "verify", "x", "--no-progress").ShouldBeDone();
    }

    [Fact]
    public void A_stopped_run_with_policies_goes_on_to_the_same_bits()
    {
        string[] how = ["run", "toy", "--scale", "0.02", "--no-progress", "--policy", "business-environment", "--checkpoint-every", "2"];
        Innosim.Run(_folder, [.. how, "--years", "6", "--out", "whole"]).ShouldBeDone();
        Innosim.Run(_folder, [.. how, "--years", "4", "--out", "part"]).ShouldBeDone();
        Innosim.Run(_folder, "fork", "part", "--at-year", "4", "--years", "6", "--policy", "chain-leader@0", "--out", "longer", "--no-progress").ShouldBeDone();
        new ResultFiles(_folder.In("longer")).Manifest.Digests.ShouldBe(new ResultFiles(_folder.In("whole")).Manifest.Digests);
    }

    [Fact]
    public void Policies_that_clash_are_remarked_on()
    {
        _folder.Write("more-founding.yaml", PolicyLibrary.Text("business-environment").Replace("name: business-environment", "name: more-founding", StringComparison.Ordinal));
        Outcome both = Innosim.Run(_folder, ["run", "toy", .. Small, "--policy", "business-environment", "--policy", "more-founding.yaml", "--out", "x"]).ShouldBeDone();
        both.Error.ShouldContain("more-founding/entry and business-environment/entry both set business-environment");
    }

    [Theory]
    [InlineData("chain-leadr", "Did you mean \"chain-leader\"?")]
    [InlineData("chain-leader@much", "'much'; it takes a number from 0 to 100")]
    [InlineData("chain-leader@-1", "'-1'; it takes a number from 0 to 100")]
    [InlineData("missing.yaml", "missing.yaml")]
    [InlineData("demonstration-zone", "the scenario toy has no city \"harbin\"")]
    public void A_policy_that_cannot_be_is_refused_and_makes_nothing(string policy, string says)
    {
        Innosim.Run(_folder, ["run", "toy", .. Small, "--policy", policy, "--out", "x"]).ShouldBeRefused(says);
        Directory.Exists(_folder.In("x")).ShouldBeFalse();
    }
}
