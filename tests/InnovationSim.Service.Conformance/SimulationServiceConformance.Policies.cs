using InnovationSim.Contracts;
using InnovationSim.Scenarios;
using InnovationSim.Service.Conformance.Building;
using Shouldly;

namespace InnovationSim.Service.Conformance;

/// <content>Policies.</content>
public abstract partial class SimulationServiceConformance
{
    private static readonly PolicyRequest ChainLeader = new() { Policy = "chain-leader" };

    private const string Stricter = """
        name: stricter
        title: A stricter mandate
        description: More is to be bought in the region.
        stands-for: nothing
        costs: nothing
        assumes: nothing
        measures:
          - name: mandate
            lever: local-share-mandate
            value: 0.7
        """;

    [ServiceFact]
    public async Task A_policy_makes_the_run_that_its_text_makes()
    {
        RunStatus named = await RunAsync(Toy.Request(4) with { Policies = [ChainLeader] });
        RunStatus written = await RunAsync(Toy.Request(4) with { Policies = [new PolicyRequest { PolicyYaml = PolicyLibrary.Text("chain-leader") }] });
        named.Digest.ShouldBe(written.Digest);
        named.Digest.ShouldNotBe((await Toy.DigestsAsync(4))[^1]);
    }

    [ServiceFact]
    public async Task A_policy_of_no_intensity_changes_no_bit()
    {
        RunStatus run = await RunAsync(Toy.Request(4) with { Policies = [ChainLeader with { Intensity = 0 }] });
        run.Digest.ShouldBe((await Toy.DigestsAsync(4))[^1]);
    }

    [ServiceFact]
    public async Task A_fork_adopts_a_policy_after_the_shared_history()
    {
        RunStatus parent = await RunAsync(Toy.Request(6));
        RunStatus fork = await Service.ForkAsync(parent.Run, new ForkRequest { AtYear = 3, Policies = [ChainLeader] });
        await WhenAsync(fork.Run, RunState.Complete);
        string[] digests = [.. (await WatchAsync(fork.Run)).Select(year => year.Digest)];
        digests[..4].ShouldBe((await Toy.DigestsAsync(6))[..4]);
        digests[^1].ShouldNotBe((await Toy.DigestsAsync(6))[^1]);
    }

    [ServiceFact]
    public async Task Requests_with_other_policies_are_other_requests()
    {
        await Service.SubmitAsync(Toy.Request(1) with { Policies = [ChainLeader] }, "policy key");
        await ShouldConflictAsync(() => Service.SubmitAsync(Toy.Request(1) with { Policies = [ChainLeader with { Intensity = 0.5 }] }, "policy key"));
    }

    [ServiceFact]
    public async Task A_policy_that_cannot_be_is_refused_with_what_is_allowed()
    {
        (string Field, string Allowed, PolicyRequest Policy)[] bad =
        [
            ("policies[0].policy", "chain-leader", new PolicyRequest { Policy = "chain-leadr" }),
            ("policies[0].policy", "chain-leader", new PolicyRequest { Policy = "/etc/passwd" }),
            ("policies[0]", "either", new PolicyRequest()),
            ("policies[0]", "either", new PolicyRequest { Policy = "chain-leader", PolicyYaml = "name: x" }),
            ("policies[0].intensity", "0 to 100", ChainLeader with { Intensity = -1 }),
            ("demonstration-zone:measures[0].cities[0]", "toy", new PolicyRequest { Policy = "demonstration-zone" }),
        ];
        foreach ((string field, string allowed, PolicyRequest policy) in bad)
        {
            InvalidRequestException refused = await Should.ThrowAsync<InvalidRequestException>(
                () => Service.SubmitAsync(Toy.Request(1) with { Policies = [policy] }));
            refused.Problems[0].Field.ShouldBe(field);
            refused.Problems[0].Allowed.ShouldContain(allowed);
        }
    }

    [ServiceFact]
    public async Task A_run_says_what_it_was_asked_to_be_and_which_measure_takes_anothers_place()
    {
        RunRequest request = Toy.Request(3) with
        {
            Sets = new Dictionary<string, double> { ["entry-rate"] = 0.1 },
            Policies = [ChainLeader, new PolicyRequest { PolicyYaml = Stricter, Intensity = 0.5 }],
        };
        RunStatus run = await Service.SubmitAsync(request);
        RunDescription described = await Service.DescribeAsync(run.Run);

        described.Sets.ShouldBe([new RunSetting("entry-rate", 0.1, 1)]);
        described.Policies.Select(policy => (policy.Name, policy.Intensity, policy.FromYear)).ShouldBe([("chain-leader", 1, 1), ("stricter", 0.5, 1)]);
        described.Remarks.ShouldContain(remark => remark.Contains("stricter") && remark.Contains("local-share-mandate") && remark.Contains("comes later"));
        await WhenAsync(run.Run, RunState.Complete);
        RunStatus fork = await Service.ForkAsync(run.Run, new ForkRequest { AtYear = 2, Sets = new Dictionary<string, double> { ["entry-rate"] = 0.2 } });
        (await Service.DescribeAsync(fork.Run)).Sets.ShouldBe([new RunSetting("entry-rate", 0.1, 1), new RunSetting("entry-rate", 0.2, 3)]);
    }

    [ServiceFact]
    public Task What_no_run_was_asked_to_be_is_not_found() =>
        Should.ThrowAsync<NotFoundException>(() => Service.DescribeAsync("20200101-000000-abcd"));

    [ServiceFact]
    public async Task What_a_policy_costs_is_among_the_results()
    {
        RunStatus run = await RunAsync(Toy.Request(2) with { Policies = [ChainLeader] });
        (await ToListAsync(Service.ResultsAsync(run.Run, new ResultQuery { Table = "spending" }))).Count.ShouldBe(2);
    }
}
