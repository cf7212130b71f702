namespace InnovationSim.Contracts;

/// <summary>A policy that a run adopts.</summary>
public sealed record PolicyRequest
{
    /// <summary>Name of a built-in policy; null if <see cref="PolicyYaml"/> is given. It is never a path.</summary>
    public string? Policy { get; init; }

    /// <summary>The text of a policy file; null if <see cref="Policy"/> is given.</summary>
    public string? PolicyYaml { get; init; }

    /// <summary>How far it goes, 0 to 100: levers are set to baseline + intensity × (value − baseline), within their ranges.</summary>
    public double Intensity { get; init; } = 1;
}
