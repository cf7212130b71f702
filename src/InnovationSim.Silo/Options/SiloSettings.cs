using System.Net;

namespace InnovationSim.Silo.Options;

/// <summary>How silos find each other.</summary>
public enum ClusterKind
{
    /// <summary>One silo by itself, everything in memory.</summary>
    Localhost,

    /// <summary>Silos meet in a PostgreSQL database, which also keeps what must outlive them.</summary>
    Postgres,
}

/// <summary>How a log line looks.</summary>
public enum LogFormat
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A JSON object a line.</summary>
    Json,
}

/// <summary>Everything a silo is told. <see cref="SiloOptions.Read"/> checks it.</summary>
public sealed record SiloSettings
{
    /// <summary>How silos find each other.</summary>
    public ClusterKind Cluster { get; init; }

    /// <summary>Connection string of the database; null if and only if <see cref="Cluster"/> is not <see cref="ClusterKind.Postgres"/>.</summary>
    public string? Postgres { get; init; }

    /// <summary>TCP port for other silos.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>TCP port for clients.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>Where other silos and clients reach this one. On a loopback address nothing is listened for elsewhere.</summary>
    public IPAddress Advertise { get; init; } = IPAddress.Loopback;

    /// <summary>Where HTTP is listened for. Port 0 is a free one.</summary>
    public Uri Http { get; init; } = new("http://127.0.0.1:8080");

    /// <summary>Silos with the same id in the same database are one cluster.</summary>
    public string ClusterId { get; init; } = "innovation-sim";

    /// <summary>What reminders and grain state belong to; stays the same when a cluster is replaced by another.</summary>
    public string ServiceId { get; init; } = "innovation-sim";

    /// <summary>Threads that step shards, at least 1.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Runs in progress at a time in the cluster, at least 1; others wait.</summary>
    public int MaxRuns { get; init; } = 4;

    /// <summary>Folder for what is not kept in a database.</summary>
    public string Data { get; init; } = "data";

    /// <summary>File of API keys; null for none.</summary>
    public string? ApiKeys { get; init; }

    /// <summary>Whether /health and /metrics need no key where HTTP is not on loopback.</summary>
    public bool OpenMetrics { get; init; }

    /// <summary>TLS between silos and at gateways; null for none.</summary>
    public TlsSettings? Tls { get; init; }

    /// <summary>How long a silo may take to hand over and stop.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How a log line looks.</summary>
    public LogFormat LogFormat { get; init; }

    /// <summary>Whether HTTP is only for programs of this machine.</summary>
    public bool HttpIsLocal => Http.IsLoopback;
}

/// <summary>TLS between silos and at gateways. All files are PEM.</summary>
/// <param name="Certificate">File of this silo's certificate, followed by intermediate ones if there are any.</param>
/// <param name="Key">File of its private key, without a password.</param>
/// <param name="Authority">File of the certificates that are trusted to sign; null for those that the machine trusts.</param>
/// <param name="Mutual">Whether who connects must show a certificate too.</param>
public sealed record TlsSettings(string Certificate, string Key, string? Authority, bool Mutual);
