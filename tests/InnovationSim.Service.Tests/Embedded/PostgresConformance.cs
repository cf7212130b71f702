using InnovationSim.Contracts;
using InnovationSim.Service.Conformance;
using InnovationSim.Service.Embedded;
using InnovationSim.Service.Tests.Building;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Postgres;

namespace InnovationSim.Service.Tests.Embedded;

/// <summary>The embedded service over a PostgreSQL database.</summary>
[NeedsPostgres]
public sealed class PostgresConformance : SimulationServiceConformance
{
    private TestSchema? _schema;
    private PostgresDatabase? _database;
    private EmbeddedSimulationService? _service;

    protected override async Task<ISimulationService> StartAsync(int mostAtOnce)
    {
        _schema ??= await TestSchema.NewAsync();
        _database = _schema.NewDatabase();
        var storage = new PostgresRunStorage(_database);
        return _service = await EmbeddedSimulationService.StartAsync(storage, new EmbeddedOptions { MostAtOnce = mostAtOnce, Threads = 1 });
    }

    protected override async Task StopAsync()
    {
        if (_service is not null) await _service.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    protected override async Task CleanUpAsync()
    {
        if (_schema is not null) await _schema.DisposeAsync();
    }
}
