using System.Net;
using System.Net.Sockets;

namespace InnovationSim.Silo.Tests.Building;

/// <summary>Ports that nobody uses.</summary>
internal static class Ports
{
    private static readonly HashSet<int> Given = [];

    /// <summary>A port that was free a moment ago, and that no other test of this process was given.</summary>
    public static int Free()
    {
        lock (Given)
        {
            while (true)
            {
                using var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                int port = ((IPEndPoint)listener.LocalEndpoint).Port;
                if (Given.Add(port)) return port;
            }
        }
    }
}
