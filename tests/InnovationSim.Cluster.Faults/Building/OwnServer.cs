using System.Diagnostics;
using InnovationSim.Tests.Shared;
using Npgsql;
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

/// <summary>A PostgreSQL server for one test, which may stop it.</summary>
internal sealed class OwnServer : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Hosts? _hosts;

    /// <summary>Starts it: on loopback, or on a host of its own.</summary>
    public OwnServer(Hosts? hosts = null)
    {
        _hosts = hosts;
        ConnectionString = new NpgsqlConnectionStringBuilder(Launch()) { MaxPoolSize = 8, Timeout = 5 }.ConnectionString;
    }

    public string ConnectionString { get; }

    public void Start() => Launch();

    /// <summary>Stops it as a crash of the machine would: nothing is written any more.</summary>
    public void Crash() => Run([], "stop", _folder.Path, "immediate");

    public void Dispose()
    {
        Crash();
        _folder.Dispose();
    }

    private string Launch() => _hosts is null
        ? Run([], "start", _folder.Path).Trim()
        : Run(Hosts.Within(_hosts.Database), "start", _folder.Path, _hosts.DatabaseNetwork).Trim();

    private static string Run(string[] within, params string[] arguments)
    {
        string[] command = [.. within, Repository.PathOf("tests", "postgres.sh"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? answer
            : throw new InvalidOperationException($"tests/postgres.sh {string.Join(' ', arguments)} failed; it has said why.");
    }
}
