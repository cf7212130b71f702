using InnovationSim.Contracts;
using InnovationSim.Service.Conformance;
using InnovationSim.Service.Embedded;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Service.Tests.Embedded;

/// <summary>The embedded service over a folder.</summary>
public sealed class FolderConformance : SimulationServiceConformance
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");
    private FolderRunStorage? _storage;
    private EmbeddedSimulationService? _service;

    protected override async Task<ISimulationService> StartAsync(int mostAtOnce)
    {
        _storage = FolderRunStorage.Open(_folder.FullName);
        return _service = await EmbeddedSimulationService.StartAsync(_storage, new EmbeddedOptions { MostAtOnce = mostAtOnce, Threads = 1 });
    }

    protected override async Task StopAsync()
    {
        if (_service is not null) await _service.DisposeAsync();
        if (_storage is not null) await _storage.DisposeAsync();
    }

    protected override Task CleanUpAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
