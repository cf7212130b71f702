using System.Runtime.InteropServices;

namespace InnovationSim.Silo.Client;

/// <summary>Ctrl-C and the request to terminate: the first ends what the command does in order, a second one the process.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _signals;

    internal Interrupts() =>
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];

    /// <summary>Cancelled by the first signal.</summary>
    internal CancellationToken Token => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals) signal.Dispose();
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        if (_stop.IsCancellationRequested) return;
        signal.Cancel = true;
        _stop.Cancel();
    }
}
