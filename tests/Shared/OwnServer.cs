using System.Diagnostics;

namespace InnovationSim.Tests.Shared;

/// <summary>A PostgreSQL server of its own for a test that stops it.</summary>
internal sealed class OwnServer : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string[] _within;
    private readonly string[] _network;

    /// <summary>Starts it.</summary>
    /// <param name="within">Command that runs it elsewhere; nothing for here.</param>
    /// <param name="network">Address at which it listens, with the network that it trusts; nothing for loopback.</param>
    public OwnServer(string[]? within = null, params string[] network)
    {
        _within = within ?? [];
        _network = network;
        ConnectionString = Start();
    }

    public string ConnectionString { get; }

    public string Start() => Run([.. _within], ["start", _folder.Path, .. _network]).Trim();

    /// <summary>Stops it as a crash of the machine would: nothing is written any more.</summary>
    public void Crash() => Run([], ["stop", _folder.Path, "immediate"]);

    public void Dispose()
    {
        Crash();
        _folder.Dispose();
    }

    private static string Run(string[] within, string[] arguments)
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
