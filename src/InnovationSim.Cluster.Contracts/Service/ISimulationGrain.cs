using Orleans.Concurrency;

namespace InnovationSim.Cluster.Contracts.Service;

/// <summary>
/// The simulation service for clients of the cluster (key 0). Requests and answers are the contracts' own types as JSON, the same as behind HTTP; failures
/// are part of the answer. Nothing of it waits for the simulation but <see cref="YearsAsync"/>, a few seconds at most; <see cref="LifeAsync"/> is a replay.
/// </summary>
public interface ISimulationGrain : IGrainWithIntegerKey
{
    /// <summary>How long the answer to <see cref="LifeAsync"/> is waited for, minutes.</summary>
    const int MinutesOfReplay = 15;

    /// <summary>Accepts a run: RunRequest → RunStatus.</summary>
    Task<Answer> SubmitAsync(byte[] request, string? idempotencyKey, CancellationToken cancellationToken = default);

    /// <summary>Runs: RunQuery → RunPage.</summary>
    [ReadOnly]
    Task<Answer> ListAsync(byte[] query, CancellationToken cancellationToken = default);

    /// <summary>How a run stands: RunStatus.</summary>
    [ReadOnly]
    Task<Answer> StatusAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>What a run was asked to be: RunDescription.</summary>
    [ReadOnly]
    Task<Answer> DescribeAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>Years after one that are finished: YearsChunk. If there is none yet, it waits a few seconds for one.</summary>
    [ReadOnly]
    Task<Answer> YearsAsync(string run, int afterYear, CancellationToken cancellationToken = default);

    /// <summary>Rows of a result table: ResultQuery → RowsChunk, of which <see cref="RowsChunk.NextYear"/> says where to go on.</summary>
    [ReadOnly]
    Task<Answer> ResultsAsync(string run, byte[] query, CancellationToken cancellationToken = default);

    /// <summary>A page of organisations: OrganisationQuery → OrganisationPage.</summary>
    [ReadOnly]
    Task<Answer> OrganisationsAsync(string run, byte[] query, CancellationToken cancellationToken = default);

    /// <summary>One organisation: OrganisationView.</summary>
    [ReadOnly]
    Task<Answer> OrganisationAsync(string run, string id, CancellationToken cancellationToken = default);

    /// <summary>The life of one organisation: LifeQuery → OrganisationLife. It takes as long as the replay of the run, on the silo that answers.</summary>
    [ReadOnly]
    [ResponseTimeout("00:15:00")]
    Task<Answer> LifeAsync(string run, string id, byte[] query, CancellationToken cancellationToken = default);

    /// <summary>Asks a run to pause: RunStatus.</summary>
    Task<Answer> PauseAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>Lets a run go on: RunStatus.</summary>
    Task<Answer> ResumeAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>Asks a run to end: RunStatus.</summary>
    Task<Answer> CancelAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>Accepts a fork: ForkRequest → RunStatus.</summary>
    Task<Answer> ForkAsync(string run, byte[] request, string? idempotencyKey, CancellationToken cancellationToken = default);

    /// <summary>Removes a run: nothing.</summary>
    Task<Answer> RemoveAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>Accepts an experiment: ExperimentRequest → ExperimentStatus.</summary>
    Task<Answer> SubmitExperimentAsync(byte[] request, string? idempotencyKey, CancellationToken cancellationToken = default);

    /// <summary>Experiments: ExperimentQuery → ExperimentPage.</summary>
    [ReadOnly]
    Task<Answer> ListExperimentsAsync(byte[] query, CancellationToken cancellationToken = default);

    /// <summary>How an experiment stands: ExperimentStatus.</summary>
    [ReadOnly]
    Task<Answer> ExperimentAsync(string experiment, CancellationToken cancellationToken = default);

    /// <summary>How its arms differ: EffectsQuery → ExperimentEffects, which is bounded to fit into a message.</summary>
    [ReadOnly]
    Task<Answer> EffectsAsync(string experiment, byte[] query, CancellationToken cancellationToken = default);

    /// <summary>Asks all runs of an experiment to end: ExperimentStatus.</summary>
    Task<Answer> CancelExperimentAsync(string experiment, CancellationToken cancellationToken = default);

    /// <summary>Removes an experiment: nothing.</summary>
    Task<Answer> RemoveExperimentAsync(string experiment, CancellationToken cancellationToken = default);
}

/// <summary>An answer: a value or a failure.</summary>
[GenerateSerializer]
[Immutable]
[Alias("innovationsim.answer")]
public sealed record Answer
{
    /// <summary>The value as JSON in UTF-8; empty if there is none.</summary>
    [Id(0)]
    public byte[] Value { get; init; } = [];

    /// <summary>A SimulationError as JSON; null if all is well.</summary>
    [Id(1)]
    public byte[]? Error { get; init; }
}
