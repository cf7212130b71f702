using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics;

/// <summary>What is said of metrics.</summary>
public sealed class MetricTests
{
    public static TheoryData<string> Names { get; } = [.. YearMetrics.All.Select(metric => metric.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_metric_says_how_it_is_computed_and_where_that_is_from(string name)
    {
        Metric metric = YearMetrics.All.Single(each => each.Name == name);
        metric.Formula.ShouldNotBeNullOrWhiteSpace();
        metric.Source.ShouldNotBeNullOrWhiteSpace();
        metric.Description.ShouldEndWith(".");
    }

    [Fact]
    public void No_two_metrics_have_the_same_name() => YearMetrics.All.Select(metric => metric.Name).ShouldBeUnique();

    [Fact]
    public void Metrics_are_measured_of_what_they_say()
    {
        IReadOnlyList<YearRecord> records = new GlassRun(Toy.World()).Run(1);
        foreach (MetricValue value in records[1].Metrics)
        {
            MetricScope measured = (value.City, value.Sector) switch
            {
                (null, null) => MetricScope.Region,
                (not null, null) => MetricScope.City,
                (null, not null) => MetricScope.Sector,
                _ => MetricScope.Cell,
            };
            measured.ShouldBe(value.Metric.Of, value.Metric.Name);
        }
    }

    [Theory]
    [InlineData("gdp", true)]
    [InlineData("population", true)]
    [InlineData("gdp-per-head", false)]
    [InlineData("mean-wage-private", false)]
    [InlineData("rd-intensity", false)]
    [InlineData("hollow-clusters", false)]
    public void What_grows_with_the_part_that_is_simulated_is_told_apart(string name, bool extensive) =>
        YearMetrics.All.Single(metric => metric.Name == name).IsExtensive.ShouldBe(extensive);
}
