namespace InnovationSim.Kernel.Metrics;

/// <summary>A metric: what it is called, measured in, and means.</summary>
/// <param name="Name">Name in results.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Description">What it is.</param>
public sealed record Metric(string Name, string Unit, string Description)
{
    /// <summary>How it is computed; names of other metrics stand for their values.</summary>
    public string Formula { get; init; } = "";

    /// <summary>Where the formula is from; <c>own</c> for what follows from the words.</summary>
    public string Source { get; init; } = "";

    /// <summary>What it is measured of.</summary>
    public MetricScope Of { get; init; } = MetricScope.Region;

    /// <summary>
    /// Whether it grows with the part of the region that is simulated: such values have to be divided by the scale before they are compared
    /// with the region; ratios, averages and numbers of cells have not.
    /// </summary>
    public bool IsExtensive => Unit is "yuan" or "persons" or "firms" or "patents" or "contracts" or "posts"
        or "proposals" or "projects" or "alliances" or "organisations" or "links";
}

/// <summary>What a metric is measured of.</summary>
public enum MetricScope
{
    /// <summary>The whole region.</summary>
    Region,

    /// <summary>A city.</summary>
    City,

    /// <summary>A sector.</summary>
    Sector,

    /// <summary>A sector in a city.</summary>
    Cell,
}
