using InnovationSim.Api;
using InnovationSim.Api.Security;

namespace InnovationSim.Cli.Serving;

/// <summary>What a service is told.</summary>
internal sealed record ServeSettings
{
    /// <summary>Where HTTP is listened for. Port 0 is a free one.</summary>
    internal Uri Http { get; init; } = new(HttpAddress.Usual);

    /// <summary>Folder in which runs are kept.</summary>
    internal required string RunsFolder { get; init; }

    /// <summary>File of API keys; null for none.</summary>
    internal string? ApiKeys { get; init; }

    /// <summary>Runs at a time, at least 1; others wait.</summary>
    internal int MaxRuns { get; init; } = 1;

    /// <summary>Threads that step the shards of a run.</summary>
    internal int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>How long it may take to save runs and stop.</summary>
    internal TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How much it takes upon itself.</summary>
    internal ApiLimits Limits { get; init; } = new();

    /// <summary>Who is let in.</summary>
    internal AccessOptions Access => new() { ApiKeys = ApiKeys, Program = "innosim" };
}
