namespace InnovationSim.Api;

/// <summary>How much a host takes upon itself. What is beyond is refused, not attempted.</summary>
public sealed record ApiLimits
{
    /// <summary>Largest body of a request, bytes. A scenario file may have 4 MiB, and JSON writes some characters longer.</summary>
    public long MostBodyBytes { get; init; } = 8L << 20;

    /// <summary>Requests a second that one key, or one address without a key, may make; twice as many in a burst.</summary>
    public int RequestsPerSecond { get; init; } = 2_000;

    /// <summary>Watchers at a time, of all runs together.</summary>
    public int MostWatchers { get; init; } = 1_000;

    /// <summary>Connections at a time.</summary>
    public int MostConnections { get; init; } = 4_000;

    /// <summary>How long a client may take to send the head of a request.</summary>
    public TimeSpan HeadWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes a second below which a client that sends a body, or takes an answer, is cut off.</summary>
    public double SlowestBytesPerSecond { get; init; } = 240;

    /// <summary>How long a client may be slower than that.</summary>
    public TimeSpan SlowFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a watcher hears that the connection is still there when nothing happens.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);
}
