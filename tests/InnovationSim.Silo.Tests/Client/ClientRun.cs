using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using InnovationSim.Silo.Tests.Building;

namespace InnovationSim.Silo.Tests.Client;

/// <summary>A command as users give it: a process of its own, with its two outputs apart.</summary>
internal sealed class ClientRun : IDisposable
{
    public const int Interrupt = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _reading;
    private readonly Task<string> _messages;

    private ClientRun(string program, string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // The test host's own settings must not reach the program.
        foreach (string name in info.Environment.Keys.Where(name => name.StartsWith("INNOVATIONSIM_", StringComparison.Ordinal)).ToArray())
            info.Environment.Remove(name);
        _process = Process.Start(info)!;
        _reading = ReadAsync();
        _messages = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Standard output so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public static ClientRun Start(params string[] arguments) => new("innosim-silo.dll", arguments);

    public static ClientRun StartProgram(string program, params string[] arguments) => new(program, arguments);

    public static async Task<ClientAnswer> RunAsync(params string[] arguments)
    {
        using ClientRun run = Start(arguments);
        return await run.EndAsync();
    }

    public void Signal(int signal)
    {
        if (SendTo(_process.Id, signal) != 0) throw new InvalidOperationException(Marshal.GetLastPInvokeErrorMessage());
    }

    /// <summary>Waits until something stands on standard output.</summary>
    public Task ShowsAsync(string text) => Until.TrueAsync($"'{text}' on standard output", Patience, () =>
        !Output.Contains(text, StringComparison.Ordinal) && _process.HasExited
            ? throw new InvalidOperationException($"It ended before it showed '{text}': {Output}")
            : Task.FromResult(Output.Contains(text, StringComparison.Ordinal)));

    /// <summary>Waits for its end.</summary>
    public async Task<ClientAnswer> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        await _reading.WaitAsync(patience.Token);
        return new ClientAnswer(_process.ExitCode, Output, (await _messages.WaitAsync(patience.Token)).TrimEnd());
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        char[] buffer = new char[1 << 16];
        for (int read; (read = await _process.StandardOutput.ReadAsync(buffer)) > 0;)
        {
            lock (_output) _output.Append(buffer, 0, read);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendTo(int process, int signal);
}

/// <summary>How a command ended.</summary>
internal sealed record ClientAnswer(int ExitCode, string Output, string Messages)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The only line of its output.</summary>
    public string Line => Lines.Single();
}
