using InnovationSim.Engine.Fleet;

namespace InnovationSim.Service.Replays;

/// <summary>How much a host replays for whoever asks for the life of an organisation. Nothing of it changes a result.</summary>
public sealed record ReplayOptions
{
    /// <summary>Most organisations × years of one replay. The default is thirty years of a region of 0.8 million organisations.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long MostOrganisationYears
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MostOrganisationYears), value, "At least one organisation-year.");
    } = 25_000_000;

    /// <summary>Threads of a replay, 1 to 1,024: half the processors, since runs are to go on beside it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
    public int Threads
    {
        get;
        init => field = value is >= 1 and <= ShardGroup.MostWorkers
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Threads), value, $"1 to {ShardGroup.MostWorkers} threads.");
    } = Math.Clamp(Environment.ProcessorCount / 2, 1, ShardGroup.MostWorkers);

    /// <summary>Most callers that wait for their turn; further ones are refused.</summary>
    public int MostWaiting { get; init; } = 8;

    /// <summary>Most lives that are kept, those asked for last.</summary>
    public int MostKept { get; init; } = 64;

    /// <summary>Most years and events of all lives that are kept together.</summary>
    public int MostKeptLines { get; init; } = 200_000;
}
