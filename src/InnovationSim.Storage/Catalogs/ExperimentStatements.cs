using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using InnovationSim.Contracts;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Storage.Catalogs;

/// <summary>What a catalogue does with experiments within a transaction; the same statements in SQLite and PostgreSQL.</summary>
/// <param name="commands">The commands of the transaction.</param>
internal sealed class ExperimentStatements(CatalogCommands commands)
{
    private const int RunsAtOnce = 100;

    private const string Columns =
        "number, experiment, scenario, arms, first_seed, replicates, years, scale, label, request_hash, created";

    internal async Task<(ExperimentRecord Experiment, bool IsNew)> AddAsync(NewExperiment experiment, CancellationToken cancellationToken)
    {
        RunInput input = experiment.Arms[0].Input;
        IReadOnlyList<ArmInfo> arms = [.. experiment.Arms.Select(Describe)];
        int added = await commands.ExecuteAsync(
            """
            INSERT INTO experiment_catalog (experiment, scenario, arms, first_seed, replicates, years, scale, label, request_hash, idempotency_key, created)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING
            """,
            [
                experiment.Experiment, input.Scenario, JsonSerializer.Serialize(arms, CatalogJson.Default.IReadOnlyListArmInfo),
                experiment.FirstSeed.ToString(CultureInfo.InvariantCulture), experiment.Replicates, input.Years, input.Scale,
                CatalogStatements.OrNull(experiment.Label), experiment.RequestHash, CatalogStatements.OrNull(experiment.IdempotencyKey),
                experiment.Created.ToUniversalTime(),
            ],
            cancellationToken).ConfigureAwait(false);
        if (added > 0)
        {
            await AddArmsAsync(experiment, cancellationToken).ConfigureAwait(false);
            await AddRunsAsync(experiment, input, cancellationToken).ConfigureAwait(false);
        }

        if (experiment.IdempotencyKey is { } key
            && await OneAsync("WHERE idempotency_key = $1", [key], cancellationToken).ConfigureAwait(false) is { } known)
            return (known, string.Equals(known.Experiment, experiment.Experiment, StringComparison.Ordinal));

        // What is there with this id was put in by this very call, if its answer was lost on the way, or by another.
        ExperimentRecord? there = await FindAsync(experiment.Experiment, cancellationToken).ConfigureAwait(false);
        return there is not null && string.Equals(there.RequestHash, experiment.RequestHash, StringComparison.Ordinal)
            ? (there, true)
            : throw new InvalidOperationException($"There is an experiment {experiment.Experiment} already.");
    }

    internal Task<ExperimentRecord?> FindAsync(string experiment, CancellationToken cancellationToken) =>
        OneAsync("WHERE experiment = $1", [experiment], cancellationToken);

    internal async Task<List<ExperimentRecord>> ListAsync(long before, int limit, CancellationToken cancellationToken) =>
        await TalliedAsync("WHERE number < $1 ORDER BY number DESC LIMIT $2", [before, limit], cancellationToken).ConfigureAwait(false);

    internal async Task<List<string>?> RemoveAsync(string experiment, Action<ExperimentRecord> check, string forUpdate, CancellationToken cancellationToken)
    {
        // Its runs are held first, so that none begins between the look at them and their removal.
        List<string> runs = await commands.QueryAsync(
            $"SELECT run FROM run_catalog WHERE experiment = $1 AND NOT removed ORDER BY number {forUpdate}", [experiment], row => row.GetString(0),
            cancellationToken).ConfigureAwait(false);
        if (await FindAsync(experiment, cancellationToken).ConfigureAwait(false) is not { } there) return null;
        check(there);
        await commands.ExecuteAsync("UPDATE run_catalog SET removed = true, epoch = epoch + 1 WHERE experiment = $1", [experiment], cancellationToken)
            .ConfigureAwait(false);
        await commands.ExecuteAsync("DELETE FROM experiment_arm WHERE experiment = $1", [experiment], cancellationToken).ConfigureAwait(false);
        await commands.ExecuteAsync("DELETE FROM experiment_catalog WHERE experiment = $1", [experiment], cancellationToken).ConfigureAwait(false);
        return runs;
    }

