using System.Runtime.InteropServices;

namespace InnovationSim.Cli.Runs;

/// <summary>
/// Ctrl-C, the request to terminate, and the pause key: while it lives they do not end the process. Ctrl-C asks the run to stop at the end of
/// the phase; the other two ask it to pause: to finish the year, save a checkpoint and end.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private int _asked;
    private volatile bool _pausing;

    /// <param name="cancellationToken">Stops too.</param>
    /// <param name="pausable">Whether there is anything that can pause; if not, the request to terminate stops it.</param>
    internal StopSignals(CancellationToken cancellationToken, bool pausable = true)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, pausable ? Terminate : Stop);
    }

    /// <summary>Cancelled once the user asked to stop.</summary>
    internal CancellationToken Token => _stop.Token;

    /// <summary>Whether the user asked to pause.</summary>
    internal bool Pausing => _pausing;

    /// <summary>Called with what the run will do when the user asks for it the first time, on another thread.</summary>
    internal Action<string>? Asked { get; set; }

    /// <summary>Asks the run to pause.</summary>
    internal void Pause()
    {
        if (_pausing) return;
        _pausing = true;
        Asked?.Invoke("pausing at the end of the year");
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stop.Dispose();
    }

    private void Terminate(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Pause();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        // A terminal sends one Ctrl-C to a whole group of processes, and wrappers pass it on: it may come twice.
        if (Interlocked.Exchange(ref _asked, 1) != 0) return;
        Asked?.Invoke("stopping at the end of the phase");
        _stop.Cancel();
    }
}
