namespace InnovationSim.Contracts;

/// <summary>What ids of runs look like.</summary>
public static class RunIds
{
    /// <summary>Longest id, characters.</summary>
    public const int MostCharacters = 64;

    /// <summary>Whether a text can be the id of a run: letters, digits, '-' and '_' only, so it is never a path or a part of one.</summary>
    public static bool IsWellFormed(string? run) =>
        run is { Length: > 0 and <= MostCharacters } && run.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
