using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace InnovationSim.Api.Hosting;

/// <summary>The limits that the server keeps before a request is looked at.</summary>
public static class ServerLimits
{
    private const int MostHeaderBytes = 16 << 10;

    /// <summary>Sets them.</summary>
    public static void Apply(this KestrelServerOptions kestrel, ApiLimits limits)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        ArgumentNullException.ThrowIfNull(limits);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = limits.MostBodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        kestrel.Limits.MaxConcurrentConnections = limits.MostConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = limits.MostConnections;
        kestrel.Limits.RequestHeadersTimeout = limits.HeadWithin;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(limits.SlowestBytesPerSecond, limits.SlowFor);
        kestrel.Limits.MinResponseDataRate = new MinDataRate(limits.SlowestBytesPerSecond, limits.SlowFor);
    }
}
