using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace InnovationSim.Cli.Tests.Running;

/// <summary>Signals to a program at a moment that it tells itself, so that no test waits by the clock.</summary>
internal static class Signal
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    /// <summary>Sends a signal once a line of standard error begins so, or at once if none is named.</summary>
    public static Outcome Send(Process process, int signal, string? after)
    {
        var said = new StringBuilder();
        while (after is not null)
        {
            string line = process.StandardError.ReadLine() ?? throw new InvalidOperationException($"innosim ended before it said '{after}': {said}");
            said.Append(line).Append('\n');
            if (line.StartsWith(after, StringComparison.Ordinal)) break;
        }

        if (SendTo(process.Id, signal) != 0) throw new InvalidOperationException($"The signal cannot be sent: {Marshal.GetLastPInvokeErrorMessage()}");
        return Innosim.Finish(process, said.ToString());
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendTo(int process, int signal);
}
