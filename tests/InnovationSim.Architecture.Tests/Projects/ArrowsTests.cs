using Shouldly;
using Xunit;

namespace InnovationSim.Architecture.Tests.Projects;

/// <summary>
/// Who may refer to whom: Kernel ← Scenarios ← Engine ← {Storage, Analysis}; {Storage, Analysis} ← Service ← Cluster; Contracts ← {Storage, Client, Api, Web};
/// Api and Web know the service by its interface only, Web the scenarios and what analysis makes of results besides; only Cli and Silo compose.
/// </summary>
public class ArrowsTests
{
    private const string Prefix = "InnovationSim.";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Contracts"] = [],
        ["Scenarios"] = ["Kernel"],
        ["Engine"] = ["Kernel", "Scenarios", "Contracts"],
        ["Storage"] = ["Kernel", "Scenarios", "Engine", "Contracts"],
        ["Service"] = ["Kernel", "Scenarios", "Engine", "Storage", "Analysis", "Contracts"],
        ["Analysis"] = ["Kernel", "Scenarios", "Engine", "Contracts"],
        ["Client"] = ["Contracts"],
        ["Api"] = ["Contracts"],
        ["Web"] = ["Kernel", "Scenarios", "Engine", "Analysis", "Contracts"],
        ["Cluster.Contracts"] = ["Kernel", "Scenarios", "Engine", "Contracts"],
        ["Cluster"] = ["Kernel", "Scenarios", "Engine", "Storage", "Service", "Contracts", "Cluster.Contracts"],
        ["Cli"] = ["Kernel", "Scenarios", "Engine", "Storage", "Service", "Analysis", "Contracts", "Client", "Api", "Web"],
        ["Silo"] =
        [
            "Kernel", "Scenarios", "Engine", "Storage", "Service", "Analysis", "Contracts", "Client", "Api", "Web", "Cluster.Contracts", "Cluster",
        ],
    };

    public static TheoryData<string> Shipped { get; } = [.. ProjectFile.Shipped.Select(project => project.Name)];

    public static TheoryData<string> All { get; } = [.. ProjectFile.All.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_project_refers_to_those_below_it_only(string name)
    {
        ProjectFile project = ProjectFile.Named(name);
        string[]? allowed = Allowed.GetValueOrDefault(Short(name));
        allowed.ShouldNotBeNull($"{name} is new: say here and in the description of the architecture what it may refer to");
        project.References.Select(Short).Where(reference => !allowed.Contains(reference))
            .ShouldBeEmpty($"{name} must not refer to these");
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void No_shipped_project_refers_to_a_test_or_a_benchmark(string name) =>
        ProjectFile.Named(name).WithAllItRefersTo().Where(project => !project.Path.StartsWith("src/", StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData("Kernel")]
    [InlineData("Contracts")]
    public void The_innermost_projects_use_no_package(string name)
    {
        foreach (ProjectFile project in ProjectFile.Shipped.Where(project => Short(project.Name) == name))
            project.Packages.Where(package => !package.BuildOnly).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Orleans_is_known_to_cluster_and_silo_only(string name)
    {
        ProjectFile project = ProjectFile.Named(name);
        string part = Short(name);
        if (part.StartsWith("Cluster", StringComparison.Ordinal) || part.StartsWith("Silo", StringComparison.Ordinal)) return;
        project.Packages.Where(IsOrleans).ShouldBeEmpty();
    }

    /// <summary>Orleans, and the exporter of metrics that goes with it.</summary>
    internal static bool IsOrleans(PackageUse package) =>
        package.Name.Contains("Orleans", StringComparison.OrdinalIgnoreCase) || package.Name.StartsWith("OpenTelemetry", StringComparison.Ordinal);

    private static string Short(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
}
