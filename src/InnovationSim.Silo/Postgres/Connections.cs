using InnovationSim.Storage.Postgres;
using Npgsql;

namespace InnovationSim.Silo.Postgres;

/// <summary>How a silo connects to its database.</summary>
internal static class Connections
{
    /// <summary>Connections that Orleans takes at most, and as many again for the stores, unless the connection string says another number.</summary>
    /// <remarks>A server allows 100 as it comes: enough for two silos and whoever looks. What finds no free connection waits.</remarks>
    internal const int MostOfAPool = 20;

    private static readonly int MostOfTheDriver = new NpgsqlConnectionStringBuilder().MaxPoolSize;

    /// <summary>The connections that Orleans' providers share.</summary>
    internal static NpgsqlDataSource ForOrleans(string connectionString) =>
        // Named, or metrics would name it by its connection string.
        new NpgsqlDataSourceBuilder(Bounded(connectionString, "innosim-silo (Orleans)")) { Name = "orleans" }.Build();

    /// <summary>The database of results and checkpoints.</summary>
    internal static PostgresDatabase ForStores(string connectionString) => new(Bounded(connectionString, "innosim-silo (stores)"));

    private static string Bounded(string connectionString, string name)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName ??= name;
        if (settings.MaxPoolSize == MostOfTheDriver) settings.MaxPoolSize = MostOfAPool;
        return settings.ConnectionString;
    }
}
