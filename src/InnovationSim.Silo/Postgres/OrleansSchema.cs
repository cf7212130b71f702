using InnovationSim.Storage.Postgres;

namespace InnovationSim.Silo.Postgres;

/// <summary>The tables in which Orleans keeps members, reminders and grain state, and the queries by which it uses them.</summary>
/// <remarks>
/// Orleans' ADO.NET providers know no table but <c>OrleansQuery</c>: they read queries from it by name, and give them parameters and expect columns of
/// known names. Everything else here is our own.
/// </remarks>
public static class OrleansSchema
{
    /// <summary>All changes of these tables, in order.</summary>
    public static MigrationSet Migrations { get; } = new("orleans_migration", typeof(OrleansSchema).Assembly);
}
