using InnovationSim.Storage.Results;
using InnovationSim.Storage.Tests.Results;

namespace InnovationSim.Storage.Tests.Postgres;

/// <summary>Results in PostgreSQL.</summary>
[NeedsPostgres]
public sealed class PostgresResultStoreConformance : ResultStoreConformance
{
    private TestSchema _schema = null!;

    public override async Task InitializeAsync() => _schema = await TestSchema.MigratedAsync();

    public override Task DisposeAsync() => _schema.DisposeAsync().AsTask();

    protected override IResultStore Open() => new PostgresResultStore(_schema.Database, "20260101-000000-abcd");
}
