using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Conformance.Tracing;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Policies;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Conformance;

/// <content>Measures of policy hold for their kinds, cities and sectors and in their years, wherever the agents are.</content>
public abstract partial class FleetConformance
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(7, 3)]
    [InlineData(64, 8)]
    public async Task Neither_the_size_of_shards_nor_the_number_of_workers_changes_a_run_with_policies(int shardSize, int workers)
    {
        RunTrace reference = await TraceAsync(WithPolicies(), workers: 1);
        (await ReferenceAsync(SmallRegion.Toy, Seeds.Usual)).Digests[^1].ShouldNotBe(reference.Digests[^1]);
        await ShouldRunTheSameAsync(reference, WithPolicies(ShardSizes.Uniform(shardSize)), workers, $"policies, shard size {shardSize}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_run_with_policies_goes_on_from_a_checkpoint_as_it_would_have(int year)
    {
        RunTrace whole = await TraceAsync(WithPolicies(), workers: 2);
        var store = new InMemoryCheckpointStore();
        CheckpointManifest manifest = await SaveAtAsync(WithPolicies(), store, year);

        RunTrace after = await GoOnAsync(WithPolicies(), await MakeFleetAsync(WithPolicies(), workers: 3), store, manifest);

        ShouldBeTheSameRun(After(whole, year), after, WithPolicies(), $"restored at year {year}");
    }

    private static RunSpec WithPolicies(ShardSizes? sizes = null)
    {
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual, sizes);
        Measure[] measures =
        [
            Of("research-subsidy", static p => p with { ResearchSubsidy = 0.2 }) with { Cities = [0], Sectors = [1], Funder = AccountClass.Centre },
            Of("technology-upgrading", static p => p with { TechnologyUpgrading = 400 }) with { Kinds = [AgentKind.PrivateFirm], ToYear = 4 },
            Of("digitalisation", static p => p with { Digitalisation = 500 }),
            Of("guide-fund", static p => p with { GuideFund = 0.3 }) with { Cities = [1] },
            Of("training-places", static p => p with { TrainingPlaces = 2000 }) with { FromYear = 3 },
            Of("visiting-talent", static p => p with { VisitingTalent = 50 }) with { Kinds = [AgentKind.University] },
            Of("supplier-development", static p => p with { SupplierDevelopment = 0.02 }),
            Of("failure-cover", static p => p with { FailureCover = 0.5 }),
            Of("incubator-support", static p => p with { IncubatorSupport = 0.5 }) with { Cities = [0] },
            Of("business-environment", static p => p with { BusinessEnvironment = 1.3 }) with { Cities = [1], FromYear = 2 },
        ];
        return spec with { Policies = new PolicyBook(measures, spec.World.Cities.Length, spec.World.Sectors.Length) };

        static Measure Of(string lever, Func<ModelParameters, ModelParameters> apply) =>
            new() { Policy = "mix", Name = lever, Lever = lever, Apply = apply, ProgrammeYuan = 1000 };
    }
}
