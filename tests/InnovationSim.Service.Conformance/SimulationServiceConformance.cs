using System.Diagnostics;
using InnovationSim.Contracts;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Conformance;

/// <summary>
/// What every simulation service must do, wherever it runs. An implementation derives from this class in its own test project and says how a
/// service is started; everything else is here. Digests are compared with those of a plain coordinator in this process.
/// </summary>
public abstract partial class SimulationServiceConformance : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private ISimulationService? _service;

    /// <summary>Starts a service over the storage of this test: empty at first, as the service before left it later.</summary>
    /// <param name="mostAtOnce">How many runs may run at once.</param>
    protected abstract Task<ISimulationService> StartAsync(int mostAtOnce);

    /// <summary>Stops the service as an orderly shutdown does.</summary>
    protected abstract Task StopAsync();

    /// <summary>Removes whatever the test has left, after the service was stopped.</summary>
    protected abstract Task CleanUpAsync();

    /// <summary>The service of this test.</summary>
    protected ISimulationService Service => _service ?? throw new InvalidOperationException("The service was not started.");

    /// <inheritdoc/>
    public Task InitializeAsync() => RestartAsync(mostAtOnce: 2);

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await StopAsync();
        await CleanUpAsync();
    }

    /// <summary>Stops the service, if one is there, and starts another over the same storage.</summary>
    protected async Task RestartAsync(int mostAtOnce = 2)
    {
        if (_service is not null) await StopAsync();
        _service = null;
        _service = await StartAsync(mostAtOnce);
    }

    /// <summary>Polls the status of a run until it is as wanted.</summary>
    protected async Task<RunStatus> WhenAsync(string run, Func<RunStatus, bool> wanted, string what)
    {
        long began = Stopwatch.GetTimestamp();
        for (;;)
        {
            RunStatus status = await Service.StatusAsync(run);
            if (wanted(status)) return status;
            if (Stopwatch.GetElapsedTime(began) > Patience || (status.State == RunState.Failed && status.Error is not null))
                Assert.Fail($"Run {run} was to be {what}; it is {status}.");
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    protected Task<RunStatus> WhenAsync(string run, RunState state) => WhenAsync(run, status => status.State == state, state.ToString());

    protected async Task<RunStatus> RunAsync(RunRequest request) => await WhenAsync((await Service.SubmitAsync(request)).Run, RunState.Complete);

    /// <summary>Submits a run that does not end, and waits until it runs.</summary>
    protected async Task<string> RunningAsync(int fromYear = 1)
    {
        string run = (await Service.SubmitAsync(Building.Toy.Endless)).Run;
        await WhenAsync(run, status => status.State == RunState.Running && status.Year >= fromYear, "running");
        return run;
    }

    protected async Task<List<YearReport>> WatchAsync(string run, int afterYear = -1)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await ToListAsync(Service.WatchAsync(run, afterYear, patience.Token));
    }

    protected static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (T item in items) all.Add(item);
        return all;
    }

    protected static async Task ShouldConflictAsync(Func<Task> call) =>
        (await Should.ThrowAsync<StateConflictException>(call)).Error.Code.ShouldBe(SimulationErrorCode.Conflict);

    protected static async Task ShouldNotBeFoundAsync(Func<Task> call) =>
        (await Should.ThrowAsync<NotFoundException>(call)).Error.Code.ShouldBe(SimulationErrorCode.NotFound);
}
