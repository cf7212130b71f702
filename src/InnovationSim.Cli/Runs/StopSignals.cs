using System.Runtime.InteropServices;

namespace InnovationSim.Cli.Runs;

/// <summary>Ctrl-C and the request to terminate: while it lives they do not end the process but ask the run to stop.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private int _asked;

    internal StopSignals(CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    /// <summary>Cancelled once the user asked to stop.</summary>
    internal CancellationToken Token => _stop.Token;

    /// <summary>Called the first time that the user asks, on another thread.</summary>
    internal Action? Asked { get; set; }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        // A terminal sends one Ctrl-C to a whole group of processes, and wrappers pass it on: it may come twice.
        if (Interlocked.Exchange(ref _asked, 1) != 0) return;
        Asked?.Invoke();
        _stop.Cancel();
    }
}
