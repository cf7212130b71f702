using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Fleet;
using InnovationSim.Engine.Tests.Building;
using InnovationSim.Kernel;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Checkpoints;

/// <summary>Saving and restoring by the coordinator, when all goes well and when parts are not what they should be.</summary>
public sealed class RestoreTests
{
    [Fact]
    public async Task A_restored_run_ends_as_the_uninterrupted_one()
    {
        Saved saved = await Saved.MakeAsync();
        RunCoordinator run = Saved.Coordinator();
        await run.RestoreAsync(saved.Store, saved.Older);
        run.YearsDone.ShouldBe(1);
        run.Last.ShouldBeNull();
        (await run.RunAsync()).Digest.ToString().ShouldBe(saved.End);
    }

    [Fact]
    public async Task Every_part_of_another_year_is_refused()
    {
        Saved saved = await Saved.MakeAsync();
        foreach (CheckpointPartEntry part in saved.Newest.Parts)
        {
            byte[] right = saved.Store.Bytes(saved.Newest.Key, part.Name);
            if (!saved.Store.PartsOf(saved.Older.Key).Contains(part.Name)) continue;
            saved.Store.Replace(saved.Newest.Key, part.Name, saved.Store.Bytes(saved.Older.Key, part.Name));
            (await Should.ThrowAsync<CheckpointException>(() => Saved.Coordinator().RestoreAsync(saved.Store, saved.Newest))).Message.ShouldContain(part.Name);
            saved.Store.Replace(saved.Newest.Key, part.Name, right);
        }
    }

    [Fact]
    public async Task Every_part_that_is_damaged_or_gone_is_named()
    {
        Saved saved = await Saved.MakeAsync();
        foreach (CheckpointPartEntry part in saved.Newest.Parts)
        {
            byte[] right = saved.Store.Bytes(saved.Newest.Key, part.Name);
            byte[] flipped = [.. right];
            flipped[^40] ^= 4;
            foreach (byte[]? wrong in (byte[]?[])[flipped, right[..^1], [], null])
            {
                saved.Store.Replace(saved.Newest.Key, part.Name, wrong);
                (await Should.ThrowAsync<CheckpointException>(() => Saved.Coordinator().RestoreAsync(saved.Store, saved.Newest))).Message
                    .ShouldContain(part.Name);
            }

            saved.Store.Replace(saved.Newest.Key, part.Name, right);
        }
    }

    [Fact]
    public async Task The_coordinators_part_of_a_fork_is_not_taken_for_the_runs_own()
    {
        // Same scenario, seed and year, and other parameters since: only the manifest knows the difference.
        Saved saved = await Saved.MakeAsync();
        var store = new InMemoryCheckpointStore();
        RunCoordinator fork = Saved.Coordinator(Saved.Spec with
        {
            Changes = [new ParameterChange(2, SmallRegion.Toy.World(new Dictionary<string, double> { ["business-environment"] = 2 }).Parameters)],
        });
        await fork.RestoreAsync(saved.Store, saved.Older);
        await fork.RunYearAsync();
        CheckpointManifest other = await fork.SaveAsync(store, Saved.Run, epoch: 0);
        saved.Store.Replace(saved.Newest.Key, CheckpointPartEntry.RegionName, store.Bytes(other.Key, CheckpointPartEntry.RegionName));

        (await Should.ThrowAsync<CheckpointException>(() => Saved.Coordinator().RestoreAsync(saved.Store, saved.Newest))).Message.ShouldContain("region");
    }

    [Fact]
    public async Task A_digest_that_is_not_the_manifests_is_refused()
    {
        Saved saved = await Saved.MakeAsync();
        var refused = await Should.ThrowAsync<CheckpointException>(
            () => Saved.Coordinator().RestoreAsync(saved.Store, saved.Newest with { Digest = new string('0', 32) }));
        refused.Message.ShouldContain(new string('0', 32));
        refused.Message.ShouldContain(saved.Newest.Digest);
    }

    [Fact]
    public async Task A_coordinator_whose_restore_failed_does_nothing_until_one_succeeds()
    {
        Saved saved = await Saved.MakeAsync();
        saved.Store.Replace(saved.Newest.Key, saved.Newest.Parts[^2].Name, null);
        RunCoordinator run = Saved.Coordinator();
        await Should.ThrowAsync<CheckpointException>(() => run.RestoreAsync(saved.Store, saved.Newest));

        await Should.ThrowAsync<InvalidOperationException>(() => run.BeginAsync());
        await Should.ThrowAsync<InvalidOperationException>(() => run.RunYearAsync());
        await Should.ThrowAsync<InvalidOperationException>(() => run.SaveAsync(saved.Store, Saved.Run, epoch: 1));
        await run.RestoreAsync(saved.Store, saved.Older);
        (await run.RunAsync()).Digest.ToString().ShouldBe(saved.End);
    }

