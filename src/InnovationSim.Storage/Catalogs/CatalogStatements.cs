using System.Globalization;
using System.Text;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Storage.Catalogs;

/// <summary>What a catalogue does within a transaction. SQLite and PostgreSQL understand the same statements, but for how rows are locked.</summary>
/// <param name="commands">The commands of the transaction.</param>
/// <param name="forUpdate">What locks the row read until the transaction ends.</param>
internal sealed class CatalogStatements(CatalogCommands commands, string forUpdate)
{
    internal async Task<(RunRecord Run, bool IsNew)> AddAsync(NewRun run, CancellationToken cancellationToken)
    {
        RunInput input = run.Input;
        string text = SealedText.Seal(input.ToJson());
        await commands.ExecuteAsync(
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
        string? text = await TextAsync(run, cancellationToken).ConfigureAwait(false);
        if (text is not "") return text is null ? null : RunInput.FromJson(SealedText.Open(text, where), where);
        // A run of an experiment: what it shares with the others of its arm is kept once.
        text = await commands.ScalarAsync(
            "SELECT a.input FROM experiment_arm a JOIN run_catalog r ON r.experiment = a.experiment AND r.arm = a.name WHERE r.run = $1", [run], cancellationToken)
            .ConfigureAwait(false) as string;
        string? seed = await commands.ScalarAsync("SELECT seed FROM run_catalog WHERE run = $1", [run], cancellationToken).ConfigureAwait(false) as string;
        return text is null || seed is null ? null : RunInput.FromJson(SealedText.Open(text, where), where) with { Run = run, Seed = seed };
    }

    internal Task<List<RunRecord>> ListAsync(RunFilter filter, CancellationToken cancellationToken)
    {
        List<object> values = [filter.Before, filter.Limit];
        var where = new StringBuilder("WHERE NOT removed AND number < $1");
        if (filter.States.Count > 0) where.Append(CultureInfo.InvariantCulture, $" AND state IN ({string.Join(", ", filter.States.Select(state => $"'{CatalogRows.Name(state)}'"))})");
        if (filter.Experiment is "") where.Append(" AND experiment IS NULL");
        else if (filter.Experiment is { } experiment) With("experiment", experiment);
        if (filter.Arm is { } arm) With("arm", arm);
        return QueryAsync($"{where} ORDER BY number DESC LIMIT $2", [.. values], cancellationToken);

        void With(string column, string value)
        {
            values.Add(value);
            where.Append(CultureInfo.InvariantCulture, $" AND {column} = ${values.Count}");
        }
    }

    internal async Task<long?> RaiseEpochAsync(string run, CancellationToken cancellationToken) =>
        await commands.ScalarAsync("UPDATE run_catalog SET epoch = epoch + 1 WHERE run = $1 AND NOT removed RETURNING epoch", [run], cancellationToken)
            .ConfigureAwait(false) as long?;

    internal async Task<RunRecord?> ChangeAsync(string run, long? epoch, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken)
    {
        RunRecord? before = await OneAsync($"WHERE run = $1 AND NOT removed {forUpdate}", [run], cancellationToken).ConfigureAwait(false);
        if (epoch is { } life && before?.Epoch != life) throw new StaleEpochException(run, life);
        if (before is null) return null;
        RunRecord after = change(before);
        await WriteAsync(before, after, cancellationToken).ConfigureAwait(false);
        return after;
    }

    internal async Task<List<RunRecord>> ChangeExperimentAsync(string experiment, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken)
    {
        List<RunRecord> runs = await QueryAsync($"WHERE experiment = $1 AND NOT removed ORDER BY number {forUpdate}", [experiment], cancellationToken)
            .ConfigureAwait(false);
        for (int at = 0; at < runs.Count; at++)
        {
            RunRecord after = change(runs[at]);
            await WriteAsync(runs[at], after, cancellationToken).ConfigureAwait(false);
            runs[at] = after;
        }

        return runs;
    }

    internal async Task<bool> RemoveAsync(string run, Action<RunRecord> check, CancellationToken cancellationToken)
    {
        RunRecord? there = await OneAsync($"WHERE run = $1 AND NOT removed {forUpdate}", [run], cancellationToken).ConfigureAwait(false);
        if (there is null) return false;
        check(there);
        await commands.ExecuteAsync("UPDATE run_catalog SET removed = true, epoch = epoch + 1, idempotency_key = NULL WHERE run = $1", [run], cancellationToken)
            .ConfigureAwait(false);
        return true;
    }

    internal Task<List<string>> ListRemovedAsync(CancellationToken cancellationToken) =>
        commands.QueryAsync("SELECT run FROM run_catalog WHERE removed ORDER BY number", [], row => row.GetString(0), cancellationToken);

    internal Task ForgetAsync(IReadOnlyList<string> runs, CancellationToken cancellationToken)
    {
        string these = string.Join(", ", runs.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"${at + 1}")));
        return commands.ExecuteAsync($"DELETE FROM run_catalog WHERE run IN ({these}) AND removed", [.. runs], cancellationToken);
    }

    private async Task WriteAsync(RunRecord before, RunRecord after, CancellationToken cancellationToken)
    {
        if (after == before) return;
        await commands.ExecuteAsync(
            """
            UPDATE run_catalog SET state = $2, asked = $3, year = $4, digest = $5, organisations = $6, checkpoint_year = $7, error = $8,
                started = $9, ended = $10
            WHERE run = $1
            """,
            [
                after.Run, CatalogRows.Name(after.State), CatalogRows.Name(after.Asked), after.Year, OrNull(after.Digest), OrNull(after.Organisations),
                OrNull(after.CheckpointYear), OrNull(after.Error), OrNull(after.Started?.ToUniversalTime()), OrNull(after.Ended?.ToUniversalTime()),
            ],
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> TextAsync(string run, CancellationToken cancellationToken) =>
        await commands.ScalarAsync("SELECT input FROM run_catalog WHERE run = $1 AND NOT removed", [run], cancellationToken).ConfigureAwait(false) as string;

    private async Task<RunRecord?> OneAsync(string rest, object[] values, CancellationToken cancellationToken) =>
        (await QueryAsync(rest, values, cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    private Task<List<RunRecord>> QueryAsync(string rest, object[] values, CancellationToken cancellationToken) =>
        commands.QueryAsync($"SELECT {CatalogRows.Columns} FROM run_catalog {rest}", values, CatalogRows.Read, cancellationToken);

    internal static object OrNull(object? value) => value ?? DBNull.Value;
}
