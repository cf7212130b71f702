using InnovationSim.Engine;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Worlds;
using InnovationSim.Storage.Checkpoints;
using Shouldly;
using Xunit;
using static InnovationSim.Storage.Tests.Building.Checkpoints;

namespace InnovationSim.Storage.Tests.Checkpoints;

/// <summary>A real run in a folder: whatever happens to the newer checkpoint, the older one brings it to the same end.</summary>
public sealed class ResumeFromFolderTests : IDisposable
{
    private static readonly RunSpec Spec = MakeSpec();

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private DirectoryCheckpointStore Store => new(_folder.Path);

    [Fact]
    public async Task A_run_is_resumed_in_another_process_as_if_it_had_not_been_interrupted()
    {
        string end = await SaveTwoAsync();
        RunCoordinator run = Coordinator();
        RestoredCheckpoint restored = await run.RestoreNewestAsync(Store, Run);
        restored.Name.ShouldBe("epoch-000000.year-000002.json");
        (await run.RunAsync()).Digest.ToString().ShouldBe(end);
    }

    [Theory]
    [InlineData("json", "flipped")]
    [InlineData("json", "cut")]
    [InlineData("json", "empty")]
    [InlineData("1.parts", "flipped")]
    [InlineData("1.parts", "cut")]
    [InlineData("1.parts", "empty")]
    [InlineData("1.parts", "missing")]
    public async Task What_happened_to_a_file_of_the_newer_is_told_and_the_older_is_taken(string file, string what)
    {
        string end = await SaveTwoAsync();
        Spoil("epoch-000000.year-000002." + file, what);
        RunCoordinator run = Coordinator();

        RestoredCheckpoint restored = await run.RestoreNewestAsync(Store, Run);

        restored.Manifest.Year.ShouldBe(1);
        restored.Refused.ShouldHaveSingleItem().Name.ShouldBe("epoch-000000.year-000002.json");
        (await run.RunAsync()).Digest.ToString().ShouldBe(end);
    }

    [Fact]
    public async Task If_no_checkpoint_is_left_whole_both_reasons_are_told()
    {
        await SaveTwoAsync();
        Spoil("epoch-000000.year-000001.json", "cut");
        Spoil("epoch-000000.year-000002.1.parts", "missing");
        string message = (await Should.ThrowAsync<CheckpointException>(() => Coordinator().RestoreNewestAsync(Store, Run))).Message;
        message.ShouldContain("epoch-000000.year-000001.json");
        message.ShouldContain("epoch-000000.year-000002.1.parts");
    }

    [Fact]
    public async Task A_run_that_goes_on_from_the_older_keeps_what_it_saves_then()
    {
        string end = await SaveTwoAsync();
        Spoil("epoch-000000.year-000002.1.parts", "flipped");
        RunCoordinator run = Coordinator();
        await run.RestoreNewestAsync(Store, Run);
        await run.SaveAsync(Store, Run, epoch: 1);

        RunCoordinator third = Coordinator();
        RestoredCheckpoint restored = await third.RestoreNewestAsync(Store, Run);
        (restored.Manifest.Epoch, restored.Manifest.Year).ShouldBe((1, 1));
        (await third.RunAsync()).Digest.ToString().ShouldBe(end);
    }

    private static RunSpec MakeSpec()
    {
        ScenarioDocument scenario = ScenarioLibrary.Load("toy");
        ModelParameters parameters = ParameterTable.Bind(scenario.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
        return new RunSpec { World = WorldBuilder.Build(scenario, parameters, 0.01), Seed = 1, Years = 3 };
    }

    private static RunCoordinator Coordinator() => new(Spec, new InProcessFleet(Spec.World, Spec.Seed, threads: 2));

    private async Task<string> SaveTwoAsync()
    {
        DirectoryCheckpointStore store = Store;
        RunCoordinator run = Coordinator();
        await run.BeginAsync();
        await run.RunYearAsync();
        await run.SaveAsync(store, Run, epoch: 0);
        await run.RunYearAsync();
        await run.SaveAsync(store, Run, epoch: 0);
        return (await run.RunYearAsync()).Digest.ToString();
    }

    private void Spoil(string file, string what)
    {
        string path = _folder.In(Run, file);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 16;
        if (what == "flipped") File.WriteAllBytes(path, bytes);
        else if (what == "cut") File.WriteAllBytes(path, File.ReadAllBytes(path)[..^20]);
        else if (what == "empty") File.WriteAllBytes(path, []);
        else File.Delete(path);
    }
}
