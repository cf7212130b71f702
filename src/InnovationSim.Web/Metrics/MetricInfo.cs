using InnovationSim.Contracts;

namespace InnovationSim.Web.Metrics;

/// <summary>A metric of the whole region, as the service describes it.</summary>
/// <param name="Name">Its column in table <c>years</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Unit">Unit, as in <c>yuan</c>, <c>share</c>, <c>per year</c>, <c>persons</c>.</param>
/// <param name="Explanation">What it is.</param>
internal sealed record MetricInfo(string Name, string Title, string Unit, string Explanation)
{
    private const string UnitMark = "Unit: ";

    // Of what there is more where more is simulated. Yuan a head and yuan a year are rates of something.
    private static readonly string[] Counted = ["yuan", "persons", "firms", "patents", "contracts", "posts", "organisations", "links"];
    private static readonly string[] PerHead = ["gdp_per_head"];

    /// <summary>Whether it grows with the part that is simulated, so that the whole region's is the value divided by the scale.</summary>
    internal bool GrowsWithScale => Counted.Contains(Unit, StringComparer.Ordinal) && !PerHead.Contains(Name, StringComparer.Ordinal);

    /// <summary>A column of table <c>years</c>; its description ends in its unit.</summary>
    internal static MetricInfo Of(ResultColumnInfo column)
    {
        int at = column.Description.LastIndexOf(UnitMark, StringComparison.Ordinal);
        string unit = at < 0 ? "" : column.Description[(at + UnitMark.Length)..].Trim();
        string explanation = at < 0 ? column.Description : column.Description[..at].Trim();
        return new MetricInfo(column.Name, Words.Title(column.Name), unit, explanation);
    }
}
