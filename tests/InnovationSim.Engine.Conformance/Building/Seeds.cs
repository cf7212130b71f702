using System.Globalization;
using Xunit;

namespace InnovationSim.Engine.Conformance.Building;

/// <summary>
/// Seeds of the suite: a few that are always the same, and one more from the environment, so that a nightly build can look further than
/// yesterday's. Every message of a failure names its seed.
/// </summary>
public static class Seeds
{
    /// <summary>The variable that holds one more seed, a number from 0 to 2^64 − 1.</summary>
    public const string Variable = "INNOVATIONSIM_TEST_SEED";

    /// <summary>The seed of tests that need but one.</summary>
    public const ulong Usual = 20_221_231;

    /// <summary>All of them.</summary>
    public static TheoryData<ulong> All { get; } = [.. From(Environment.GetEnvironmentVariable(Variable))];

    internal static IEnumerable<ulong> From(string? variable)
    {
        ulong[] always = [Usual, ulong.MaxValue];
        if (string.IsNullOrEmpty(variable)) return always;
        return ulong.TryParse(variable, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? always.Append(seed).Distinct()
            : throw new FormatException($"{Variable} is '{variable}'; it must be a whole number from 0 to {ulong.MaxValue}.");
    }
}
