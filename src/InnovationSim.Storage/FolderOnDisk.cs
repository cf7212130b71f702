using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace InnovationSim.Storage;

/// <summary>
/// Brings a folder's entries to disk. A file that is flushed and renamed survives a crash of the machine only with the folder that names
/// it, and .NET flushes no folders. Windows keeps its own journal of names and has no such call.
/// </summary>
internal static class FolderOnDisk
{
    internal static void Flush(string folder)
    {
        if (!OperatingSystem.IsWindows()) FlushUnix(folder);
    }

    [UnsupportedOSPlatform("windows")]
    private static void FlushUnix(string folder)
    {
        int descriptor = Open(folder, 0);
        if (descriptor < 0) throw Failed(folder);
        try
        {
            // Some file systems know no flush of a folder (EINVAL): they have nothing to bring to disk.
            const int invalid = 22;
            if (Sync(descriptor) != 0 && Marshal.GetLastPInvokeError() != invalid) throw Failed(folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failed(string folder) => new($"Folder {folder} cannot be brought to disk: {Marshal.GetLastPInvokeErrorMessage()}");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
