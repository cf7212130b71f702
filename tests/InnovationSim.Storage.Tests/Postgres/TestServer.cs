using InnovationSim.Storage.Tests.Building;
using Xunit;

namespace InnovationSim.Storage.Tests.Postgres;

/// <summary>The server that the tests are given.</summary>
internal static class TestServer
{
    private const string Variable = "INNOVATIONSIM_TEST_POSTGRES";

    public static string? Missing => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable))
        ? $"Needs a PostgreSQL server: run ./test.sh, or tests/postgres.sh with dotnet test tests/InnovationSim.Storage.Tests, or set {Variable} to a connection string."
        : null;

    public static string ConnectionString => Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException(Missing);
}

/// <summary>A class whose tests need a PostgreSQL server.</summary>
public sealed class NeedsPostgresAttribute : NeedsAttribute
{
    public override string? Missing => TestServer.Missing;
}

/// <summary>A test that needs a PostgreSQL server.</summary>
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = TestServer.Missing;
}
