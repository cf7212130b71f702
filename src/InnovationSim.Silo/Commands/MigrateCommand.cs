using System.CommandLine;
using InnovationSim.Silo.Options;
using InnovationSim.Silo.Postgres;
using InnovationSim.Silo.Terminal;
using InnovationSim.Storage.Postgres;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo migrate</c>: makes the tables in a database, or brings them up to date.</summary>
internal static class MigrateCommand
{
    internal static Command Create()
    {
        var command = new Command("migrate", "Makes the tables in a PostgreSQL database, or brings them up to date. May be repeated, and run by several at once.")
        {
            SiloOptions.Postgres.Option,
        };
        command.SetAction((parsed, cancellationToken) => MigrateAsync(SiloOptions.ReadPostgres(SettingSource.Of(parsed)), cancellationToken));
        return command;
    }

    private static async Task<int> MigrateAsync(string connectionString, CancellationToken cancellationToken)
    {
        var database = new PostgresDatabase(connectionString);
        await using (database.ConfigureAwait(false))
        {
            await PostgresSchema.MigrateAsync(database, cancellationToken).ConfigureAwait(false);
            await PostgresSchema.MigrateAsync(database, OrleansSchema.Migrations, cancellationToken).ConfigureAwait(false);
            Messages.Note($"The {database.Name} is up to date: results and checkpoints version {PostgresSchema.Version}, cluster version {OrleansSchema.Migrations.Version}.");
        }

        return ExitCodes.Done;
    }
}
