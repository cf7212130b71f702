using System.Collections.Immutable;
using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>A region of two cities, three sectors and six technology fields; nothing in it is data.</summary>
internal sealed record TinyWorld
{
    public const int Food = 0;
    public const int Electronics = 1;
    public const int Services = 2;
    public const int Sectors = 3;

    /// <summary>An agent's wages by skill level in every city, yuan.</summary>
    public static readonly ImmutableArray<long> Wages = [50_000, 70_000, 100_000];

    public static World Default { get; } = new TinyWorld().Build();

    public ModelParameters Parameters { get; init; } = Defaults.Parameters;

    public int Cities { get; init; } = 2;

    /// <summary>Distance between two different cities.</summary>
    public double Kilometres { get; init; } = 100;

    public ImmutableArray<Destination> Destinations { get; init; } = [new("coast", 31, 121, 120_000)];

    public FirmCell StateCell { get; init; } = new(2, 200_000_000, 500_000);

    public FirmCell PrivateCell { get; init; } = new(20, 80_000_000, 400_000);

    /// <summary>Universities of each city.</summary>
    public int Universities { get; init; } = 2;

    public long RemainderYuan { get; init; } = 100_000_000;

    public long Workers { get; init; } = 10_000;

    public long Dependants { get; init; } = 9_000;

    public World Build() => new()
    {
        BaseYear = 2000,
        Scale = 1,
        Parameters = Parameters,
        Cities = [.. Enumerable.Range(0, Cities).Select(MakeCity)],
        Sectors =
        [
            MakeSector("food", emerging: false, research: 0.004, engineers: 0.1, inputs: [0.6, 0.1, 0.3], consumption: 0.3, investment: 0.1,
                requirements: [1, 1, 0.4, 0, 0, 0]),
            MakeSector("electronics", emerging: true, research: 0.02, engineers: 0.4, inputs: [0.1, 0.6, 0.3], consumption: 0.1, investment: 0.4,
                requirements: [0, 0, 1, 1, 0, 0]),
            MakeSector("services", emerging: false, research: 0.002, engineers: 0.1, inputs: [0.2, 0.2, 0.6], consumption: 0.6, investment: 0.5,
                requirements: [0, 0, 0, 0.3, 1, 1]),
        ],
        Fields = [.. Enumerable.Range(0, 6).Select(field => new TechnologyField($"field-{field}", $"Field {field}", field / 2))],
        ServiceSector = Services,
        StateCells = [.. Enumerable.Repeat(StateCell, Cities * Sectors)],
        PrivateCells = [.. Enumerable.Repeat(PrivateCell, Cities * Sectors)],
        Universities =
        [
            .. Enumerable.Range(0, Cities * Universities)
                .Select(number => new ResearchOrganisation($"University {number}", number / Universities, 50_000_000, number, [0.2, 0.5, 0.3])),
        ],
        ResearchInstitutes =
            [.. Enumerable.Range(0, Cities).Select(city => new ResearchOrganisation($"Institute {city}", city, 20_000_000, city, [0.5, 0.5, 0]))],
        HighTechFirms = [.. Enumerable.Repeat(2L, Cities)],
        Kilometres = [.. from one in Enumerable.Range(0, Cities) from other in Enumerable.Range(0, Cities) select one == other ? 0 : Kilometres],
        Destinations = Destinations,
    };

    private City MakeCity(int number) => new(
        $"city-{number}",
        $"City {number}",
        46 - number,
        126 + number,
        Workers + Dependants + 500,
        [
            new LabourForce(Workers * 87 / 100, 200, Dependants, Wages[0]),
            new LabourForce(Workers * 11 / 100, 200, 0, Wages[1]),
            new LabourForce(Workers * 2 / 100, 100, 0, Wages[2]),
        ],
        RemainderYuan,
        RemainderYuan + (long)(0.3 * Sectors * (StateCell.SalesYuan + PrivateCell.SalesYuan)),
        0,
        [1.0 / Cities, 1.0 / Cities, 1.0 / Cities]);

    private static Sector MakeSector(
        string id, bool emerging, double research, double engineers, double[] inputs, double consumption, double investment, double[] requirements) =>
        new(id, id, emerging, research, 0.025, 0.3, engineers, [.. inputs], consumption, investment, [.. requirements], 10);

    /// <summary>e^(−km/scale), as the tables have it.</summary>
    public static double Nearness(double km, double scale) => DeterministicMath.Exp(-km / scale);
}
