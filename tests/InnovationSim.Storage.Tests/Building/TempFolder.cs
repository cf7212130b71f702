namespace InnovationSim.Storage.Tests.Building;

/// <summary>A folder for a test, gone afterwards.</summary>
public sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");

    public string Path => _folder.FullName;

    public string In(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    public string[] Entries => [.. Directory.GetFileSystemEntries(Path, "*", SearchOption.AllDirectories)
        .Select(path => System.IO.Path.GetRelativePath(Path, path)).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
