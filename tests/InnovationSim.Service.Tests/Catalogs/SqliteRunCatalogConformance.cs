using InnovationSim.Storage.Catalogs;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Tests.Catalogs;

public sealed class SqliteRunCatalogConformance : RunCatalogConformance
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");
    private SqliteRunCatalog? _open;

    private string File => Path.Combine(_folder.FullName, "catalogue.db");

    public override async Task DisposeAsync()
    {
        if (_open is not null) await _open.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_that_is_no_catalogue_is_refused_by_name()
    {
        string other = File + ".other";
        await System.IO.File.WriteAllTextAsync(other, new string('x', 10_000));
        Should.Throw<IOException>(() => SqliteRunCatalog.Open(other)).Message.ShouldContain(other);
    }

    protected override async Task<IRunCatalog> OpenAsync()
    {
        if (_open is not null) await _open.DisposeAsync();
        return _open = SqliteRunCatalog.Open(File);
    }
}
