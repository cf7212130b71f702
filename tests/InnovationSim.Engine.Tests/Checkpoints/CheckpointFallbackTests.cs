using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Checkpoints;

public sealed class CheckpointFallbackTests
{
    [Fact]
    public async Task The_newest_checkpoint_is_taken_if_it_is_right()
    {
        Saved saved = await Saved.MakeAsync();
        RestoredCheckpoint restored = await Saved.Coordinator().RestoreNewestAsync(saved.Store, Saved.Run);
        restored.Manifest.ShouldBe(saved.Newest);
        restored.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task If_it_is_not_the_one_before_is_taken_and_the_reason_is_told()
    {
        Saved saved = await Saved.MakeAsync();
        string part = Spoil(saved, saved.Newest);
        RunCoordinator run = Saved.Coordinator();

        RestoredCheckpoint restored = await run.RestoreNewestAsync(saved.Store, Saved.Run);

        restored.Manifest.ShouldBe(saved.Older);
        restored.Refused.ShouldHaveSingleItem().Problem!.ShouldContain(part);
        (await run.RunAsync()).Digest.ToString().ShouldBe(saved.End);
    }

    [Fact]
    public async Task If_none_is_right_the_reason_of_each_is_told()
    {
        Saved saved = await Saved.MakeAsync();
        string part = Spoil(saved, saved.Newest);
        saved.Store.Replace(saved.Older.Key, saved.Older with { ModelVersion = 99 });

        string message = (await Should.ThrowAsync<CheckpointException>(() => Saved.Coordinator().RestoreNewestAsync(saved.Store, Saved.Run))).Message;

        message.ShouldContain($"year 2, epoch 0: Part {part}");
        message.ShouldContain("year 1, epoch 0: ");
        message.ShouldContain("version 99 of the model");
    }

    [Fact]
    public async Task A_disk_that_cannot_be_read_in_one_place_is_no_reason_to_give_up_the_other()
    {
        Saved saved = await Saved.MakeAsync();
        saved.Store.BeforeRead = (key, _) =>
        {
            if (key == saved.Newest.Key) throw new UnauthorizedAccessException("Access is denied.");
        };
        RestoredCheckpoint restored = await Saved.Coordinator().RestoreNewestAsync(saved.Store, Saved.Run);
        restored.Manifest.ShouldBe(saved.Older);
        restored.Refused.ShouldHaveSingleItem().Problem.ShouldBe("Access is denied.");
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(1, 1)]
    public async Task Years_after_the_one_asked_for_are_passed_over(int notAfterYear, int year)
    {
        Saved saved = await Saved.MakeAsync();
        RestoredCheckpoint restored = await Saved.Coordinator().RestoreNewestAsync(saved.Store, Saved.Run, notAfterYear);
        restored.Manifest.Year.ShouldBe(year);
        restored.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_without_checkpoints_says_so_and_one_without_old_enough_ones_too()
    {
        Saved saved = await Saved.MakeAsync();
        (await Should.ThrowAsync<CheckpointException>(() => Saved.Coordinator().RestoreNewestAsync(new InMemoryCheckpointStore(), Saved.Run)))
            .Message.ShouldBe($"Run {Saved.Run} has no checkpoint.");
        (await Should.ThrowAsync<CheckpointException>(() => Saved.Coordinator().RestoreNewestAsync(saved.Store, Saved.Run, notAfterYear: 0)))
            .Message.ShouldBe($"Run {Saved.Run} has no checkpoint up to year 0.");
    }

    [Fact]
    public async Task A_cancelled_restore_does_not_try_the_next()
    {
        Saved saved = await Saved.MakeAsync();
        using var cancel = new CancellationTokenSource();
        bool older = false;
        saved.Store.BeforeRead = (key, _) =>
        {
            older |= key == saved.Older.Key;
            cancel.Cancel();
        };
        await Should.ThrowAsync<OperationCanceledException>(() => Saved.Coordinator().RestoreNewestAsync(saved.Store, Saved.Run, null, cancel.Token));
        older.ShouldBeFalse();
    }

    private static string Spoil(Saved saved, CheckpointManifest manifest)
    {
        // Not the first part: the restore is under way when it is found out.
        string part = manifest.Parts[^2].Name;
        byte[] bytes = [.. saved.Store.Bytes(manifest.Key, part)];
        bytes[^1] ^= 1;
        saved.Store.Replace(manifest.Key, part, bytes);
        return part;
    }
}
