namespace InnovationSim.Scenarios;

/// <summary>
/// How large a scenario may be. Scenarios come from users and over the network: what is beyond these is refused, not attempted.
/// </summary>
public static class ScenarioLimits
{
    /// <summary>Largest file, bytes. The built-in Northeast scenario has about 60 thousand.</summary>
    public const int MaxFileBytes = 4 * 1024 * 1024;

    /// <summary>Deepest nesting of lists and sections. A scenario needs six levels.</summary>
    public const int MaxDepth = 32;

    /// <summary>Most keys and values in a file.</summary>
    public const int MaxNodes = 200_000;

    /// <summary>Longest single text, characters.</summary>
    public const int MaxTextLength = 16_384;

    /// <summary>Most problems that are reported; a file with more than that is of another kind altogether.</summary>
    public const int MaxProblems = 1_000;

    /// <summary>Longest identifier, characters.</summary>
    public const int MaxIdentifierLength = 64;

    /// <summary>Most sectors: the kernel keeps sets of sectors in 32 bits.</summary>
    public const int MaxSectors = 32;

    /// <summary>Most technology fields: the kernel keeps sets of fields in 64 bits.</summary>
    public const int MaxFields = 64;

    /// <summary>Most cities.</summary>
    public const int MaxCities = 200;

    /// <summary>Most universities in all, named or not.</summary>
    public const int MaxUniversities = 5_000;

    /// <summary>Most research institutes in all.</summary>
    public const int MaxResearchInstitutes = 5_000;

    /// <summary>Most places outside the region.</summary>
    public const int MaxDestinations = 200;

    /// <summary>Most facts.</summary>
    public const int MaxFacts = 200;

    /// <summary>How far a sum of shares may be from 1: shares are written with a few decimals.</summary>
    public const double ShareTolerance = 1e-6;
}
