namespace InnovationSim.Scenarios.Tests;

/// <summary>Files of the repository that tests compare with.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    internal static string Data(string name) => Path.Combine(Root, "src", "InnovationSim.Scenarios", "Data", name);

    private static string Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "InnovationSim.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No InnovationSim.sln above {AppContext.BaseDirectory}.");
    }
}
