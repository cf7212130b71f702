using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Checkpoints;
using InnovationSim.Storage.Tests.Checkpoints;

namespace InnovationSim.Storage.Tests.Postgres;

/// <summary>Checkpoints in PostgreSQL.</summary>
[NeedsPostgres]
public sealed class PostgresCheckpointStoreConformance : CheckpointStoreConformance
{
    private TestSchema _schema = null!;

    public override async Task InitializeAsync() => _schema = await TestSchema.MigratedAsync();

    public override Task DisposeAsync() => _schema.DisposeAsync().AsTask();

    protected override ICheckpointStore Open() => new PostgresCheckpointStore(_schema.Database);

    protected override Task FlipBitAsync(CheckpointKey key, string part) => _schema.ExecuteAsync(
        $"""
        UPDATE checkpoint_chunk SET bytes = set_bit(bytes, 4 * length(bytes), 1 - get_bit(bytes, 4 * length(bytes)))
        WHERE number = 0 AND part = (SELECT id FROM checkpoint_part WHERE {Of(key)} AND part = '{part}')
        """);

    protected override Task CutAsync(CheckpointKey key, string part) => _schema.ExecuteAsync(
        $"""
        UPDATE checkpoint_chunk SET bytes = substring(bytes FROM 1 FOR length(bytes) - 1)
        WHERE number = 0 AND part = (SELECT id FROM checkpoint_part WHERE {Of(key)} AND part = '{part}')
        """);

    protected override Task FlipBitOfManifestAsync(CheckpointKey key) =>
        _schema.ExecuteAsync($"UPDATE checkpoint SET manifest = overlay(manifest PLACING chr(ascii(substring(manifest FROM 100)) # 1) FROM 100) WHERE {Of(key)}");

    private static string Of(CheckpointKey key) => $"(run, year, epoch) = ('{key.Run}', {key.Year}, {key.Epoch})";
}
