using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Postgres;
using Npgsql;

namespace InnovationSim.Storage.Checkpoints;

/// <content>Committing, and removing what is too old.</content>
public sealed partial class PostgresCheckpointStore
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A part of the manifest has not been written, or with another length.</exception>
    public async ValueTask CommitAsync(CheckpointManifest manifest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        string text = new StoredManifest(manifest, new Dictionary<string, long>(StringComparer.Ordinal)).ToText();
        await _database.TransactAsync(
            async (connection, token) =>
            {
                await LockAsync(connection, manifest.Run, token).ConfigureAwait(false);
                await CommitPartsAsync(connection, manifest, token).ConfigureAwait(false);
                await connection.ExecuteAsync(
                    """
                    INSERT INTO checkpoint (run, year, epoch, manifest) VALUES ($1, $2, $3, $4)
                    ON CONFLICT (run, year, epoch) DO UPDATE SET manifest = excluded.manifest, committed = excluded.committed
                    """,
                    [manifest.Run, manifest.Year, manifest.Epoch, text],
                    token).ConfigureAwait(false);
                await PruneAsync(connection, manifest.Key, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Marks the parts of the manifest. A part that was written again since the last commit takes the place of the committed one; where none was, the
    /// committed one stays, so that a commit whose answer was lost can be repeated.
    /// </summary>
    private static async Task CommitPartsAsync(NpgsqlConnection connection, CheckpointManifest manifest, CancellationToken cancellationToken)
    {
        // Locked, so that the ones looked at are the ones committed, whatever a late writer does meanwhile.
        List<PartRow> rows = await connection.QueryAsync(
            "SELECT id, part, bytes, committed FROM checkpoint_part WHERE run = $1 AND year = $2 AND epoch = $3 ORDER BY id FOR UPDATE",
            [manifest.Run, manifest.Year, manifest.Epoch],
            reader => new PartRow(reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2), reader.GetBoolean(3)),
            cancellationToken).ConfigureAwait(false);
        var newest = rows.OrderBy(row => !row.IsCommitted).GroupBy(row => row.Part, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        long[] chosen = [.. manifest.Parts.Select(entry => Choose(newest, entry))];
        long[] others = [.. rows.Select(row => row.Id).Except(chosen)];
        await connection.ExecuteAsync("DELETE FROM checkpoint_part WHERE id = ANY($1)", [others], cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync("UPDATE checkpoint_part SET committed = true WHERE id = ANY($1) AND NOT committed", [chosen], cancellationToken)
            .ConfigureAwait(false);
    }

    private static long Choose(Dictionary<string, PartRow> newest, CheckpointPartEntry entry)
    {
        if (!newest.TryGetValue(entry.Name, out PartRow part))
            throw new InvalidOperationException($"Part {entry.Name} is in the manifest, but was never written, or lost in a crash of the server since.");
        return part.Bytes == entry.Bytes
            ? part.Id
            : throw new InvalidOperationException($"Part {entry.Name} has {entry.Bytes} bytes in the manifest, but was written with {part.Bytes}.");
    }

    /// <summary>
    /// Removes what is older than the two newest that can be read, and parts that were never committed and that nobody can still be writing: those of older lives of
    /// the run, and of years that this life has left behind. A newer life may have begun already: what it writes stays. What an older one holds
    /// locked, because it hangs in the midst of writing, is not waited for: the next commit finds it.
    /// </summary>
    private static async Task PruneAsync(NpgsqlConnection connection, CheckpointKey key, CancellationToken cancellationToken)
    {
        int readable = 0;
        foreach ((CheckpointKey stored, string text) in await ManifestsAsync(connection, key.Run, cancellationToken).ConfigureAwait(false))
        {
            if (readable == Generations)
                await connection.ExecuteAsync("DELETE FROM checkpoint WHERE run = $1 AND year = $2 AND epoch = $3", [key.Run, stored.Year, stored.Epoch], cancellationToken).ConfigureAwait(false);
            else if (Stored(stored, text).Manifest is not null) readable++;
        }

        await connection.ExecuteAsync(
            """
            DELETE FROM checkpoint_part WHERE id IN (
                SELECT id FROM checkpoint_part AS part WHERE run = $1 AND CASE
                    WHEN committed THEN NOT EXISTS (SELECT FROM checkpoint AS kept WHERE (kept.run, kept.year, kept.epoch) = (part.run, part.year, part.epoch))
                    ELSE (epoch, year) <= ($2, $3) END
                FOR UPDATE SKIP LOCKED)
            """,
            [key.Run, key.Epoch, key.Year],
            cancellationToken).ConfigureAwait(false);
    }

    private readonly record struct PartRow(long Id, string Part, int Bytes, bool IsCommitted);
}