    [Fact]
    public async Task A_fleet_in_which_a_shard_failed_can_be_restored()
    {
        Saved saved = await Saved.MakeAsync();
        // A number that gets past no check of a scenario; here it makes pools throw when firms are founded.
        ModelParameters broken = SmallRegion.Toy.WorldWith(parameters => parameters with { EntryRate = double.NaN }).Parameters;
        var fleet = new InProcessFleet(Saved.Spec.World, Saved.Spec.Seed, threads: 2);
        var failing = new RunCoordinator(Saved.Spec with { Changes = [new ParameterChange(2, broken)] }, fleet);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => failing.RunAsync());
        failing.YearsDone.ShouldBe(2);

        var run = new RunCoordinator(Saved.Spec, fleet);
        await run.RestoreAsync(saved.Store, saved.Older);
        (await run.RunAsync()).Digest.ToString().ShouldBe(saved.End);
    }

    [Fact]
    public async Task A_restore_that_is_cancelled_can_be_tried_again()
    {
        Saved saved = await Saved.MakeAsync();
        using var cancel = new CancellationTokenSource();
        int reads = 0;
        saved.Store.BeforeRead = (_, _) =>
        {
            if (Interlocked.Increment(ref reads) == 4) cancel.Cancel();
        };
        RunCoordinator run = Saved.Coordinator();
        await Should.ThrowAsync<OperationCanceledException>(() => run.RestoreAsync(saved.Store, saved.Newest, cancel.Token));

        await run.RestoreAsync(saved.Store, saved.Newest);
        (await run.RunAsync()).Digest.ToString().ShouldBe(saved.End);
    }

    [Fact]
    public async Task A_save_that_fails_leaves_nothing_and_the_run_goes_on()
    {
        Saved saved = await Saved.MakeAsync();
        RunCoordinator run = Saved.Coordinator();
        await run.RestoreAsync(saved.Store, saved.Older);
        await run.RunYearAsync();
        int writes = 0;
        saved.Store.BeforeWrite = (_, _) =>
        {
            if (Interlocked.Increment(ref writes) == 5) throw new IOException("disk full");
        };

        (await Should.ThrowAsync<IOException>(() => run.SaveAsync(saved.Store, Saved.Run, epoch: 1))).Message.ShouldBe("disk full");

        saved.Store.PartsOf(new CheckpointKey(Saved.Run, 2, 1)).ShouldBeEmpty();
        (await saved.Store.ListAsync(Saved.Run)).Count.ShouldBe(2);
        saved.Store.BeforeWrite = (_, _) => { };
        await run.SaveAsync(saved.Store, Saved.Run, epoch: 1);
        (await run.RunAsync()).Digest.ToString().ShouldBe(saved.End);
    }

    [Fact]
    public async Task A_run_that_has_not_begun_has_nothing_to_save() =>
        await Should.ThrowAsync<InvalidOperationException>(() => Saved.Coordinator().SaveAsync(new InMemoryCheckpointStore(), Saved.Run, epoch: 0));

    [Fact]
    public async Task A_run_that_is_within_a_year_cannot_be_saved()
    {
        using var cancel = new CancellationTokenSource();
        RunCoordinator run = Saved.Coordinator();
        await run.BeginAsync();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run.RunYearAsync(cancel.Token));
        await Should.ThrowAsync<InvalidOperationException>(() => run.SaveAsync(new InMemoryCheckpointStore(), Saved.Run, epoch: 0));
    }

    [Fact]
    public async Task A_run_can_be_saved_while_an_observer_handles_a_year()
    {
        var store = new InMemoryCheckpointStore();
        RunCoordinator run = null!;
        var recorder = new Recorder { OnYear = _ => run.SaveAsync(store, Saved.Run, epoch: 0) };
        run = new RunCoordinator(Saved.Spec, new InProcessFleet(Saved.Spec.World, Saved.Spec.Seed, threads: 2), recorder);
        await run.RunAsync();
        (await store.ListAsync(Saved.Run)).Select(stored => stored.Manifest!.Year).ShouldBe([3, 2]);
    }

    [Fact]
    public async Task A_checkpoint_of_the_last_year_leaves_nothing_to_run()
    {
        Saved saved = await Saved.MakeAsync();
        RunCoordinator run = Saved.Coordinator(Saved.Spec with { Years = 2 });
        await run.RestoreAsync(saved.Store, saved.Newest);
        (await Should.ThrowAsync<InvalidOperationException>(() => run.RunAsync())).Message.ShouldContain("All 2 years");
    }
}
