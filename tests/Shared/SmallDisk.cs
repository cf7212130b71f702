using System.Diagnostics;
using Xunit;

namespace InnovationSim.Tests.Shared;

/// <summary>A test that needs a small disk of its own.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> CanMount = new(() =>
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return false;
        using var folder = new TempFolder();
        return SmallDisk.Mount(folder.Path, 16) && SmallDisk.Unmount(folder.Path);
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
        if (!Mount(_folder.Path, kibibytes)) throw new IOException("The tmpfs cannot be mounted.");
    }

    public string Path => _folder.Path;

    public long FreeBytes => new DriveInfo(Path).AvailableFreeSpace;

    private string Filler => System.IO.Path.Combine(_folder.Path, "filler");

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true) filler.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Empty() => File.Delete(Filler);

    /// <summary>Gives it more room.</summary>
    public void Resize(int kibibytes) => Remount($"size={kibibytes}k");

    /// <summary>Lets it take files, or not.</summary>
    public void ReadOnly(bool readOnly) => Remount(readOnly ? "ro" : "rw");

    private void Remount(string options)
    {
        if (!Run("mount", "-o", $"remount,{options}", Path)) throw new IOException($"The tmpfs cannot be remounted with {options}.");
    }

    public void Dispose()
    {
        Unmount(Path);
        _folder.Dispose();
    }

    internal static bool Mount(string path, int kibibytes) => Run("mount", "-t", "tmpfs", "-o", $"size={kibibytes}k", "tmpfs", path);

    internal static bool Unmount(string path) => Run("umount", path);

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
