using System.Data.Common;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Storage.Catalogs;

/// <summary>What a catalogue does within a transaction. SQLite and PostgreSQL understand the same statements, but for how rows are locked.</summary>
/// <param name="command">Makes a command with values for $1, $2 ….</param>
/// <param name="forUpdate">What locks the row read until the transaction ends.</param>
internal sealed class CatalogStatements(Func<string, object[], DbCommand> command, string forUpdate)
{
    internal async Task<(RunRecord Run, bool IsNew)> AddAsync(NewRun run, CancellationToken cancellationToken)
    {
        RunInput input = run.Input;
        string text = SealedText.Seal(input.ToJson());
        await ExecuteAsync(
            """
            INSERT INTO run_catalog (run, input, scenario, seed, years, scale, label, shard_sizes, parent_run, parent_year, request_hash, idempotency_key,
                created, state, asked)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'queued', 'none') ON CONFLICT DO NOTHING
            """,
            [
                input.Run, text, input.Scenario, input.Seed, input.Years, input.Scale, OrNull(run.Label), CatalogRows.Sizes(run.ShardSizes),
                OrNull(input.Parent?.Run), OrNull(input.Parent?.AtYear), run.RequestHash, OrNull(run.IdempotencyKey), input.Created.ToUniversalTime(),
            ],
            cancellationToken).ConfigureAwait(false);
        if (run.IdempotencyKey is { } key
            && await OneAsync("WHERE idempotency_key = $1 AND NOT removed", [key], cancellationToken).ConfigureAwait(false) is { } known)
            return (known, IsThis(known));

        // What is there with this id was put in by this very call, if its answer was lost on the way, or by another.
        RunRecord? there = await FindAsync(input.Run, cancellationToken).ConfigureAwait(false);
        return there is not null && string.Equals(await TextAsync(input.Run, cancellationToken).ConfigureAwait(false), text, StringComparison.Ordinal)
            ? (there, true)
            : throw new InvalidOperationException($"There is a run {input.Run} already.");

        bool IsThis(RunRecord record) => string.Equals(record.Run, input.Run, StringComparison.Ordinal);
    }

    internal Task<RunRecord?> FindAsync(string run, CancellationToken cancellationToken) =>
        OneAsync("WHERE run = $1 AND NOT removed", [run], cancellationToken);

    internal async Task<RunInput?> InputAsync(string run, CancellationToken cancellationToken)
    {
        string where = $"the input of run {run}";
        return await TextAsync(run, cancellationToken).ConfigureAwait(false) is { } text ? RunInput.FromJson(SealedText.Open(text, where), where) : null;
    }

    internal Task<List<RunRecord>> ListAsync(RunFilter filter, CancellationToken cancellationToken)
    {
        string states = filter.States.Count == 0 ? "" : $"AND state IN ({string.Join(", ", filter.States.Select(state => $"'{CatalogRows.Name(state)}'"))})";
        return QueryAsync($"WHERE NOT removed AND number < $1 {states} ORDER BY number DESC LIMIT $2", [filter.Before, filter.Limit], cancellationToken);
    }

    internal async Task<long?> RaiseEpochAsync(string run, CancellationToken cancellationToken) =>
        await ScalarAsync("UPDATE run_catalog SET epoch = epoch + 1 WHERE run = $1 AND NOT removed RETURNING epoch", [run], cancellationToken)
            .ConfigureAwait(false) as long?;

    internal async Task<RunRecord?> ChangeAsync(string run, long? epoch, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken)
    {
        RunRecord? before = await OneAsync($"WHERE run = $1 AND NOT removed {forUpdate}", [run], cancellationToken).ConfigureAwait(false);
        if (epoch is { } life && before?.Epoch != life) throw new StaleEpochException(run, life);
        if (before is null) return null;
        RunRecord after = change(before);
        if (after == before) return before;
        await ExecuteAsync(
            """
            UPDATE run_catalog SET state = $2, asked = $3, year = $4, digest = $5, organisations = $6, checkpoint_year = $7, error = $8,
                started = $9, ended = $10
            WHERE run = $1
            """,
            [
                run, CatalogRows.Name(after.State), CatalogRows.Name(after.Asked), after.Year, OrNull(after.Digest), OrNull(after.Organisations),
                OrNull(after.CheckpointYear), OrNull(after.Error), OrNull(after.Started?.ToUniversalTime()), OrNull(after.Ended?.ToUniversalTime()),
            ],
            cancellationToken).ConfigureAwait(false);
        return after;
    }

    internal async Task<bool> RemoveAsync(string run, Action<RunRecord> check, CancellationToken cancellationToken)
    {
        RunRecord? there = await OneAsync($"WHERE run = $1 AND NOT removed {forUpdate}", [run], cancellationToken).ConfigureAwait(false);
        if (there is null) return false;
        check(there);
        await ExecuteAsync("UPDATE run_catalog SET removed = true, epoch = epoch + 1, idempotency_key = NULL WHERE run = $1", [run], cancellationToken)
            .ConfigureAwait(false);
        return true;
    }

    internal async Task<List<string>> ListRemovedAsync(CancellationToken cancellationToken)
    {
        var runs = new List<string>();
        DbCommand select = command("SELECT run FROM run_catalog WHERE removed ORDER BY number", []);
        await using (select.ConfigureAwait(false))
        {
            DbDataReader reader = await select.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) runs.Add(reader.GetString(0));
            }
        }

        return runs;
    }

    internal Task ForgetAsync(string run, CancellationToken cancellationToken) =>
        ExecuteAsync("DELETE FROM run_catalog WHERE run = $1 AND removed", [run], cancellationToken);

    private async Task<string?> TextAsync(string run, CancellationToken cancellationToken) =>
        await ScalarAsync("SELECT input FROM run_catalog WHERE run = $1 AND NOT removed", [run], cancellationToken).ConfigureAwait(false) as string;

    private async Task<RunRecord?> OneAsync(string rest, object[] values, CancellationToken cancellationToken) =>
        (await QueryAsync(rest, values, cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    private async Task<List<RunRecord>> QueryAsync(string rest, object[] values, CancellationToken cancellationToken)
    {
        var rows = new List<RunRecord>();
        DbCommand select = command($"SELECT {CatalogRows.Columns} FROM run_catalog {rest}", values);
        await using (select.ConfigureAwait(false))
        {
            DbDataReader reader = await select.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(CatalogRows.Read(reader));
            }
        }

        return rows;
    }

    private async Task ExecuteAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        DbCommand statement = command(sql, values);
        await using (statement.ConfigureAwait(false)) await statement.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<object?> ScalarAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        DbCommand statement = command(sql, values);
        await using (statement.ConfigureAwait(false)) return await statement.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
