using System.Reflection;

namespace InnovationSim.Storage.Postgres;

/// <summary>All changes of the tables of one part of the program: numbered files, and the table that says which have been applied.</summary>
public sealed class MigrationSet
{
    /// <summary>Those in the resources of an assembly: <c>0001-what-it-does.sql</c> and on, with no number left out. Once released they never change.</summary>
    /// <param name="table">Name of the table of versions; a plain identifier.</param>
    /// <param name="assembly">Where the files are.</param>
    public MigrationSet(string table, Assembly assembly)
        : this(table, Migration.Load(assembly))
    {
    }

    internal MigrationSet(string table, IReadOnlyList<Migration> all)
    {
        Table = table;
        All = all;
    }

    /// <summary>Those of results and checkpoints.</summary>
    public static MigrationSet Stores { get; } = new("schema_migration", typeof(MigrationSet).Assembly);

    /// <summary>Name of the table of versions.</summary>
    public string Table { get; }

    /// <summary>The version that they lead to.</summary>
    public int Version => All[^1].Number;

    internal IReadOnlyList<Migration> All { get; }
}
