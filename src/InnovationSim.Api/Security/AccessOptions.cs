namespace InnovationSim.Api.Security;

/// <summary>Who is let in.</summary>
public sealed record AccessOptions
{
    /// <summary>File of API keys; null if nobody needs one, which is for hosts on loopback only.</summary>
    public string? ApiKeys { get; init; }

    /// <summary>The program that is served, as it is typed: messages name the command that makes keys.</summary>
    public required string Program { get; init; }
}
