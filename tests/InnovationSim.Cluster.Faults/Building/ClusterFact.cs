using Xunit;

namespace InnovationSim.Cluster.Faults.Building;

/// <summary>A test that starts a PostgreSQL server of its own, as the script that starts one for other tests can.</summary>
internal sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute() => Skip = WhyNot;

    /// <summary>Why such tests cannot run; null if they can.</summary>
    internal static string? WhyNot => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("INNOVATIONSIM_TEST_POSTGRES"))
        ? "Needs PostgreSQL's programs: run ./test.sh, or tests/postgres.sh with dotnet test tests/InnovationSim.Cluster.Faults."
        : null;
}
