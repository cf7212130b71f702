using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Results;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Tests.Catalogs;

public sealed class FolderRunStorageConformance : RunStorageConformance
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");
    private FolderRunStorage? _open;

    public override async Task DisposeAsync()
    {
        await _open!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void A_folder_is_for_one_at_a_time() =>
        Should.Throw<IOException>(() => FolderRunStorage.Open(_folder.FullName)).Message.ShouldContain(_folder.FullName);

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("/etc")]
    public void An_id_never_leads_out_of_the_folder(string run) => Should.Throw<ArgumentException>(() => _open!.CheckpointsOf(run));

    [Fact]
    public async Task Results_that_are_just_being_made_are_read_as_none()
    {
        const string Run = "20200101-000000-abcd";
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "runs", Run));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "runs", Run, "results.db"), "");
        await using IResultStore results = await _open!.ReadResultsAsync(Run);
        (await results.LastYearAsync()).ShouldBe(-1);
    }

    protected override Task<IRunStorage> OpenAsync() => Task.FromResult<IRunStorage>(_open = FolderRunStorage.Open(_folder.FullName));
}
