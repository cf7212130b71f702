namespace InnovationSim.Storage.Catalogs;

/// <summary>The tables of a catalogue in SQLite.</summary>
internal static class SqliteCatalogTables
{
    /// <summary>What leads from each version of the tables to the next; the first makes them. Once released they never change.</summary>
    internal static IReadOnlyList<string> Steps { get; } =
    [
        """
        CREATE TABLE run_catalog (
            number INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL UNIQUE, input TEXT NOT NULL, scenario TEXT NOT NULL, seed TEXT NOT NULL,
            years INTEGER NOT NULL, scale REAL NOT NULL, label TEXT, shard_sizes TEXT NOT NULL, parent_run TEXT, parent_year INTEGER,
            request_hash TEXT NOT NULL, idempotency_key TEXT UNIQUE, created TEXT NOT NULL, epoch INTEGER NOT NULL DEFAULT -1, state TEXT NOT NULL,
            asked TEXT NOT NULL, year INTEGER NOT NULL DEFAULT -1, digest TEXT, organisations INTEGER, checkpoint_year INTEGER, error TEXT,
            started TEXT, ended TEXT, removed INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX run_catalog_open ON run_catalog (state, number);
        PRAGMA user_version = 1;
        """,
        """
        CREATE TABLE experiment_catalog (
            number INTEGER PRIMARY KEY AUTOINCREMENT, experiment TEXT NOT NULL UNIQUE, scenario TEXT NOT NULL, arms TEXT NOT NULL,
            first_seed TEXT NOT NULL, replicates INTEGER NOT NULL, years INTEGER NOT NULL, scale REAL NOT NULL, label TEXT,
            request_hash TEXT NOT NULL, idempotency_key TEXT UNIQUE, created TEXT NOT NULL);
        CREATE TABLE experiment_arm (experiment TEXT NOT NULL, name TEXT NOT NULL, input TEXT NOT NULL, PRIMARY KEY (experiment, name));
        ALTER TABLE run_catalog ADD COLUMN experiment TEXT;
        ALTER TABLE run_catalog ADD COLUMN arm TEXT;
        ALTER TABLE run_catalog ADD COLUMN replicate INTEGER;
        CREATE INDEX run_catalog_experiment ON run_catalog (experiment, number) WHERE experiment IS NOT NULL;
        PRAGMA user_version = 2;
        """,
    ];
}
