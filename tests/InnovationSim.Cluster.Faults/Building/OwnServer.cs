using System.Diagnostics;
using InnovationSim.Tests.Shared;
using Npgsql;
using Xunit;

namespace InnovationSim.Cluster.Faults.Building;

/// <summary>A test that starts a PostgreSQL server of its own, as the script that starts one for other tests can.</summary>
internal sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("INNOVATIONSIM_TEST_POSTGRES")))
            Skip = "Needs PostgreSQL's programs: run ./test.sh, or tests/postgres.sh with dotnet test tests/InnovationSim.Cluster.Faults.";
    }
}

/// <summary>A PostgreSQL server for one test, which may stop it.</summary>
internal sealed class OwnServer : IDisposable
{
    private readonly TempFolder _folder = new();

    public OwnServer() => ConnectionString = new NpgsqlConnectionStringBuilder(Run("start", _folder.Path).Trim()) { MaxPoolSize = 8, Timeout = 5 }.ConnectionString;

    public string ConnectionString { get; }

    public void Start() => Run("start", _folder.Path);

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
