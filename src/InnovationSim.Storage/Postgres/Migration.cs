using System.Globalization;
using System.Reflection;

namespace InnovationSim.Storage.Postgres;

/// <summary>A step from one version of the schema to the next: <c>Migrations/0001-what-it-does.sql</c>. Once released it never changes.</summary>
/// <param name="Number">The version that it leads to; the first is 1, and none is left out.</param>
/// <param name="Name">What it does.</param>
/// <param name="Sql">Statements.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>Those in the resources of an assembly, in order.</summary>
    internal static IReadOnlyList<Migration> Load(Assembly assembly) =>
    [
        .. assembly.GetManifestResourceNames().Where(file => file.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => new Migration(NumberOf(file), Path.GetFileNameWithoutExtension(file)[5..], Text(assembly, file))),
    ];

    private static int NumberOf(string file) => int.Parse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(Assembly assembly, string file)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }
}
