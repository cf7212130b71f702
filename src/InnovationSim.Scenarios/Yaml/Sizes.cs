using System.Globalization;

namespace InnovationSim.Scenarios.Yaml;

/// <summary>Sizes for people.</summary>
internal static class Sizes
{
    private const double Kibi = 1024;

    internal static string Of(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kibi:0.##} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kibi / Kibi:0.##} MiB"),
    };
}
