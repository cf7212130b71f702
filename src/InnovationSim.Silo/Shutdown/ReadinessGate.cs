namespace InnovationSim.Silo.Shutdown;

/// <summary>Whether this silo takes more work. It is closed once, when the silo is told to stop.</summary>
internal sealed class ReadinessGate
{
    private volatile bool _closed;

    /// <summary>Whether the silo is on its way out.</summary>
    public bool IsClosed => _closed;

    /// <summary>Takes no more work.</summary>
    public void Close() => _closed = true;
}
