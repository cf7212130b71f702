using System.Diagnostics;
using InnovationSim.Silo.Options;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InnovationSim.Silo.Shutdown;

/// <summary>What happens first when the process is told to stop: no more work is taken, and what is held is handed over.</summary>
internal sealed partial class OrderlyShutdown(
    ReadinessGate gate, IEnumerable<ISiloHandover> handovers, SiloSettings settings, ILogger<OrderlyShutdown> log) : IHostedLifecycleService
{
    /// <summary>The rest of the time is the silo's, to leave the cluster and to close connections.</summary>
    internal const double ShareOfHandover = 0.75;

    /// <inheritdoc/>
    /// <remarks>The host waits for this before it stops any service: the silo is still a member, and HTTP still answers.</remarks>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        gate.Close();
        ISiloHandover[] all = [.. handovers];
        LogStopping(all.Length);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(settings.ShutdownTimeout * ShareOfHandover);
        long started = Stopwatch.GetTimestamp();
        // One that does not heed its token must not keep the silo from leaving.
        await Task.WhenAll(all.Select(handover => RunAsync(handover, time.Token).WaitAsync(time.Token)
            .ContinueWith(task => Report(handover, task), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)))
            .ConfigureAwait(false);
        if (all.Length > 0) LogHandedOver(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A hand-over that throws before its first await must not keep the others from starting.
    private static async Task RunAsync(ISiloHandover handover, CancellationToken cancellationToken)
    {
        await Task.Yield();
        await handover.HandOverAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Report(ISiloHandover handover, Task task)
    {
        string name = handover.GetType().Name;
        if (task.IsCanceled) LogOutOfTime(name);
        else if (task.Exception is { } failure) LogFailed(name, failure.GetBaseException());
    }

    [LoggerMessage(4, LogLevel.Information, "Stopping: no more work is taken, {Count} parts hand over")]
    private partial void LogStopping(int count);

    [LoggerMessage(5, LogLevel.Information, "Handed over in {Seconds:F1} s")]
    private partial void LogHandedOver(double seconds);

    [LoggerMessage(6, LogLevel.Warning, "{Part} had no time to hand over; its runs go on from their last checkpoints")]
    private partial void LogOutOfTime(string part);

    [LoggerMessage(7, LogLevel.Error, "{Part} could not hand over; its runs go on from their last checkpoints")]
    private partial void LogFailed(string part, Exception failure);
}
