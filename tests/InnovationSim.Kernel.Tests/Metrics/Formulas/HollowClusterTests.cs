using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class HollowClusterTests
{
    [Theory]
    [InlineData(1.25, 0.99, ClusterKind.Hollow)]
    [InlineData(8, 0, ClusterKind.Hollow)]
    [InlineData(1.25, 1, ClusterKind.Linked)]
    [InlineData(1.24, 0.5, ClusterKind.NotACluster)]
    [InlineData(0, 3, ClusterKind.NotACluster)]
    [InlineData(0.5, double.NaN, ClusterKind.NotACluster)]
    [InlineData(1.25, double.NaN, ClusterKind.Undefined)]
    [InlineData(double.NaN, 0.5, ClusterKind.Undefined)]
    public void Concentration_and_linkage_together_decide_the_kind(double locationQuotient, double linkageLift, ClusterKind kind) =>
        HollowCluster.Classify(locationQuotient, linkageLift).ShouldBe(kind);

    [Theory]
    [InlineData(2, 0.5, true)]
    [InlineData(2, 1.5, false)]
    [InlineData(1, 0.5, false)]
    [InlineData(2, double.NaN, false)]
    public void Only_a_concentrated_cell_known_to_lack_links_is_hollow(double locationQuotient, double linkageLift, bool hollow) =>
        HollowCluster.Is(locationQuotient, linkageLift).ShouldBe(hollow);

    [Fact]
    public void A_cell_exactly_a_quarter_above_the_region_is_concentrated()
    {
        // (10 ÷ 40) ÷ (20 ÷ 100) = 1.25
        HollowCluster.Is(LocationQuotient.Of(10, 40, 20, 100), 0.5).ShouldBeTrue();
    }

    [Theory]
    [InlineData(-0.1, 1, "locationQuotient")]
    [InlineData(double.PositiveInfinity, 1, "locationQuotient")]
    [InlineData(2, -0.1, "linkageLift")]
    [InlineData(2, double.PositiveInfinity, "linkageLift")]
    public void Values_no_metric_can_have_are_refused_by_name(double locationQuotient, double linkageLift, string argument) =>
        Should.Throw<ArgumentOutOfRangeException>(() => HollowCluster.Is(locationQuotient, linkageLift)).ParamName.ShouldBe(argument);
}
