using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace InnovationSim.Silo.Tests.Building;

/// <summary>The program as users have it: a process of its own, the build that lies beside the tests.</summary>
internal sealed class SiloProcess : IDisposable
{
    public const int Terminate = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "innosim-silo.dll");

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Task _reading;

    private SiloProcess(IReadOnlyDictionary<string, string> environment, string[] within, string[] arguments)
    {
        string[] command = [.. within, "dotnet", "exec", Program, .. arguments];
        var info = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The test host's own settings must not reach the program.
        foreach (string name in info.Environment.Keys.Where(name => name.StartsWith("INNOVATIONSIM_", StringComparison.Ordinal)).ToArray())
            info.Environment.Remove(name);
        foreach ((string name, string value) in environment) info.Environment[name] = value;
        _process = Process.Start(info)!;
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput), ReadAsync(_process.StandardError));
    }

    /// <summary>What it has written to both outputs.</summary>
    public string Said => string.Join('\n', _lines);

    public bool HasEnded => _process.HasExited;

    public IReadOnlyList<string> Lines => [.. _lines];

    public static SiloProcess Start(params string[] arguments) => new(new Dictionary<string, string>(), [], arguments);

    public static SiloProcess StartWith(IReadOnlyDictionary<string, string> environment, params string[] arguments) => new(environment, [], arguments);

    /// <summary>Starts it by a command that becomes it, as <c>ip netns exec NAME</c> does.</summary>
    public static SiloProcess StartWith(IReadOnlyDictionary<string, string> environment, string[] within, string[] arguments) =>
        new(environment, within, arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Said)> RunAsync(params string[] arguments)
    {
        using SiloProcess process = Start(arguments);
        return (await process.EndAsync(), process.Said);
    }

    /// <summary>Waits until it has said something.</summary>
    public Task SaysAsync(string text) => Until.TrueAsync($"'{text}'", Patience, () => _process.HasExited && !Said.Contains(text, StringComparison.Ordinal)
        ? throw new InvalidOperationException($"It ended before it said '{text}': {Said}")
        : Task.FromResult(Said.Contains(text, StringComparison.Ordinal)));

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        await _reading.WaitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill() => _process.Kill();

    public void Signal(int signal)
    {
        if (SendTo(_process.Id, signal) != 0) throw new InvalidOperationException(Marshal.GetLastPInvokeErrorMessage());
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line) _lines.Enqueue(line);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendTo(int process, int signal);
}
