namespace InnovationSim.Web.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it is called in the legend.</param>
/// <param name="Values">A value for each of the chart's years; not a number where there is none.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double> Values);

/// <summary>What a line is uncertain by: the area between two ends, year by year.</summary>
/// <param name="Name">What it is called in the legend.</param>
/// <param name="Low">Lower end for each of the chart's years; not a number where there is none.</param>
/// <param name="High">Upper end for each of them.</param>
public sealed record ChartArea(string Name, IReadOnlyList<double> Low, IReadOnlyList<double> High);

/// <summary>A band that values are expected in.</summary>
/// <param name="Low">Lower end, in the unit of the values.</param>
/// <param name="High">Upper end.</param>
/// <param name="Name">What it is.</param>
public sealed record ChartBand(double Low, double High, string Name);
