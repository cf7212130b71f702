using System.Data;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace InnovationSim.Storage.Checkpoints;

/// <summary>Checkpoints in a PostgreSQL database: parts in chunks, sent and read in binary; the row with the manifest makes a checkpoint exist.</summary>
/// <remarks>
/// Safe from several threads, processes and machines. The database is the caller's: it is not closed with the store, and must have been
/// migrated by <see cref="PostgresSchema"/>.
/// </remarks>
public sealed partial class PostgresCheckpointStore : ICheckpointStore
{
    /// <summary>How many checkpoints of a run are kept.</summary>
    public const int Generations = 2;

    /// <summary>Most bytes in a row.</summary>
    public const int ChunkBytes = 1 << 20;

    private readonly PostgresDatabase _database;

    /// <summary>A store in a database.</summary>
    public PostgresCheckpointStore(PostgresDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database;
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(CheckpointKey key, string part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key.Run);
        ArgumentException.ThrowIfNullOrWhiteSpace(part);
        await _database.TransactAsync(
            async (connection, token) =>
            {
                // Parts need not be on disk before the commit, which brings there all that was logged before it, and finds what a crash took.
                await connection.ExecuteAsync("SET LOCAL synchronous_commit = off", [], token).ConfigureAwait(false);

                // Two writers of the same part come one after the other: the second waits here, and then replaces the chunks of the first.
                long id = await connection.ScalarAsync<long>(
                    """
                    INSERT INTO checkpoint_part (run, year, epoch, part, bytes) VALUES ($1, $2, $3, $4, $5)
                    ON CONFLICT (run, year, epoch, part, committed) DO UPDATE SET bytes = excluded.bytes RETURNING id
                    """,
                    [key.Run, key.Year, key.Epoch, part, bytes.Length],
                    token).ConfigureAwait(false);
                await connection.ExecuteAsync("DELETE FROM checkpoint_chunk WHERE part = $1", [id], token).ConfigureAwait(false);
                await CopyAsync(connection, id, bytes, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CheckpointKey key, string part, CancellationToken cancellationToken = default) =>
        await _database.TransactAsync(
            async (connection, token) =>
            {
                NpgsqlCommand command = connection.Command(
                    """
                    SELECT part.bytes, chunk.number, chunk.bytes
                    FROM checkpoint JOIN checkpoint_part AS part USING (run, year, epoch) LEFT JOIN checkpoint_chunk AS chunk ON chunk.part = part.id
                    WHERE run = $1 AND year = $2 AND epoch = $3 AND part.part = $4 AND part.committed
                    ORDER BY chunk.number
                    """,
                    key.Run,
                    key.Year,
                    key.Epoch,
                    part);
                await using (command.ConfigureAwait(false))
                {
                    NpgsqlDataReader reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, token).ConfigureAwait(false);
                    await using (reader.ConfigureAwait(false)) return await JoinAsync(key, part, reader, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredCheckpoint>> ListAsync(string run, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(run);
        List<(CheckpointKey Key, string Text)> rows =
            await _database.TransactAsync((connection, token) => ManifestsAsync(connection, run, token), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => Stored(row.Key, row.Text))];
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(string run, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(run);
        await _database.TransactAsync(
            async (connection, token) =>
            {
                await LockAsync(connection, run, token).ConfigureAwait(false);
                await connection.ExecuteAsync("DELETE FROM checkpoint WHERE run = $1", [run], token).ConfigureAwait(false);
                await connection.ExecuteAsync("DELETE FROM checkpoint_part WHERE run = $1", [run], token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whoever changes which checkpoints of a run exist does so alone, and it stays so when the server says that it is done.</summary>
    private static async Task LockAsync(NpgsqlConnection connection, string run, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("SET LOCAL synchronous_commit = on", [], cancellationToken).ConfigureAwait(false);
        await connection.LockAsync("checkpoints of " + run, cancellationToken).ConfigureAwait(false);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, long part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        NpgsqlBinaryImporter importer = await connection.BeginBinaryImportAsync(
            "COPY checkpoint_chunk (part, number, bytes) FROM STDIN (FORMAT BINARY)", cancellationToken).ConfigureAwait(false);
        await using (importer.ConfigureAwait(false))
        {
            for (int at = 0; at < bytes.Length; at += ChunkBytes)
            {
                ReadOnlyMemory<byte> chunk = bytes.Slice(at, Math.Min(ChunkBytes, bytes.Length - at));
                await importer.StartRowAsync(cancellationToken).ConfigureAwait(false);
                await importer.WriteAsync(part, NpgsqlDbType.Bigint, cancellationToken).ConfigureAwait(false);
                await importer.WriteAsync(at / ChunkBytes, NpgsqlDbType.Integer, cancellationToken).ConfigureAwait(false);
                await importer.WriteAsync(chunk, NpgsqlDbType.Bytea, cancellationToken).ConfigureAwait(false);
            }

            await importer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts chunks together; none may be missing, and together they have the length that the part was written with.</summary>
    private static async Task<ReadOnlyMemory<byte>> JoinAsync(CheckpointKey key, string part, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        byte[]? bytes = null;
        int at = 0;
        for (int chunk = 0; await reader.ReadAsync(cancellationToken).ConfigureAwait(false); chunk++)
        {
            int length = reader.GetInt32(0);
            bytes ??= new byte[length];
            if (await reader.IsDBNullAsync(1, cancellationToken).ConfigureAwait(false)) break;
            int number = reader.GetInt32(1);
            if (number != chunk) throw CutOff($"chunk {chunk} is missing");
            Stream stream = await reader.GetStreamAsync(2, cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                if (stream.Length > length - at) throw CutOff($"its chunks hold more than its {length} bytes");
                int size = (int)stream.Length;
                await stream.ReadExactlyAsync(bytes.AsMemory(at, size), cancellationToken).ConfigureAwait(false);
                at += size;
            }
        }

        if (bytes is null) throw new CheckpointException($"The checkpoint of {key} has no part {part}.");
        return at == bytes.Length ? bytes : throw CutOff($"its chunks hold {at} of its {bytes.Length} bytes");

        CheckpointException CutOff(string how) => new($"Part {part} of the checkpoint of {key} is cut off or damaged in the database: {how}.");
    }

    /// <summary>The manifests of a run, newest first.</summary>
    private static Task<List<(CheckpointKey Key, string Text)>> ManifestsAsync(NpgsqlConnection connection, string run, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            "SELECT year, epoch, manifest FROM checkpoint WHERE run = $1 ORDER BY epoch DESC, year DESC",
            [run],
            reader => (new CheckpointKey(run, reader.GetInt32(0), reader.GetInt64(1)), reader.GetString(2)),
            cancellationToken);

    private static StoredCheckpoint Stored(CheckpointKey key, string text)
    {
        string name = $"checkpoint of {key}";
        try
        {
            CheckpointManifest manifest = StoredManifest.Parse(text, $"of {key}").Manifest;
            return manifest.Key == key
                ? new StoredCheckpoint(name, manifest, Problem: null)
                : new StoredCheckpoint(name, Manifest: null, $"The manifest of {key} is another one: it says run {manifest.Run}, {manifest.Key}.");
        }
        catch (CheckpointException problem)
        {
            return new StoredCheckpoint(name, Manifest: null, problem.Message);
        }
    }
}