    private async Task AddArmsAsync(NewExperiment experiment, CancellationToken cancellationToken)
    {
        foreach (NewArm arm in experiment.Arms)
        {
            await commands.ExecuteAsync(
                "INSERT INTO experiment_arm (experiment, name, input) VALUES ($1, $2, $3)",
                [experiment.Experiment, arm.Name, SealedText.Seal(arm.Input.ToJson())],
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Seed by seed, all arms of a seed together: what is complete when somebody looks are pairs.</summary>
    private async Task AddRunsAsync(NewExperiment experiment, RunInput input, CancellationToken cancellationToken)
    {
        IEnumerable<(int Arm, int Replicate)> runs =
            from replicate in Enumerable.Range(0, experiment.Replicates) from arm in Enumerable.Range(0, experiment.Arms.Count) select (arm, replicate);
        object[] shared =
        [
            input.Scenario, input.Years, input.Scale, CatalogRows.Sizes(experiment.ShardSizes), experiment.Created.ToUniversalTime(), experiment.Experiment,
        ];
        foreach ((int Arm, int Replicate)[] some in runs.Chunk(RunsAtOnce))
        {
            var values = new List<object>(shared);
            IEnumerable<string> rows = some.Select(run =>
            {
                string arm = experiment.Arms[run.Arm].Name;
                values.AddRange(
                [
                    experiment.RunOf(run.Arm, run.Replicate), experiment.SeedOf(run.Replicate).ToString(CultureInfo.InvariantCulture),
                    string.Create(CultureInfo.InvariantCulture, $"{arm}, replicate {run.Replicate}"), arm, run.Replicate,
                ]);
                int at = values.Count - 4;
                return string.Create(
                    CultureInfo.InvariantCulture, $"(${at}, '', $1, ${at + 1}, $2, $3, ${at + 2}, $4, '', $5, 'queued', 'none', $6, ${at + 3}, ${at + 4})");
            });
            string sql =
                "INSERT INTO run_catalog (run, input, scenario, seed, years, scale, label, shard_sizes, request_hash, created, state, asked, experiment, arm, "
                + $"replicate) VALUES {string.Join(", ", rows)}";
            await commands.ExecuteAsync(sql, [.. values], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ExperimentRecord?> OneAsync(string rest, object[] values, CancellationToken cancellationToken) =>
        (await TalliedAsync(rest, values, cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    private async Task<List<ExperimentRecord>> TalliedAsync(string rest, object[] values, CancellationToken cancellationToken)
    {
        List<ExperimentRecord> experiments = await commands.QueryAsync($"SELECT {Columns} FROM experiment_catalog {rest}", values, Read, cancellationToken)
            .ConfigureAwait(false);
        if (experiments.Count == 0) return experiments;
        string these = $"experiment IN ({string.Join(", ", experiments.Select((_, at) => $"${at + 1}"))}) AND NOT removed";
        object[] ids = [.. experiments.Select(experiment => experiment.Experiment)];
        List<TallyRow> rows = await commands.QueryAsync(
            "SELECT experiment, state, count(*), sum(CASE WHEN year > 0 THEN year ELSE 0 END), min(started), max(ended), min(error) "
            + $"FROM run_catalog WHERE {these} GROUP BY experiment, state",
            ids, TallyRow.Read, cancellationToken).ConfigureAwait(false);
        List<(string Experiment, string Run, int Year)> running = await commands.QueryAsync(
            $"SELECT experiment, run, year FROM run_catalog WHERE {these} AND state = 'running' ORDER BY number",
            ids, row => (row.GetString(0), row.GetString(1), Math.Max(0, row.GetInt32(2))), cancellationToken).ConfigureAwait(false);
        return
        [
            .. experiments.Select(experiment => experiment with
            {
                Tally = TallyRow.Sum(
                    [.. rows.Where(row => IsOf(experiment, row.Experiment))],
                    [.. running.Where(run => IsOf(experiment, run.Experiment)).Select(run => (run.Run, run.Year))]),
            }),
        ];
    }

    private static bool IsOf(ExperimentRecord experiment, string id) => string.Equals(experiment.Experiment, id, StringComparison.Ordinal);

    private static ArmInfo Describe(NewArm arm) => new(
        arm.Name,
        [.. arm.Input.Policies.Select(policy => new ArmPolicyInfo(policy.Name, policy.Intensity))],
        arm.Input.Sets.OrderBy(set => set.Key, StringComparer.Ordinal).ToDictionary(set => set.Key, set => set.Value, StringComparer.Ordinal));

    private static ExperimentRecord Read(DbDataReader row) => new()
    {
        Number = row.GetInt64(0),
        Experiment = row.GetString(1),
        Scenario = row.GetString(2),
        Arms = JsonSerializer.Deserialize(row.GetString(3), CatalogJson.Default.IReadOnlyListArmInfo)!,
        FirstSeed = ulong.Parse(row.GetString(4), NumberStyles.None, CultureInfo.InvariantCulture),
        Replicates = row.GetInt32(5),
        Years = row.GetInt32(6),
        Scale = row.GetDouble(7),
        Label = CatalogRows.Text(row, 8),
        RequestHash = row.GetString(9),
        Created = row.GetFieldValue<DateTimeOffset>(10),
    };

    /// <summary>The runs of an experiment that are in one state.</summary>
    private sealed record TallyRow(string Experiment, RunState State, int Runs, long Years, DateTimeOffset? Started, DateTimeOffset? Ended, string? Error)
    {
        internal static TallyRow Read(DbDataReader row) => new(
            row.GetString(0), Enum.Parse<RunState>(row.GetString(1), ignoreCase: true), (int)row.GetInt64(2), row.GetInt64(3), CatalogRows.Time(row, 4),
            CatalogRows.Time(row, 5), CatalogRows.Text(row, 6));

        internal static ExperimentTally Sum(TallyRow[] rows, IReadOnlyList<(string Run, int Year)> running)
        {
            var runs = new RunCounts(
                Of(RunState.Queued), Of(RunState.Running), Of(RunState.Paused), Of(RunState.Complete), Of(RunState.Cancelled), Of(RunState.Failed));
            string? error = rows.FirstOrDefault(row => row.State == RunState.Failed)?.Error;
            return new ExperimentTally(runs, rows.Sum(row => row.Years), rows.Min(row => row.Started), rows.Max(row => row.Ended), error, running);

            int Of(RunState state) => rows.Where(row => row.State == state).Sum(row => row.Runs);
        }
    }
}
