using FsCheck;
using FsCheck.Fluent;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

/// <summary>A table of counts as the properties of this folder draw them.</summary>
public sealed record RandomTable(int Cities, int Sectors, long[] CityBySector)
{
    public long[] Row(int city) => CityBySector[(city * Sectors)..((city + 1) * Sectors)];

    public long[] Column(int sector) => [.. Enumerable.Range(0, Cities).Select(city => CityBySector[(city * Sectors) + sector])];

    public long[] CityTotals => [.. Enumerable.Range(0, Cities).Select(city => Row(city).Sum())];

    public long[] SectorTotals => [.. Enumerable.Range(0, Sectors).Select(sector => Column(sector).Sum())];

    public long Total => CityBySector.Sum();

    public RandomTable Times(long factor) => this with { CityBySector = [.. CityBySector.Select(count => count * factor)] };

    public override string ToString() => $"{Cities} × {Sectors}: {string.Join(' ', CityBySector)}";
}

/// <summary>Generators shared by the properties of this folder.</summary>
internal static class RandomTables
{
    // A third of the cells are empty, as in a real region, so that empty cities and sectors occur.
    private static readonly Gen<long> Count = Gen.Frequency(
        (1, Gen.Constant(0L)),
        (2, Gen.Choose(0, 1000).Select(count => (long)count)));

    /// <summary>Tables of up to 6 cities and 5 sectors.</summary>
    private static readonly Arbitrary<RandomTable> Any = Arb.From(
        from cities in Gen.Choose(1, 6)
        from sectors in Gen.Choose(1, 5)
        from counts in Gen.ArrayOf(Count, cities * sectors)
        select new RandomTable(cities, sectors, counts));

    /// <summary>Throws, with the table and the seed to replay it, unless the property holds for every table drawn.</summary>
    public static void ForAll(Func<RandomTable, bool> property) => Prop.ForAll(Any, property).QuickCheckThrowOnFailure();

    /// <summary>Throws, with the table and the seed to replay it, if the property throws for a table drawn.</summary>
    public static void ForAll(Action<RandomTable> property) => Prop.ForAll(Any, property).QuickCheckThrowOnFailure();
}
