namespace InnovationSim.Api.Security;

/// <summary>What the holder of a key may do. These are also the names of the authorisation policies.</summary>
public static class Roles
{
    /// <summary>May look at everything: runs, results, pages, metrics.</summary>
    public const string Reader = "reader";

    /// <summary>May do everything a reader may, start and stop runs, and read the log.</summary>
    public const string Operator = "operator";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [Reader, Operator];
}
