using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Lives;

/// <summary>What a life of a run needs.</summary>
public sealed record LifeInput
{
    /// <summary>What was asked for.</summary>
    public required RunInput Input { get; init; }

    /// <summary>The run as the engine takes it.</summary>
    public required RunSpec Spec { get; init; }

    /// <summary>The epoch that <see cref="IRunCatalog.RaiseEpochAsync"/> gave for this life.</summary>
    public required long Epoch { get; init; }

    /// <summary>Where everything is kept.</summary>
    public required IRunStorage Storage { get; init; }

    /// <summary>
    /// Makes an empty fleet for the run. The life disposes of it. It is called again if a restore has failed, since what is in a fleet then is
    /// undefined.
    /// </summary>
    public required Func<CancellationToken, ValueTask<IFleet>> NewFleet { get; init; }

    /// <summary>Is told of every year whose results are written, after they are; null for nobody. The run goes on when the task is finished.</summary>
    public Func<YearRecord, ValueTask>? YearDone { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
