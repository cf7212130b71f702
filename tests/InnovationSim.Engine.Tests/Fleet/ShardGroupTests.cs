using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Fleet;
using InnovationSim.Engine.Tests.Building;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Phases;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Fleet;

public class ShardGroupTests
{
    private const ulong Seed = 42;

    public static TheoryData<string, int, int> Divisions
    {
        get
        {
            var rows = new TheoryData<string, int, int>();
            foreach (string scenario in (string[])["toy", "heilongjiang"])
            {
                foreach (int shardSize in (int[])[1, 7, 64, 4096])
                {
                    // A group for each organisation's shard of the larger region takes long and shows nothing that the toy does not.
                    if (scenario == "heilongjiang" && shardSize == 1) continue;
                    foreach (int places in (int[])[2, 3]) rows.Add(scenario, shardSize, places);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Divisions))]
    public async Task Groups_that_write_to_each_other_are_one_fleet(string scenario, int shardSize, int places)
    {
        RunSpec spec = SmallRegion.Named(scenario).Spec(Seed, ShardSizes.Uniform(shardSize));
        await using var divided = new DividedFleet(spec.World, Seed, places);
        var actual = new Recorder();
        await new RunCoordinator(spec, divided, actual).RunAsync();

        Digests(actual).ShouldBe(await WholeAsync(scenario));
        divided.RemoteBytes.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(1, 3, 7, 64)]
    [InlineData(3, 1, 64, 7)]
    [InlineData(2, 3, 7, 7)]
    [InlineData(3, 2, 4096, 1)]
    public async Task What_one_division_saves_another_takes_up(int before, int after, int sizeBefore, int sizeAfter)
    {
        var store = new InMemoryCheckpointStore();
        RunSpec spec = SmallRegion.Toy.Spec(Seed, ShardSizes.Uniform(sizeBefore));
        CheckpointManifest manifest;
        await using (var fleet = new DividedFleet(spec.World, Seed, before))
        {
            var run = new RunCoordinator(spec, fleet);
            await run.BeginAsync();
            for (int year = 1; year <= 3; year++) await run.RunYearAsync();
            manifest = await run.SaveAsync(store, "20260101-000000-abcd", epoch: 1);
        }

        spec = spec with { ShardSizes = ShardSizes.Uniform(sizeAfter) };
        await using var other = new DividedFleet(spec.World, Seed, after);
        var rest = new Recorder();
        var goesOn = new RunCoordinator(spec, other, rest);
        await goesOn.RestoreAsync(store, manifest);
        await goesOn.RunAsync();

        Digests(rest).ShouldBe((await WholeAsync("toy"))[4..]);
    }

    [Fact]
    public async Task A_shard_lives_with_its_owner_and_nowhere_else()
    {
        RunSpec spec = SmallRegion.Toy.Spec(Seed, ShardSizes.Uniform(7));
        await using var fleet = new DividedFleet(spec.World, Seed, places: 3);
        await new RunCoordinator(spec, fleet).BeginAsync();
        Partition map = spec.FirstPartition();
        ShardLayout layout = ShardLayout.Spread(map, 3);
        for (int number = 0; number < map.ShardCount; number++)
        {
            for (int place = 0; place < 3; place++)
                (fleet.Groups[place].Shard(number) is not null).ShouldBe(layout.OwnerOf(map.Shard(number)) == place, $"{map.Shard(number)} at {place}");
        }

        fleet.Groups.Sum(group => group.ShardCount).ShouldBe(map.ShardCount);
    }

    [Fact]
    public void A_shard_that_lives_elsewhere_cannot_be_run_here()
    {
        RunSpec spec = SmallRegion.Toy.Spec(Seed);
        using var group = new ShardGroup(spec.World, Seed, workers: 1, owns: _ => false);
        group.Prepare(new StepCommand(0, Year.Genesis[0], spec.FirstPartition(), new Signals(spec.World))).ShouldBeEmpty();
        Should.Throw<InvalidOperationException>(() => group.Run(0, 0)).Message.ShouldContain("does not live here");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ShardGroup.MostWorkers + 1)]
    public void A_number_of_workers_out_of_range_is_refused_with_value_and_range(int workers)
    {
        var refused = Should.Throw<ArgumentOutOfRangeException>(() => new ShardGroup(SmallRegion.Toy.World(), Seed, workers));
        refused.ActualValue.ShouldBe(workers);
        refused.Message.ShouldContain("1 to 1024");
    }

    private static async Task<string[]> WholeAsync(string scenario)
    {
        RunSpec spec = SmallRegion.Named(scenario).Spec(Seed);
        await using var whole = new InProcessFleet(spec.World, Seed, threads: 1);
        var recorder = new Recorder();
        await new RunCoordinator(spec, whole, recorder).RunAsync();
        return Digests(recorder);
    }

    private static string[] Digests(Recorder recorder) => [.. recorder.Records.Select(record => record.Digest.ToString())];
}
