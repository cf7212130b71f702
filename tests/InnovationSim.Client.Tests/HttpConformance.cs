using InnovationSim.Contracts;
using InnovationSim.Service.Conformance;

namespace InnovationSim.Client.Tests;

/// <summary>The service over HTTP: a real server on loopback, with the embedded engine behind it.</summary>
public sealed class HttpConformance : SimulationServiceConformance
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");
    private TestHost? _host;
    private ISimulationService? _service;

    protected override async Task<ISimulationService> StartAsync(int mostAtOnce)
    {
        _host = await TestHost.StartAsync(_folder.FullName, settings => settings with { MaxRuns = mostAtOnce });
        return _service = new HttpSimulationService(_host.Address);
    }

    protected override async Task StopAsync()
    {
        (_service as IDisposable)?.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }

    protected override Task CleanUpAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
