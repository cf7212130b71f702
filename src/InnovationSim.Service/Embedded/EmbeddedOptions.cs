using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Service.Replays;

namespace InnovationSim.Service.Embedded;

/// <summary>How the embedded service runs simulations. Nothing of it changes a result.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>Most runs at once; further ones wait in the order in which they were accepted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MostAtOnce
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MostAtOnce), value, "At least one run at once.");
    } = 1;

    /// <summary>Threads that step the shards of a run, 1 to 1,024.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
    public int Threads
    {
        get;
        init => field = value is >= 1 and <= ShardGroup.MostWorkers
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Threads), value, $"1 to {ShardGroup.MostWorkers} threads.");
    } = Math.Min(ShardGroup.MostWorkers, Environment.ProcessorCount);

    /// <summary>
    /// How often a run is taken up again after its disk or database failed, before it counts as failed itself; a year that is finished starts the
    /// count anew.
    /// </summary>
    public int Retries { get; init; } = 5;

    /// <summary>How long it waits before the first of these tries; twice as long before each further one.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How much is replayed for whoever asks for the life of an organisation.</summary>
    public ReplayOptions Replays { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Makes the fleet of a run; tests make some that fail or wait.</summary>
    internal Func<RunSpec, int, IFleet> NewFleet { get; init; } = static (spec, threads) => new InProcessFleet(spec.World, spec.Seed, threads);
}
