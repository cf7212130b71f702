namespace InnovationSim.Tests.Shared;

/// <summary>A folder for a test, gone afterwards.</summary>
public sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");

    public string Path => _folder.FullName;

    /// <summary>Everything below it, hidden files too.</summary>
    public string[] Entries => [.. Below("")];

    public string In(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }

    /// <summary>Everything below a folder of it, hidden files too.</summary>
    public IEnumerable<string> Below(string name) =>
        Directory.Exists(In(name))
            ? Directory.EnumerateFileSystemEntries(In(name), "*", SearchOption.AllDirectories)
                .Select(path => System.IO.Path.GetRelativePath(In(name), path)).Order(StringComparer.Ordinal)
            : [];

    /// <summary>Like <see cref="Below"/>, without what runs keep for themselves.</summary>
    public IEnumerable<string> Visible(string name) => Below(name).Where(path => path.Split(System.IO.Path.DirectorySeparatorChar)[0] != ".run");

    public void Dispose() => _folder.Delete(recursive: true);
}
