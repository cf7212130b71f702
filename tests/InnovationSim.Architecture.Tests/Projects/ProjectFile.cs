using System.Xml.Linq;
using InnovationSim.Tests.Shared;

namespace InnovationSim.Architecture.Tests.Projects;

/// <summary>A project as its file describes it.</summary>
internal sealed record ProjectFile(string Path, string Name, IReadOnlyList<string> References, IReadOnlyList<PackageUse> Packages)
{
    /// <summary>All projects of the repository.</summary>
    internal static IReadOnlyList<ProjectFile> All { get; } =
    [
        .. ((string[])["src", "tests", "bench", "samples"])
            .Select(folder => Repository.PathOf(folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            .Select(Read)
            .OrderBy(project => project.Path, StringComparer.Ordinal),
    ];

    /// <summary>Projects under src: what is shipped.</summary>
    internal static IEnumerable<ProjectFile> Shipped => All.Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal));

    internal static ProjectFile Named(string name) => All.Single(project => project.Name == name);

    /// <summary>This project and all it refers to, directly or not.</summary>
    internal IEnumerable<ProjectFile> WithAllItRefersTo() => References.SelectMany(name => Named(name).WithAllItRefersTo()).Prepend(this).Distinct();

    private static ProjectFile Read(string file)
    {
        XElement project = XDocument.Load(file).Root!;
        return new ProjectFile(
            System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'),
            System.IO.Path.GetFileNameWithoutExtension(file),
            [.. project.Descendants("ProjectReference").Select(item => NameOf((string)item.Attribute("Include")!))],
            [.. project.Descendants("PackageReference").Select(item => new PackageUse((string)item.Attribute("Include")!, (string?)item.Attribute("PrivateAssets") == "all"))]);
    }

    private static string NameOf(string reference) => System.IO.Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'));
}

/// <summary>A package that a project refers to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="BuildOnly">Whether it is needed to build only, as analyzers are.</param>
internal sealed record PackageUse(string Name, bool BuildOnly);
