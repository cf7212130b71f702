using InnovationSim.Cluster.Contracts.Runs;
using InnovationSim.Cluster.Hosting;
using InnovationSim.Cluster.Kernels;
using InnovationSim.Cluster.Runs;
using InnovationSim.Cluster.Service;
using InnovationSim.Contracts;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Storage.Catalogs;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Tests.Runs;

/// <summary>What the dashboard shows of runs.</summary>
public sealed class GrainStatesTests : IAsyncLifetime
{
    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");
    private InProcessTestCluster _cluster = null!;
    private FolderRunStorage _storage = null!;

    public async Task InitializeAsync()
    {
        _storage = FolderRunStorage.Open(_folder.FullName);
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<IRunStorage>(_storage);
            silo.UseInMemoryReminderService();
            silo.AddInnovationSimCluster(workers: 1, new ClusterRunOptions { MostAtOnce = 1 });
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _storage.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Coordinator_and_registry_show_true_numbers_and_do_not_wait_for_a_step()
    {
        var service = new ClusterSimulationService(_cluster.Client);
        string run = (await service.SubmitAsync(Toy.Endless)).Run;
        string waiting = (await service.SubmitAsync(Toy.Request(1))).Run;
        await foreach (YearReport year in service.WatchAsync(run))
        {
            if (year.Year == 2) break;
        }

        // The only worker does something else now: the run stands still within a year.
        using var go = new ManualResetEventSlim();
        Task blocked = _cluster.Silos[0].ServiceProvider.GetRequiredService<KernelPool>().RunAsync(_ => go.Wait(Hung));
        try
        {
            RunCoordinatorState state = await _cluster.Client.GetGrain<IRunCoordinatorGrain>(run).GetState().WaitAsync(Hung);
            state.Run.ShouldBe(run);
            state.Scenario.ShouldBe("toy");
            state.Activity.ShouldBe("runs");
            (state.Years, state.Epoch).ShouldBe((Toy.Endless.Years, 0L));
            state.Year.ShouldBeGreaterThanOrEqualTo(2);
            state.Organisations.ShouldBeGreaterThan(0);
            state.Silos.ShouldBe(_cluster.Silos[0].SiloAddress.ToParsableString());

            RunRegistryState registry = await _cluster.Client.GetGrain<IRunRegistryGrain>(0).GetState().WaitAsync(Hung);
            registry.MostAtOnce.ShouldBe(1);
            registry.Running.ShouldBe([run]);
            registry.Queued.ShouldBe([waiting]);
        }
        finally
        {
            go.Set();
        }

        await blocked.WaitAsync(Hung);
        await service.CancelAsync(run);
        (await service.WatchAsync(waiting).ToArrayAsync().AsTask().WaitAsync(Hung)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_coordinator_of_a_run_that_is_not_there_says_that_it_waits_and_changes_nothing()
    {
        RunCoordinatorState state = await _cluster.Client.GetGrain<IRunCoordinatorGrain>("nobody").GetState();
        (state.Run, state.Scenario, state.Activity, state.Year, state.Silos).ShouldBe(("nobody", "", "waits", -1, ""));
        (await _storage.Catalog.FindAsync("nobody")).ShouldBeNull();
    }
}
