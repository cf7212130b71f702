using System.Globalization;
using InnovationSim.Cluster.Contracts.Runs;
using InnovationSim.Cluster.Shards;
using InnovationSim.Contracts;
using InnovationSim.Service.Lives;
using Orleans.Concurrency;
using Orleans.Runtime.Placement;

namespace InnovationSim.Cluster.Runs;

/// <summary>
/// See <see cref="IRunCoordinatorGrain"/>. The work itself is <see cref="RunDriver"/>'s, off the grain's scheduler: calls are answered at once.
/// </summary>
[Reentrant]
public sealed class RunCoordinatorGrain(RunDriverFactory drivers, ShardHosts hosts, ISiloStatusOracle silos, ClusterRunOptions options)
    : Grain, IRunCoordinatorGrain
{
    private RunDriver? _driver;
    private Task _work = Task.CompletedTask;

    /// <inheritdoc/>
    public Task WakeAsync(CancellationToken cancellationToken = default)
    {
        if (!_work.IsCompleted) return Task.CompletedTask;
        if (hosts.IsDraining)
        {
            MoveAway();
            return Task.CompletedTask;
        }

        string run = this.GetPrimaryKeyString();
        RunDriver driver = Driver(run);
        IRunRegistryGrain registry = GrainFactory.GetGrain<IRunRegistryGrain>(0);
        // A run may go on for days without a call.
        DelayDeactivation(TimeSpan.MaxValue);
        _work = Task.Run(driver.RunAsync, CancellationToken.None);
        Rest(_work, registry, run).Ignore();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AskAsync(int command, CancellationToken cancellationToken = default)
    {
        _driver?.Ask((RunCommand)command);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task LeaveAsync(string silo, CancellationToken cancellationToken = default)
    {
        _driver?.Leave(silo);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<RunProgress?> ProgressAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(_driver?.Status is { } status ? Progress.ToWire(status) : null);

    /// <inheritdoc/>
    public async Task<long> ChangedAsync(long seen, CancellationToken cancellationToken = default)
    {
        RunDriver driver = Driver(this.GetPrimaryKeyString());
        return await driver.ChangedAsync(seen, options.WaitAtMost, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RunCoordinatorState> GetState()
    {
        RunDriver driver = Driver(this.GetPrimaryKeyString());
        RunLifeStatus? status = driver.LastStatus;
        return Task.FromResult(new RunCoordinatorState
        {
            Run = this.GetPrimaryKeyString(),
            Scenario = driver.Scenario,
            Activity = driver.Activity,
            Years = driver.Years,
            Year = status?.Year ?? -1,
            Phase = status?.Phase ?? "",
            Percent = Math.Round(status?.Percent ?? 0, 1),
            Remaining = status?.Remaining is { } left ? left.ToString(left.Days > 0 ? @"d\.hh\:mm\:ss" : @"hh\:mm\:ss", CultureInfo.InvariantCulture) : "",
            OrganisationYearsPerSecond = Math.Round(status?.OrganisationYearsPerSecond ?? 0),
            Organisations = status?.Organisations ?? 0,
            Epoch = driver.Epoch,
            Silos = string.Join(", ", driver.Silos),
        });
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // What was not handed over in time is broken off; the run goes on from its last checkpoint, elsewhere.
        _driver?.Break();
        await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    private RunDriver Driver(string run) => _driver ??= drivers.New(run);

    /// <summary>Once there is nothing more to do, the grain need not stay.</summary>
    private async Task Rest(Task work, IRunRegistryGrain registry, string run)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        DelayDeactivation(TimeSpan.Zero);
        if (hosts.IsDraining) MoveAway();
        await registry.EndedAsync(run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    /// <summary>Goes to a silo that stays.</summary>
    private void MoveAway()
    {
        SiloAddress? other = silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(silo => !silo.Equals(silos.SiloAddress)).Order().FirstOrDefault();
        if (other is null) return;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, other);
        MigrateOnIdle();
    }
}
