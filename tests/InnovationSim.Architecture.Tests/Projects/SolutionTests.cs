using System.Text.Json;
using System.Text.RegularExpressions;
using InnovationSim.Tests.Shared;
using Shouldly;
using Xunit;

namespace InnovationSim.Architecture.Tests.Projects;

/// <summary>The two solution files: everything, and everything that needs no package of the cluster part.</summary>
public class SolutionTests
{
    [Fact]
    public void Every_project_is_in_the_solution() =>
        Solution().ShouldBe(ProjectFile.All.Select(project => project.Path), ignoreOrder: true);

    [Fact]
    public void Every_project_that_needs_no_Orleans_is_in_the_embedded_solution() => Filter().ShouldBe(
        ProjectFile.All.Where(project => !project.WithAllItRefersTo().Any(part => part.Packages.Any(ArrowsTests.IsOrleans))).Select(project => project.Path),
        ignoreOrder: true);

    private static IEnumerable<string> Solution() =>
        from Match match in Regex.Matches(File.ReadAllText(Repository.PathOf("InnovationSim.sln")), "\"(?<path>[^\"]+\\.csproj)\"")
        select match.Groups["path"].Value.Replace('\\', '/');

    private static IEnumerable<string> Filter()
    {
        using JsonDocument filter = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("InnovationSim.Embedded.slnf")));
        return [.. filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray().Select(path => path.GetString()!.Replace('\\', '/'))];
    }
}
