using System.Globalization;
using System.Net;

namespace InnovationSim.Silo.Options;

/// <summary>The options by which commands find a cluster; those of the same name mean what they mean to a silo.</summary>
internal static class ClientOptions
{
    private static readonly Setting<DnsEndPoint> Gateway = new(
        "--gateway", "host:port", "Where a silo listens for clients, with --cluster localhost", "127.0.0.1:30000",
        "HOST:PORT, for example 127.0.0.1:30000", ReadEndPoint);

    /// <summary>All of them, in the order of the help.</summary>
    internal static IReadOnlyList<Setting> All { get; } =
    [
        SiloOptions.Cluster, SiloOptions.Postgres, Gateway, SiloOptions.ClusterId, SiloOptions.ServiceId,
        SiloOptions.TlsCertificate, SiloOptions.TlsKey, SiloOptions.TlsAuthority, SiloOptions.TlsMutual,
    ];

    /// <summary>Reads and checks all options.</summary>
    /// <exception cref="BadInputException">One is not allowed, or two do not go together.</exception>
    internal static ClientSettings Read(SettingSource source)
    {
        ClusterKind cluster = SiloOptions.Cluster.Read(source);
        return new ClientSettings
        {
            Gateway = Gateway.Read(source)!,
            Postgres = cluster == ClusterKind.Postgres ? SiloOptions.ReadPostgres(source) : null,
            ClusterId = SiloOptions.ClusterId.Read(source)!,
            ServiceId = SiloOptions.ServiceId.Read(source)!,
            Tls = SiloOptions.ReadTls(source),
        };
    }

    private static bool ReadEndPoint(string text, out DnsEndPoint? value)
    {
        value = null;
        int colon = text.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port)) return false;
        string host = text[..colon];
        // An IPv6 address stands in brackets, or its last group would be the port.
        bool bracketed = host.StartsWith('[') && host.EndsWith(']');
        if (host.Contains(':', StringComparison.Ordinal) && !bracketed) return false;
        if (bracketed) host = host[1..^1];
        if (port is < 1 or > IPEndPoint.MaxPort || !Texts.Host(host, out _)) return false;
        value = new DnsEndPoint(host, port);
        return true;
    }
}

/// <summary>Where a cluster is found.</summary>
internal sealed record ClientSettings
{
    /// <summary>A silo's port for clients; not looked at if there is a database.</summary>
    public required DnsEndPoint Gateway { get; init; }

    /// <summary>Connection string of the database in which silos meet; null for <see cref="Gateway"/>.</summary>
    public string? Postgres { get; init; }

    /// <summary>Id of the cluster.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Id of the service.</summary>
    public required string ServiceId { get; init; }

    /// <summary>TLS to gateways; null for none.</summary>
    public TlsSettings? Tls { get; init; }
}
