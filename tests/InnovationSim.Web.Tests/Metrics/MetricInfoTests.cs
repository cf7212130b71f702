using InnovationSim.Contracts;
using InnovationSim.Web.Metrics;

namespace InnovationSim.Web.Tests.Metrics;

public class MetricInfoTests
{
    [Fact]
    public void The_unit_is_read_from_the_description_of_the_column()
    {
        MetricInfo metric = MetricInfo.Of(new ResultColumnInfo("gdp_growth", ResultValueType.Number, "Growth of GDP. Unit: per year"));

        metric.Unit.ShouldBe("per year");
        metric.Explanation.ShouldBe("Growth of GDP.");
        metric.Title.ShouldBe("GDP growth");
    }

    [Theory]
    [InlineData("gdp", "yuan", true)]
    [InlineData("private_firms", "firms", true)]
    [InlineData("population", "persons", true)]
    [InlineData("gdp_per_head", "yuan", false)]
    [InlineData("mean_wage_state", "yuan a year", false)]
    [InlineData("rd_intensity", "share", false)]
    [InlineData("clusters", "cells", false)]
    public void Counts_and_yuan_grow_with_the_scale_and_rates_do_not(string name, string unit, bool grows) =>
        new MetricInfo(name, name, unit, "").GrowsWithScale.ShouldBe(grows);

    [Theory]
    [InlineData("private-firm", "private firms")]
    [InlineData("university", "universities")]
    public void Kinds_have_a_plural(string kind, string several) => Words.Several(kind).ShouldBe(several);
}
