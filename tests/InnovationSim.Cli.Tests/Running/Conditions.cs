using Xunit;

namespace InnovationSim.Cli.Tests.Running;

/// <summary>A test that needs signals, shells and devices as Unix has them.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "Needs Unix signals and devices.";
    }
}

/// <summary>A test that looks into /proc.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "Needs /proc of Linux.";
    }
}

/// <summary>Several of them.</summary>
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = new UnixFactAttribute().Skip;
}

/// <summary>A test that needs a pseudo-terminal.</summary>
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute()
    {
        if (!File.Exists("/usr/bin/script")) Skip = "Needs script of util-linux, which gives a process a terminal.";
    }
}

/// <summary>Several of them.</summary>
internal sealed class TerminalTheoryAttribute : TheoryAttribute
{
    public TerminalTheoryAttribute() => Skip = new TerminalFactAttribute().Skip;
}
