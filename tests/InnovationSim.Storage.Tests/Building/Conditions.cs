using System.Diagnostics;
using Xunit;

namespace InnovationSim.Storage.Tests.Building;

/// <summary>A test of mode bits, which the superuser does not heed.</summary>
internal sealed class ModeBitsFactAttribute : FactAttribute
{
    public ModeBitsFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "Needs Unix mode bits.";
        else if (Environment.IsPrivilegedProcess) Skip = "The superuser may write everywhere: run the tests as an ordinary user too.";
    }
}

/// <summary>A test that needs a small disk of its own.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> CanMount = new(() =>
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return false;
        using var folder = new TempFolder();
        return SmallDisk.Mount(folder.Path, "size=16k") && SmallDisk.Unmount(folder.Path);
    });

    public SmallDiskFactAttribute()
    {
        if (!CanMount.Value) Skip = "Needs the right to mount a tmpfs: run as root on Linux.";
    }
}

/// <summary>A disk in memory that is soon full, and that can be made read-only.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _folder = new();

    public SmallDisk(int kibibytes)
    {
        if (!Mount(_folder.Path, $"size={kibibytes}k")) throw new IOException("The tmpfs cannot be mounted.");
    }

    public string Path => _folder.Path;

    public long FreeBytes => new DriveInfo(Path).AvailableFreeSpace;

    public void MakeReadOnly()
    {
        if (!Run("mount", "-o", "remount,ro", Path)) throw new IOException("The tmpfs cannot be made read-only.");
    }

    public void Dispose()
    {
        Unmount(Path);
        _folder.Dispose();
    }

    internal static bool Mount(string path, string options) => Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path);

    internal static bool Unmount(string path) => Run("umount", path);

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
