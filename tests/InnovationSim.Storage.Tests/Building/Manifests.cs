using InnovationSim.Storage.Results;

namespace InnovationSim.Storage.Tests.Building;

/// <summary>A manifest; a test says with <c>with</c> what it needs otherwise.</summary>
internal static class Manifests
{
    public static RunManifest Some { get; } = new()
    {
        Run = "20260101-000000-abcd",
        State = RunState.Complete,
        Scenario = "toy",
        ScenarioHash = new string('0', 64),
        BaseYear = 2000,
        Seed = "18446744073709551615",
        Years = 2,
        YearsDone = 2,
        Scale = 0.01,
        ModelVersion = 1,
        Program = "0.1.0+0123456789abcdef0123456789abcdef01234567",
        Started = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Seconds = 1.5,
        Machine = new MachineDescription("Linux", "X64", ".NET 10", 2),
        ShardSizes = new Dictionary<string, int> { ["private-firm"] = 4096 },
        Threads = 2,
        Organisations = 100,
        OrganisationYears = 200,
        Digest = new string('a', 32),
        Parameters = new Dictionary<string, double> { ["entry-rate"] = 0.1 },
        Digests = [new string('b', 32), new string('c', 32), new string('a', 32)],
    };
}
