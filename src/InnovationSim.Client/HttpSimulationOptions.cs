namespace InnovationSim.Client;

/// <summary>How patient a client is. Nothing of it changes what a call means.</summary>
public sealed record HttpSimulationOptions
{
    /// <summary>How long a call that may be repeated is repeated while the service cannot be reached, or cannot answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the beginning of an answer is waited for before the call counts as lost.</summary>
    public TimeSpan AnswersWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for the life of an organisation, which takes as long as the run has taken; while it is waited for nothing is repeated.</summary>
    public TimeSpan ReplaysWithin { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long it waits before the first repetition; twice as long before each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest that it waits between two repetitions.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long whoever watches tries to reach a service that is gone, before watching fails.</summary>
    public TimeSpan WatchPatience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>After how long without a sign of life a watched connection counts as lost. A service gives one every 15 s.</summary>
    public TimeSpan SilentFor { get; init; } = TimeSpan.FromSeconds(45);
}
