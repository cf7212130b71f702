using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Conformance.Tracing;
using InnovationSim.Kernel.Metrics;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Conformance;

/// <content>How agents are spread over shards, and shards over threads, does not show.</content>
public abstract partial class FleetConformance
{
    private static readonly int[] Workers = [1, 2, 3, 8];

    public static TheoryData<string, int, ulong> Spreadings
    {
        get
        {
            var rows = new TheoryData<string, int, ulong>();
            foreach (SmallRegion region in (SmallRegion[])[SmallRegion.Toy, SmallRegion.Province])
            {
                foreach (int shardSize in (int[])[1, 7, 64, 4096])
                {
                    foreach (object[] seed in (IEnumerable<object[]>)Seeds.All) rows.Add(region.Scenario, shardSize, (ulong)seed[0]);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Spreadings))]
    public async Task Neither_the_size_of_shards_nor_the_number_of_workers_changes_a_run(string scenario, int shardSize, ulong seed)
    {
        SmallRegion region = SmallRegion.Named(scenario);
        RunTrace reference = await ReferenceAsync(region, seed);
        RunSpec spec = region.Spec(seed, ShardSizes.Uniform(shardSize));
        foreach (int workers in Workers)
            await ShouldRunTheSameAsync(reference, spec, workers, $"{scenario}, shard size {shardSize}");
    }

    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public async Task Metrics_are_equal_to_the_last_bit(ulong seed)
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Province, seed);
        RunSpec spec = SmallRegion.Province.Spec(seed, ShardSizes.Uniform(7));
        RunTrace run = await TraceAsync(spec, workers: 3);
        for (int year = 0; year <= spec.Years; year++)
            Bits(run.Years[year]).ShouldBe(Bits(reference.Years[year]), $"seed {seed}, year {year}");

        static IEnumerable<string> Bits(YearRecord record) => record.Metrics.Select(
            value => $"{value.Metric.Name} {value.City} {value.Sector} {BitConverter.DoubleToInt64Bits(value.Value):x16} ({value.Value})");
    }

    /// <summary>Many threads on few processors are interrupted at other places each time: whatever order that gives must not show.</summary>
    [Fact]
    public async Task The_order_in_which_shards_happen_to_finish_does_not_show()
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Toy, Seeds.Usual);
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual, ShardSizes.Uniform(3));
        for (int repeat = 1; repeat <= 20; repeat++)
            await ShouldRunTheSameAsync(reference, spec, workers: 8, $"repeat {repeat} of 20");
    }
}
