using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Tests.Building;
using Shouldly;

namespace InnovationSim.Storage.Tests.Checkpoints;

/// <content>Whole runs, and damage to what they have saved.</content>
public abstract partial class CheckpointStoreConformance
{
    [StoreFact]
    public async Task A_run_goes_on_from_any_checkpoint_with_other_shards_and_ends_as_if_nothing_had_been()
    {
        await ToyRun.SaveAsync(Open(), Run, years: 3);
        ICheckpointStore store = Open();
        IReadOnlyList<StoredCheckpoint> saved = await store.ListAsync(Run);
        saved.Select(each => each.Manifest!.Year).ShouldBe([3, 2]);
        foreach (StoredCheckpoint each in saved) (await ToyRun.GoOnAsync(store, each.Manifest!)).ShouldBe(ToyRun.UninterruptedDigest);
    }

    [StoreFact]
    public async Task A_flipped_bit_in_a_part_is_found_and_the_older_checkpoint_is_right()
    {
        (CheckpointManifest newest, CheckpointManifest older) = await SavedAsync();
        CheckpointPartEntry part = newest.Parts.MaxBy(each => each.Bytes)!;
        await FlipBitAsync(newest.Key, part.Name);
        (await Should.ThrowAsync<CheckpointException>(() => ToyRun.GoOnAsync(Open(), newest))).Message.ShouldContain($"Part {part.Name} is damaged");
        (await ToyRun.GoOnAsync(Open(), older)).ShouldBe(ToyRun.UninterruptedDigest);
    }

    [StoreFact]
    public async Task A_part_that_lost_its_end_is_found_and_the_older_checkpoint_is_right()
    {
        (CheckpointManifest newest, CheckpointManifest older) = await SavedAsync();
        await CutAsync(newest.Key, newest.Parts[^1].Name);
        (await Should.ThrowAsync<CheckpointException>(() => ToyRun.GoOnAsync(Open(), newest))).Message.ShouldContain("cut off");
        (await ToyRun.GoOnAsync(Open(), older)).ShouldBe(ToyRun.UninterruptedDigest);
    }

    [StoreFact]
    public async Task A_flipped_bit_in_the_manifest_is_said_in_the_list_and_the_older_checkpoint_is_right()
    {
        (CheckpointManifest newest, _) = await SavedAsync();
        await FlipBitOfManifestAsync(newest.Key);
        IReadOnlyList<StoredCheckpoint> saved = await Open().ListAsync(Run);
        saved.Count.ShouldBe(2);
        saved[0].Manifest.ShouldBeNull();
        saved[0].Problem.ShouldNotBeNull().ShouldContain("checksum is wrong");
        (await ToyRun.GoOnAsync(Open(), saved[1].Manifest!)).ShouldBe(ToyRun.UninterruptedDigest);
    }

    /// <summary>Flips a bit in the midst of a part.</summary>
    protected abstract Task FlipBitAsync(CheckpointKey key, string part);

    /// <summary>Takes away the last byte of a part; it is the last that was written.</summary>
    protected abstract Task CutAsync(CheckpointKey key, string part);

    /// <summary>Flips a bit in the manifest's text.</summary>
    protected abstract Task FlipBitOfManifestAsync(CheckpointKey key);

    private async Task<(CheckpointManifest Newest, CheckpointManifest Older)> SavedAsync()
    {
        await ToyRun.SaveAsync(Open(), Run, years: 2);
        IReadOnlyList<StoredCheckpoint> saved = await Open().ListAsync(Run);
        return (saved[0].Manifest!, saved[1].Manifest!);
    }
}
