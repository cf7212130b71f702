using System.Globalization;
using Xunit;

namespace InnovationSim.Cli.Tests.Running;

/// <summary>A test that needs a clock that can be set for one process.</summary>
internal sealed class FakeClockFactAttribute : FactAttribute
{
    public FakeClockFactAttribute()
    {
        if (FakeClock.Library is null) Skip = "Needs libfaketime (Debian: apt-get install faketime), which gives a process a clock of its own.";
    }
}

/// <summary>The clock of the machine, as processes see it that are started with it; what measures time that passes goes on as it does.</summary>
internal sealed class FakeClock
{
    private static readonly string[] Places = ["/usr/lib", "/usr/lib64", "/usr/local/lib"];

    private readonly string _file;

    /// <summary>A clock that is set by a file.</summary>
    public FakeClock(string file, int year)
    {
        _file = file;
        Set(year);
    }

    public static string? Library { get; } = !OperatingSystem.IsLinux()
        ? null
        : Places.Where(Directory.Exists).SelectMany(place => Directory.EnumerateDirectories(place).Append(place))
            .Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists);

    public Dictionary<string, string> Environment => new()
    {
        ["LD_PRELOAD"] = Library!,
        ["FAKETIME_TIMESTAMP_FILE"] = _file,
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
    };

    /// <summary>For a process that is to see at once how the clock is set while it runs: slower, since it looks whenever it asks for the time.</summary>
    public Dictionary<string, string> JumpingEnvironment => new(Environment) { ["FAKETIME_NO_CACHE"] = "1" };

    /// <summary>Sets it to the beginning of a year.</summary>
    public void Set(int year)
    {
        // Renamed into its place: a process never reads half of it.
        File.WriteAllText(_file + ".new", string.Create(CultureInfo.InvariantCulture, $"@{year}-01-01 00:00:00\n"));
        File.Move(_file + ".new", _file, overwrite: true);
    }
}
