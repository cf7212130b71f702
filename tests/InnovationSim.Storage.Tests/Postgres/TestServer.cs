using System.Diagnostics;
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

/// <summary>A server of its own for a test that stops it.</summary>
internal sealed class OwnServer : IDisposable
{
    private readonly TempFolder _folder = new();

    public OwnServer() => ConnectionString = Start();

    public string ConnectionString { get; }

    public string Start() => Run("start", _folder.Path).Trim();

    /// <summary>Stops it as a crash of the machine would: nothing is written any more.</summary>
    public void Crash() => Run("stop", _folder.Path, "immediate");

    public void Dispose()
    {
        Crash();
        _folder.Dispose();
    }

    private static string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.PathOf("tests", "postgres.sh"), arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? answer : throw new InvalidOperationException($"tests/postgres.sh {string.Join(' ', arguments)} failed; it has said why.");
    }
}
