using InnovationSim.Storage.Catalogs;
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

    protected override Task<IRunStorage> OpenAsync() => Task.FromResult<IRunStorage>(_open = FolderRunStorage.Open(_folder.FullName));
}
