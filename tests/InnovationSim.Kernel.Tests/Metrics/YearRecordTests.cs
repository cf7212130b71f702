using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics;

public sealed class YearRecordTests
{
    private static readonly YearRecord Record = new GlassRun(TinyWorld.Default).Begin();

    [Fact]
    public void A_metric_is_found_by_its_name() => Record["private-firms"].ShouldBe(2 * 3 * 20);

    [Theory]
    [InlineData("gpd")]
    [InlineData("")]
    [InlineData("city-private-firms")] // of cities, not of the region
    public void A_metric_that_does_not_exist_is_named_in_the_error(string name) =>
        Should.Throw<KeyNotFoundException>(() => Record[name]).Message.ShouldBe($"There is no regional metric '{name}'.");

    [Fact]
    public void Every_metric_of_the_list_is_given_and_no_other() =>
        Record.Metrics.Select(value => value.Metric.Name).Distinct().Order().ShouldBe(YearMetrics.All.Select(metric => metric.Name).Order());

    [Fact]
    public void Every_regional_metric_can_be_looked_up() => YearMetrics.Regional.ShouldAllBe(metric => !double.IsInfinity(Record[metric.Name]));

    [Fact]
    public void No_metric_is_given_twice_for_the_same_place() =>
        Record.Metrics.Select(value => (value.Metric.Name, value.City, value.Sector)).Distinct().Count().ShouldBe(Record.Metrics.Count);

    [Fact]
    public void It_keeps_its_numbers_when_the_run_goes_on()
    {
        var run = new GlassRun(TinyWorld.Default);
        YearRecord first = run.Begin();
        long[] before = first.Tally.Values.ToArray();
        run.RunYear();
        first.Tally.Values.ToArray().ShouldBe(before);
    }
}
