namespace InnovationSim.Silo;

/// <summary>What the process returns.</summary>
internal static class ExitCodes
{
    internal const int Done = 0;
    internal const int Failed = 1;
    internal const int BadInput = 2;
    internal const int Cancelled = 130;
}
