using InnovationSim.Service.Tests.Building;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Service.Tests.Catalogs;

[NeedsPostgres]
public sealed class PostgresRunStorageConformance : RunStorageConformance
{
    private TestSchema? _schema;

    public override async Task DisposeAsync()
    {
        if (_schema is not null) await _schema.DisposeAsync();
    }

    protected override async Task<IRunStorage> OpenAsync()
    {
        _schema ??= await TestSchema.NewAsync();
        return new PostgresRunStorage(_schema.Database);
    }
}
