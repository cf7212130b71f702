using FsCheck.Fluent;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Agents;

/// <summary>A shard's state is the same after it was saved and loaded, however its serials are cut.</summary>
public sealed class ShardSavingTests
{
    private static readonly FsCheck.Arbitrary<int> Sizes = Gen.Elements(1, 2, 7, 64, 256, 1000, 4096).ToArbitrary();

    private static readonly FsCheck.Arbitrary<int[]> Cuts = Gen.ArrayOf(Gen.Choose(0, 700)).ToArbitrary();

    [Fact]
    public void What_is_saved_is_loaded_in_a_shard_of_any_size() =>
        Prop.ForAll(FilledShards.Any, Sizes, (some, size) =>
        {
            Shard saved = FilledShards.Make(some.Kind, some.ShardSize, some.Serials, some.GoneTenths, some.Seed);
            Shard loaded = FilledShards.Empty(some.Kind, size);
            loaded.Load(Notebook.Of(saved), 0, int.MaxValue);

            ShouldBeTheSame(loaded, saved);
        }).Holds();

    [Fact]
    public void One_part_cut_into_several_shards_loses_nobody_and_takes_nobody_twice() =>
        Prop.ForAll(FilledShards.Any, Cuts, (some, cuts) =>
        {
            Shard saved = FilledShards.Make(some.Kind, some.ShardSize, some.Serials, some.GoneTenths, some.Seed);
            Notebook part = Notebook.Of(saved);
            Digest sum = default;
            int agents = 0;
            foreach ((int first, int end) in Ranges(cuts))
            {
                Shard piece = FilledShards.Empty(some.Kind, 16);
                piece.Load(part, first, end);
                for (int row = 0; row < piece.Count; row++) piece.Columns.Serial[row].ShouldBeInRange(first, end - 1);
                sum += piece.DigestOfState();
                agents += piece.Count;
            }

            agents.ShouldBe(saved.Count);
            return sum == saved.DigestOfState();
        }).Holds();

    [Fact]
    public void Several_parts_in_one_shard_are_the_shard_they_were_cut_from() =>
        Prop.ForAll(FilledShards.Any, Cuts, Sizes, (some, cuts, size) =>
        {
            Shard saved = FilledShards.Make(some.Kind, some.ShardSize, some.Serials, some.GoneTenths, some.Seed);
            Shard together = FilledShards.Empty(some.Kind, size);
            foreach ((int first, int end) in Ranges(cuts))
            {
                Shard piece = FilledShards.Empty(some.Kind, 3);
                piece.Load(Notebook.Of(saved), first, end);
                together.Load(Notebook.Of(piece), first, end);
            }

            ShouldBeTheSame(together, saved);
        }).Holds();

    [Fact]
    public void What_was_loaded_is_saved_with_the_same_bytes() =>
        Prop.ForAll(FilledShards.Any, Sizes, (some, size) =>
        {
            Notebook first = Notebook.Of(FilledShards.Make(some.Kind, some.ShardSize, some.Serials, some.GoneTenths, some.Seed));
            Shard loaded = FilledShards.Empty(some.Kind, size);
            loaded.Load(first, 0, int.MaxValue);
            return string.Equals(Notebook.Of(loaded).Text, first.Text, StringComparison.Ordinal);
        }).Holds();

    [Fact]
    public void Saving_changes_nothing() =>
        Prop.ForAll(FilledShards.Any, some =>
        {
            Shard shard = FilledShards.Make(some.Kind, some.ShardSize, some.Serials, some.GoneTenths, some.Seed);
            Digest before = shard.DigestOfState();
            string first = Notebook.Of(shard).Text;
            return shard.DigestOfState() == before && string.Equals(Notebook.Of(shard).Text, first, StringComparison.Ordinal);
        }).Holds(40);

    [Fact]
    public void Sections_say_before_how_much_will_come() =>
        Prop.ForAll(FilledShards.Any, some =>
        {
            Notebook part = Notebook.Of(FilledShards.Make(some.Kind, some.ShardSize, some.Serials, some.GoneTenths, some.Seed));
            return part.Sections.Values.All(section => section.Bytes.Count == section.ElementBytes * section.Elements);
        }).Holds(40);

    [Fact]
    public void A_range_without_agents_loads_nobody()
    {
        Notebook part = Notebook.Of(FilledShards.Make(AgentKind.PrivateFirm, 64, serials: 50, goneTenths: 0, seed: 1));
        foreach ((int first, int end) in ((int, int)[])[(50, 100), (10, 10), (0, 0)])
        {
            Shard shard = FilledShards.Empty(AgentKind.PrivateFirm, 64);
            shard.Load(part, first, end);
            (shard.Count, shard.DigestOfState()).ShouldBe((0, default));
        }
    }

    private static void ShouldBeTheSame(Shard loaded, Shard saved)
    {
        loaded.Count.ShouldBe(saved.Count);
        for (int row = 0; row < saved.Count; row++) loaded.Columns.RowOf(saved.Columns.Serial[row]).ShouldBe(row);
        loaded.DigestOfState().ShouldBe(saved.DigestOfState());
        // Digests do not depend on order; what phases read does.
        Notebook.Of(loaded).Text.ShouldBe(Notebook.Of(saved).Text);
    }

    private static IEnumerable<(int First, int End)> Ranges(int[] cuts)
    {
        int[] all = [.. cuts.Append(0).Append(int.MaxValue).Distinct().Order()];
        return all.Zip(all.Skip(1));
    }
}
