using Xunit;

namespace InnovationSim.Tests.Shared;

/// <summary>A test of mode bits, which the superuser does not heed.</summary>
internal sealed class ModeBitsFactAttribute : FactAttribute
{
    public ModeBitsFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "Needs Unix mode bits.";
        else if (Environment.IsPrivilegedProcess) Skip = "The superuser may write everywhere: run the tests as an ordinary user too.";
    }
}
