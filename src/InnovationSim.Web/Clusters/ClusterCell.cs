using InnovationSim.Web.Years;

namespace InnovationSim.Web.Clusters;

/// <summary>Whether an industry is concentrated in a city, and whether it works together there.</summary>
public enum ClusterKind
{
    /// <summary>It is not concentrated: location quotient below 1.25.</summary>
    None,

    /// <summary>It is, and orders within the city more than chance would have it.</summary>
    Linked,

    /// <summary>It is, and orders within the city less than chance would have it.</summary>
    Hollow,

    /// <summary>It is, and there are too few orders to tell by.</summary>
    Unknown,
}

/// <summary>An industry in a city, as a row of the table of clusters. Counts as they are shown.</summary>
/// <param name="City">Name of the city.</param>
/// <param name="Sector">Name of the sector.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Quotient">Location quotient of employment.</param>
/// <param name="OrderLift">Linkage lift of orders; null where it is undefined.</param>
/// <param name="LicenceLift">Linkage lift of licences; null where it is undefined.</param>
/// <param name="JobLift">Linkage lift of job moves; null where it is undefined.</param>
/// <param name="Density">Relatedness density; null where it is undefined.</param>
/// <param name="Firms">Firms.</param>
/// <param name="Staff">Persons employed.</param>
/// <param name="StateShare">Share of state-owned enterprises in sales; null without sales.</param>
public sealed record ClusterCell(
    string City,
    string Sector,
    ClusterKind Kind,
    double Quotient,
    double? OrderLift,
    double? LicenceLift,
    double? JobLift,
    double? Density,
    double Firms,
    double Staff,
    double? StateShare)
{
    /// <summary>From this location quotient on, an industry counts as concentrated.</summary>
    public const double Concentrated = 1.25;

    /// <summary>What a cell is, by the service's own metric.</summary>
    internal static ClusterKind KindOf(YearSlice slice, string city, string sector) => slice.Value("hollow-cluster", city, sector) switch
    {
        1 => ClusterKind.Hollow,
        0 => ClusterKind.Linked,
        _ => slice.Value("location-quotient", city, sector) >= Concentrated ? ClusterKind.Unknown : ClusterKind.None,
    };

    /// <summary>A cell of a year.</summary>
    internal static ClusterCell Of(YearSlice slice, string city, string sector, Func<string, string> cityName, Func<string, string> sectorName, double divisor)
    {
        CellRow[] rows = [.. slice.Cells.Where(row => row.City == city && row.Sector == sector)];
        double sales = rows.Sum(row => row["sales_yuan"]);
        return new ClusterCell(
            cityName(city),
            sectorName(sector),
            KindOf(slice, city, sector),
            slice.Value("location-quotient", city, sector),
            Known(slice.Value("linkage-lift-orders", city, sector)),
            Known(slice.Value("linkage-lift-licences", city, sector)),
            Known(slice.Value("linkage-lift-job-moves", city, sector)),
            Known(slice.Value("relatedness-density", city, sector)),
            rows.Sum(row => row["firms"]) / divisor,
            rows.Sum(row => row.Staff) / divisor,
            sales > 0 ? rows.Where(row => row.Owner == "state").Sum(row => row["sales_yuan"]) / sales : null);
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
