using System.Net;

namespace InnovationSim.Cluster.Tests.Building;

/// <summary>Members of a cluster as a test says.</summary>
internal sealed class FixedSilos(params int[] ports) : ISiloStatusOracle
{
    private int[] _ports = ports;

    public SiloStatus CurrentStatus => SiloStatus.Active;

    public string SiloName => "silo";

    public SiloAddress SiloAddress => Address(1);

    /// <summary>Address of the silo at a port, as runs know it.</summary>
    public static string Silo(int port) => Address(port).ToParsableString();

    /// <summary>Other silos are there from now on.</summary>
    public void Become(params int[] ports) => _ports = ports;

    public Dictionary<SiloAddress, SiloStatus> GetApproximateSiloStatuses(bool onlyActive = false)
    {
        Dictionary<SiloAddress, SiloStatus> all = _ports.ToDictionary(Address, _ => SiloStatus.Active);
        if (!onlyActive) all.Add(Address(999), SiloStatus.Dead);
        return all;
    }

    public SiloStatus GetApproximateSiloStatus(SiloAddress siloAddress) => GetApproximateSiloStatuses().GetValueOrDefault(siloAddress);

    public SiloAddress[] GetActiveSilos() => [.. _ports.Select(Address)];

    public bool TryGetSiloName(SiloAddress siloAddress, out string siloName)
    {
        siloName = SiloName;
        return true;
    }

    public bool IsFunctionalDirectory(SiloAddress siloAddress) => true;

    public bool IsDeadSilo(SiloAddress silo) => false;

    public bool SubscribeToSiloStatusEvents(ISiloStatusListener observer) => true;

    public bool UnSubscribeFromSiloStatusEvents(ISiloStatusListener observer) => true;

    private static SiloAddress Address(int port) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, port), 1);
}
