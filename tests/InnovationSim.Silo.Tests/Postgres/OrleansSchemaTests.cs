using InnovationSim.Silo.Postgres;
using InnovationSim.Silo.Tests.Building;
using InnovationSim.Storage.Postgres;
using Shouldly;

namespace InnovationSim.Silo.Tests.Postgres;

public class OrleansSchemaTests
{
    [PostgresFact]
    public async Task An_empty_database_gets_the_tables_once()
    {
        await using TestSchema schema = await TestSchema.EmptyAsync();
        await PostgresSchema.MigrateAsync(schema.Database, OrleansSchema.Migrations);
        await PostgresSchema.MigrateAsync(schema.Database, OrleansSchema.Migrations);
        (await AppliedAsync(schema)).ShouldBe(OrleansSchema.Migrations.Version);
    }

    [PostgresFact]
    public async Task Several_programs_may_migrate_at_once()
    {
        await using TestSchema schema = await TestSchema.EmptyAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await PostgresSchema.MigrateAsync(schema.Database);
            await PostgresSchema.MigrateAsync(schema.Database, OrleansSchema.Migrations);
        })));
        (await AppliedAsync(schema)).ShouldBe(OrleansSchema.Migrations.Version);
    }

    [PostgresFact]
    public async Task What_silos_stored_survives_another_migration()
    {
        await using TestSchema schema = await TestSchema.MigratedAsync();
        await schema.ExecuteAsync("INSERT INTO silo_cluster (cluster, version) VALUES ('kept', 7)");
        await PostgresSchema.MigrateAsync(schema.Database, OrleansSchema.Migrations);
        (await schema.ScalarAsync<int>("SELECT version FROM silo_cluster WHERE cluster = 'kept'")).ShouldBe(7);
    }

    [PostgresFact]
    public async Task A_database_without_the_tables_is_refused()
    {
        await using TestSchema schema = await TestSchema.EmptyAsync();
        await PostgresSchema.MigrateAsync(schema.Database);
        (await Should.ThrowAsync<DatabaseException>(() => PostgresSchema.CheckAsync(schema.Database, OrleansSchema.Migrations)))
            .Message.ShouldContain("has version 0 of orleans_migration; this program needs");
    }

    [PostgresFact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await using TestSchema schema = await TestSchema.MigratedAsync();
        await schema.ExecuteAsync("INSERT INTO orleans_migration (number, name) VALUES (1000, 'later')");
        (await Should.ThrowAsync<DatabaseException>(() => PostgresSchema.CheckAsync(schema.Database, OrleansSchema.Migrations)))
            .Message.ShouldContain("has version 1000");
    }

    [PostgresFact]
    public async Task A_silo_does_not_start_on_a_database_that_was_not_migrated()
    {
        await using TestSchema schema = await TestSchema.EmptyAsync();
        (await Should.ThrowAsync<DatabaseException>(async () =>
        {
            await using TestSilo silo = await TestSilo.StartAsync(TestSilo.In(schema));
        })).Message.ShouldContain("Migrate it first");
    }

    private static Task<int> AppliedAsync(TestSchema schema) => schema.ScalarAsync<int>("SELECT count(*)::int FROM orleans_migration");
}
