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
        string said = after is null ? "" : Await(process, after);
        if (SendTo(process.Id, signal) != 0) throw new InvalidOperationException($"The signal cannot be sent: {Marshal.GetLastPInvokeErrorMessage()}");
        return Innosim.Finish(process, said);
    }

    /// <summary>Waits until a line of standard error begins so.</summary>
    public static string Await(Process process, string begins)
    {
        var said = new StringBuilder();
        while (true)
        {
            string line = process.StandardError.ReadLine() ?? throw new InvalidOperationException($"innosim ended before it said '{begins}': {said}");
            said.Append(line).Append('\n');
            if (line.StartsWith(begins, StringComparison.Ordinal)) return said.ToString();
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendTo(int process, int signal);
}
