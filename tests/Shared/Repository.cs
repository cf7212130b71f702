namespace InnovationSim.Tests.Shared;

/// <summary>Files of the repository that tests compare with.</summary>
internal static class Repository
{
    /// <summary>Whether tests are to write what they compare with: INNOVATIONSIM_UPDATE=1.</summary>
    internal static bool Updating => Environment.GetEnvironmentVariable("INNOVATIONSIM_UPDATE") == "1";

    internal static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "InnovationSim.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No InnovationSim.sln above {AppContext.BaseDirectory}.");
    }
}
