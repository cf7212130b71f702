namespace InnovationSim.Storage.Runs;

/// <summary>A policy that a run adopts, as it was read: what lies at its path later may be another.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hash">SHA-256 of its file, lower-case hexadecimal.</param>
/// <param name="Text">The file itself.</param>
/// <param name="Intensity">How far it goes; 1 as the file says.</param>
public sealed record RunPolicy(string Name, string Hash, string Text, double Intensity = 1);

/// <summary>A policy of a run, without its text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hash">SHA-256 of its file.</param>
/// <param name="Intensity">How far it goes.</param>
/// <param name="FromYear">Year of the run that is year 1 of the policy.</param>
public sealed record RunPolicySummary(string Name, string Hash, double Intensity, int FromYear);
