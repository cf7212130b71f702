using System.Runtime.InteropServices;

namespace InnovationSim.Cli.Terminal;

/// <summary>Whether the terminal's keys come to this process: a shell stops one that it runs in the background as soon as that reads them.</summary>
internal static class Foreground
{
    private const int StandardInput = 0;

    internal static bool IsOurs => OperatingSystem.IsWindows() || OfTerminal(StandardInput) == Own();

    [DllImport("libc", EntryPoint = "tcgetpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OfTerminal(int descriptor);

    [DllImport("libc", EntryPoint = "getpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Own();
}
