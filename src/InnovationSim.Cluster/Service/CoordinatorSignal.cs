using InnovationSim.Cluster.Contracts.Runs;
using InnovationSim.Contracts;
using InnovationSim.Service.Watching;

namespace InnovationSim.Cluster.Service;

/// <summary>What a run's coordinator tells whoever watches it. If it cannot be reached, the watcher looks for himself a little later.</summary>
internal sealed class CoordinatorSignal(IRunCoordinatorGrain coordinator, TimeSpan pause, CancellationToken cancellationToken) : IRunSignal
{
    private long _seen = -1;

    public YearReport? Of(int year) => null;

    // The first answer comes at once, and says from when on changes count.
    public Task Changed => ChangedAsync();

    private async Task ChangedAsync()
    {
        try
        {
            _seen = await coordinator.ChangedAsync(_seen, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            _seen = -1;
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }
}
