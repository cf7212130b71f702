using InnovationSim.Client;
using InnovationSim.Contracts;
using InnovationSim.Service.Conformance;
using InnovationSim.Silo.Tests.Building;

namespace InnovationSim.Silo.Tests.Http;

/// <summary>The service over HTTP with a cluster of one silo behind it.</summary>
public sealed class HttpConformance : SimulationServiceConformance
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");
    private TestSilo? _silo;
    private ISimulationService? _service;

    protected override async Task<ISimulationService> StartAsync(int mostAtOnce)
    {
        _silo = await TestSilo.StartAsync(TestSilo.Alone() with { Data = _folder.FullName, MaxRuns = mostAtOnce });
        return _service = new HttpSimulationService(_silo.Http.BaseAddress!);
    }

    protected override async Task StopAsync()
    {
        (_service as IDisposable)?.Dispose();
        if (_silo is not null) await _silo.DisposeAsync();
    }

    protected override Task CleanUpAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
