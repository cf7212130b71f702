namespace InnovationSim.Cli.Tests.Running;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Whether it has a history: an unpacked archive has none, and its builds name no commit.</summary>
    public static bool HasHistory { get; } = Path.Exists(Path.Combine(Root(), ".git"));

    /// <summary>A text file of it.</summary>
    public static string Text(params string[] path) => File.ReadAllText(Path.Combine([Root(), .. path]));

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "InnovationSim.sln"))) return folder.FullName;
        }

        return AppContext.BaseDirectory;
    }
}
