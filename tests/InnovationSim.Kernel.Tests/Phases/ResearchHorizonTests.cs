using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

public class ResearchHorizonTests
{
    private static readonly ModelParameters P = Defaults.Parameters with { BasicResearchShare = 0.07, GrantYears = 1, GrantYearsWeight = 0.1 };

    [Fact]
    public void Nothing_changes_at_the_usual_share_and_yearly_grants() => (ResearchHorizon.Patents(P), ResearchHorizon.Progress(P)).ShouldBe((1, 1));

    [Fact]
    public void Basic_research_costs_patents_and_brings_ability()
    {
        ModelParameters basic = P with { BasicResearchShare = 0.14 };
        ResearchHorizon.Patents(basic).ShouldBe(0.86 / 0.93, 1e-12);
        ResearchHorizon.Progress(basic).ShouldBe(2, 1e-12);
    }

    [Fact]
    public void Longer_grants_bring_ability() => ResearchHorizon.Progress(P with { GrantYears = 5 }).ShouldBe(1.4, 1e-12);
}
