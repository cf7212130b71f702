using InnovationSim.Kernel.Metrics.Networks;
using InnovationSim.Kernel.Phases;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Networks;

public sealed class CollaborationNetworkTests
{
    private static readonly ulong A = AgentId.Pack(AgentKind.University, 0, 0);
    private static readonly ulong B = AgentId.Pack(AgentKind.PrivateFirm, 1, 4);
    private static readonly ulong C = AgentId.Pack(AgentKind.PrivateFirm, 2, 9);

    [Fact]
    public void An_alliance_counts_if_both_sides_report_it()
    {
        CollaborationNetwork network = Of((A, B, NetworkLinks.Alliance), (B, A, NetworkLinks.Alliance), (B, C, NetworkLinks.Alliance));

        (network.Alliances, network.ConsortiumTies).ShouldBe((1, 0));
        network.Organisations.ShouldBe([A, B]);
        network.Cities.ShouldBe([0, 1]);
    }

    [Fact]
    public void Alliances_and_projects_together_weigh_a_link()
    {
        CollaborationNetwork network = Of(
            (A, B, NetworkLinks.Alliance), (B, A, NetworkLinks.Alliance), (A, B, NetworkLinks.Consortium), (A, B, NetworkLinks.Consortium),
            (B, C, NetworkLinks.Consortium));

        (network.Alliances, network.ConsortiumTies).ShouldBe((1, 3));
        network.Graph.Links.ShouldBe(2);
        network.Graph.Weights(1).ToArray().ShouldBe([3, 1]);
    }

    [Fact]
    public void It_does_not_matter_who_reports_first()
    {
        (ulong, ulong, ulong)[] records = [(A, B, NetworkLinks.Alliance), (B, C, NetworkLinks.Consortium), (B, A, NetworkLinks.Alliance)];
        CollaborationNetwork one = Of(records);
        CollaborationNetwork other = Of([.. records.Reverse()]);

        other.Organisations.ShouldBe(one.Organisations);
        for (int node = 0; node < 3; node++) other.Graph.Weights(node).ToArray().ShouldBe(one.Graph.Weights(node).ToArray());
    }

    [Fact]
    public void Without_records_there_is_nobody() => Of().Graph.Nodes.ShouldBe(0);

    private static CollaborationNetwork Of(params (ulong One, ulong Other, ulong Kind)[] records) =>
        CollaborationNetwork.Of([.. records.Select(record => new ReportRecord(record.One, record.Other, record.Kind))]);
}
