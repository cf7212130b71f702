using System.Diagnostics;
using System.Globalization;
using System.Net;
using Xunit;

namespace InnovationSim.Cluster.Faults.Building;

/// <summary>A test that needs hosts with addresses of their own, next to what <see cref="ClusterFactAttribute"/> needs.</summary>
internal sealed class HostsFactAttribute : FactAttribute
{
    public HostsFactAttribute() => Skip = ClusterFactAttribute.WhyNot ?? IpTools.WhyNot;
}

/// <summary>
/// Hosts for one test: network namespaces with addresses of their own. As in a data centre there are two networks, one on which silos talk to each other
/// and to clients, and one of the database, so that a host can lose either. The test itself is on both. Nothing leaves the machine: the networks have no
/// way out, and their addresses are such as no route of the machine covers.
/// </summary>
internal sealed class Hosts : IDisposable
{
    private const string Prefix = "innosim-";
    private const int Disabled = 0;
    private const int Forwarding = 3;

    private static int _made;

    private readonly string _id;
    private readonly string _root;
    private readonly string _switch;
    private readonly List<string> _namespaces = [];
    private readonly List<Host> _all = [];
    private readonly List<string> _links = [];

    /// <summary>Makes so many hosts, and one for the database.</summary>
    public Hosts(int count)
    {
        RemoveLeftovers();
        int number = Interlocked.Increment(ref _made);
        _id = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{number}");
        _root = string.Create(CultureInfo.InvariantCulture, $"is{Environment.ProcessId}-{number}");
        (string silos, string data) = FreeNetworks();
        try
        {
            _switch = Namespace("switch");
            foreach (string bridge in (string[])["silos", "data"]) IpTools.Ip($"-n {_switch} link add {bridge} up type bridge");
            JoinTest("silos", $"{silos}.1");
            JoinTest("data", $"{data}.1");
            Database = Namespace("database");
            DatabaseNetwork = $"{data}.2/24";
            Join(Database, "data", "database", DatabaseNetwork);
            for (int host = 1; host <= count; host++)
            {
                string name = Namespace($"host{host}");
                Join(name, "silos", $"silos-{host}", $"{silos}.{host + 10}/24");
                Join(name, "data", $"data-{host}", $"{data}.{host + 10}/24");
                _all.Add(new Host(name, IPAddress.Parse($"{silos}.{host + 10}"), $"silos-{host}", $"data-{host}"));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<Host> All => _all;

    /// <summary>Namespace of the database's host.</summary>
    public string Database { get; }

    /// <summary>The database's address, and by its bits the network from which it is reached.</summary>
    public string DatabaseNetwork { get; }

    /// <summary>The host a silo runs on.</summary>
    public Host Of(Node node) => _all.Single(host => host.Address.Equals(node.Address.Address));

    /// <summary>What goes before a command that is to run in a namespace.</summary>
    public static string[] Within(string name) => ["ip", "netns", "exec", name];

    /// <summary>From now on nothing a host sends arrives, and nothing arrives at it; nobody is told.</summary>
    public void CutOff(Host host)
    {
        CutOffFromSilos(host);
        Set(host.DataPort, Disabled);
    }

    /// <summary>The same between a host and all others but the database.</summary>
    public void CutOffFromSilos(Host host) => Set(host.SilosPort, Disabled);

    public void LetBack(Host host)
    {
        Set(host.SilosPort, Forwarding);
        Set(host.DataPort, Forwarding);
    }

    public void Dispose()
    {
        // An interface goes with its other end; those of namespaces go with them, but later than the call returns.
        foreach (string link in _links) IpTools.Ip($"link delete {link}");
        foreach (string name in _namespaces) Remove(name);
    }

    private void Set(string port, int state) => IpTools.Bridge($"-n {_switch} link set dev {port} state {state}");

    private string Namespace(string role)
    {
        string name = $"{_id}-{role}";
        IpTools.Ip($"netns add {name}");
        _namespaces.Add(name);
        IpTools.Ip($"-n {name} link set lo up");
        return name;
    }

    private void Join(string name, string network, string port, string address)
    {
        IpTools.Ip($"-n {_switch} link add {port} type veth peer name {network} netns {name}");
        IpTools.Ip($"-n {_switch} link set {port} master {network} up");
        IpTools.Ip($"-n {name} address add {address} dev {network}");
        IpTools.Ip($"-n {name} link set {network} up");
    }

    private void JoinTest(string network, string address)
    {
        string link = $"{_root}{network[0]}";
        IpTools.Ip($"link add {link} type veth peer name test-{network} netns {_switch}");
        _links.Add(link);
        IpTools.Ip($"-n {_switch} link set test-{network} master {network} up");
        IpTools.Ip($"address add {address}/24 dev {link}");
        IpTools.Ip($"link set {link} up");
    }

    /// <summary>Two networks of 10.0.0.0/8 to which the machine has no way but its default one, without their last number.</summary>
    private static (string Silos, string Data) FreeNetworks()
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            int pair = (Environment.ProcessId + attempt) % 32768;
            string begin = string.Create(CultureInfo.InvariantCulture, $"10.{pair / 128}.");
            int third = pair % 128 * 2;
            string routes = IpTools.Ip($"-4 route show match {begin}{third}.0/23") + IpTools.Ip($"-4 route show root {begin}{third}.0/23");
            if (routes.Split('\n', StringSplitOptions.RemoveEmptyEntries).All(route => route.StartsWith("default ", StringComparison.Ordinal)))
                return ($"{begin}{third}", $"{begin}{third + 1}");
        }

        throw new InvalidOperationException("This machine has routes into all networks of 10.0.0.0/8 that were tried.");
    }

    /// <summary>Removes what tests have left that were killed: their process is gone.</summary>
    private static void RemoveLeftovers()
    {
        foreach (string line in IpTools.Ip("netns list").Split('\n'))
        {
            string name = line.Split(' ')[0];
            string[] parts = name.Split('-');
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && parts.Length >= 3 && !Directory.Exists($"/proc/{parts[1]}")) Remove(name);
        }
    }

    private static void Remove(string name)
    {
        foreach (string id in IpTools.Ip($"netns pids {name}").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
                process.Kill();
                process.WaitForExit();
            }
            catch (ArgumentException)
            {
                // It has ended since.
            }
        }

        IpTools.Ip($"netns delete {name}");
    }
}

/// <summary>A host.</summary>
/// <param name="Name">Its namespace.</param>
/// <param name="Address">Its address for silos and clients.</param>
/// <param name="SilosPort">Where it is plugged in for silos and clients.</param>
/// <param name="DataPort">Where it is plugged in for the database.</param>
internal sealed record Host(string Name, IPAddress Address, string SilosPort, string DataPort);
