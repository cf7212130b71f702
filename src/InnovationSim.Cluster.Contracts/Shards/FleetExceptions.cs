namespace InnovationSim.Cluster.Contracts.Shards;

/// <summary>A later life of the run exists: whoever gets this must not go on.</summary>
[GenerateSerializer]
[Alias("innovationsim.stale-life")]
public sealed class StaleLifeException : Exception
{
    /// <summary>Without a message.</summary>
    public StaleLifeException()
        : this("A later life of the run exists.")
    {
    }

    /// <summary>With a message.</summary>
    public StaleLifeException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public StaleLifeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Part of a fleet is gone – a silo died, left, or was never told of the run – and the run must be restored.</summary>
[GenerateSerializer]
[Alias("innovationsim.fleet-lost")]
public sealed class FleetLostException : Exception
{
    /// <summary>Without a message.</summary>
    public FleetLostException()
        : this("Part of the fleet is gone.")
    {
    }

    /// <summary>With a message.</summary>
    public FleetLostException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public FleetLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Address of the silo that is gone; null if that is not known.</summary>
    [Id(0)]
    public string? Silo { get; init; }
}
