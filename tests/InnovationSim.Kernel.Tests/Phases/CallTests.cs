using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>Calls: invitations, answers, consortia, grants.</summary>
public sealed class CallTests
{
    private const int Field = 2;

    private static readonly ShardId FirmsThere = new(AgentKind.PrivateFirm, 1, 0);

    [Fact]
    public void Who_knows_the_field_answers_with_its_expertise()
    {
        var stage = new Stage();
        FirmShard firms = stage.Firms(2, city: 1);
        firms.Firms.Knowledge.At(0)[3] = new Kene(Field, 4, 7, true).Packed;
        firms.Firms.Knowledge.At(0)[4] = new Kene(Field + 1, 4, 2, true).Packed;
        var invitation = new InvitationMessage(-1, 0, 5, TinyWorld.Electronics, Field);

        (ShardId to, AnswerMessage answer) = stage.Post(new ShardId(AgentKind.University, 0, 0), firms.Id, invitation, invitation with { Position = -2 })
            .Run(firms, context => MeetingPhase.Run(firms, context)).Of<AnswerMessage>().ShouldHaveSingleItem();

        to.ShouldBe(new ShardId(AgentKind.University, 0, 0));
        (answer.Leader, answer.Number, answer.Sender, answer.Expertise, answer.Match).ShouldBe((0, 5, 0, (short)7, (short)2));
        answer.Quality.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    public void A_consortium_has_three_members_or_more(int others, int entered)
    {
        (Stage stage, ResearchShard universities) = Leader();
        Answer(stage, universities, [.. Enumerable.Range(0, others).Select(_ => 5)]);

        stage.Tally.Total(ResearchMeasure.Proposals).ShouldBe(entered);
        long counted = 0;
        foreach (long count in stage.Tally.ContestScores) counted += count;
        counted.ShouldBe(entered);
    }

    [Fact]
    public void Those_with_most_expertise_are_taken_in()
    {
        (Stage stage, ResearchShard universities) = Leader();
        Answer(stage, universities, 3, 9, 1, 7, 8, 5);

        Project project = universities.Projects.Proposals[0];
        project.Members[..project.Size].ToArray().Select(member => (int)member.Expertise).Order().ShouldBe([5, 7, 8, 9]);
        project.Expertise.ShouldBe(6 + 5 + 7 + 8 + 9, "the leader's own is 6");
        project.Score.ShouldBe(Contest.Score(35, 1 + 4, 5));
    }

    [Fact]
    public void Nobody_is_in_a_consortium_twice()
    {
        (Stage stage, ResearchShard universities) = Leader();
        stage.Post(FirmsThere, universities.Id, new AnswerMessage(0, 0, 3, 0, 5, 1), new AnswerMessage(0, 0, 3, 0, 5, 1))
            .Run(universities, context => CallPhase.Enter(universities, context));

        universities.Projects.Proposals[0].Size.ShouldBe(1);
    }

    [Fact]
    public void It_does_not_show_in_a_consortium_who_answered_first()
    {
        int[] expertise = [5, 7, 7, 3, 7, 5, 9];
        ulong[][] consortia = [.. Enumerable.Range(0, expertise.Length).Select(first =>
        {
            Project project = default;
            for (int i = 0; i < expertise.Length; i++)
            {
                int sender = (first + (i * 3)) % expertise.Length;
                project.Consider(new ProjectMember { Member = (ulong)sender, Expertise = (short)expertise[sender] });
                project.Consider(new ProjectMember { Member = (ulong)sender, Expertise = (short)expertise[sender] });
            }

            return project.Members[..project.Size].ToArray().Select(member => member.Member).ToArray();
        })];

        consortia.ShouldAllBe(members => members.SequenceEqual(new ulong[] { 6, 1, 2, 4 }));
    }

    [Fact]
    public void A_grant_is_divided_to_the_last_yuan_and_everybody_gets_to_know_everybody()
    {
        (Stage stage, ResearchShard universities) = Leader();
        Answer(stage, universities, 5, 5, 5);
        stage.Signals.ProjectYuan = 1003;
        IReadOnlyList<ProjectMessage> messages = stage.Run(universities, context => CallPhase.Start(universities, context)).Messages<ProjectMessage>();
        FirmShard firms = stage.Firms(10, city: 1);
        stage.Post(universities.Id, firms.Id, [.. messages]).Run(firms, context => CallPhase.Join(firms, context));

        messages.Select(message => message.GrantYuan).ShouldBe([250, 250, 250]);
        universities.Partners.All[0].GrantYuan.ShouldBe(253);
        stage.Tally.Total(ResearchMeasure.GrantsAwarded).ShouldBe(1003);
        firms.Partners.Count.ShouldBe(3);
        foreach (Partners partners in firms.Partners.All)
            partners.Links[..].ToArray().Count(link => !link.IsEmpty).ShouldBe(3, "the leader and two others");
        universities.Projects.Proposals.Length.ShouldBe(0);
        universities.Projects.Running.Length.ShouldBe(1);
    }

    [Fact]
    public void A_firm_spends_its_grant_on_research_and_its_money_stays_as_it_is()
    {
        (long cash, long research, long subsidies) = YearOf(0);
        (long withGrant, long more, long public_) = YearOf(1_000_000);

        withGrant.ShouldBe(cash);
        (more - research).ShouldBe(1_000_000);
        (public_ - subsidies).ShouldBe(1_000_000);

        static (long Cash, long Research, long Subsidies) YearOf(long grant)
        {
            var stage = new Stage(parameters: Defaults.Parameters with { ExitRate = 0, YoungExitRate = 0 });
            FirmShard firms = stage.Firms();
            if (grant > 0) firms.Partners.Of(0).GrantYuan = grant;
            stage.Run(firms, context => ProducePhase.Run(firms, context));
            long paid = stage.Tally.Flow(FlowKind.Subsidies, AccountClass.Province, AccountClass.Firms);
            return (firms.Firms.CashYuan[0], stage.Tally.Total(CellMeasure.Research), paid);
        }
    }

    [Fact]
    public void An_alliance_costs_a_hundredth_of_the_research_budget()
    {
        var stage = new Stage(parameters: Defaults.Parameters with { AllianceCost = 0.01, ExitRate = 0, YoungExitRate = 0 });
        FirmShard firms = stage.Firms();
        ref Partners partners = ref firms.Partners.Of(0);
        for (int i = 0; i < 3; i++) partners.Links[i] = new PartnerLink { Partner = (ulong)i, Trust = 1, State = PartnerState.Allied };

        stage.Run(firms, context => ProducePhase.Run(firms, context));

        // The budget is a hundredth of 20 million yuan of sales.
        stage.Tally.Total(CellMeasure.AllianceCosts).ShouldBe(3 * 2_000);
    }

    [Fact]
    public void Projects_take_from_the_block_grants_what_they_cost()
    {
        ModelParameters p = Defaults.Parameters with { ProjectYuan = 100_000, ResearchersPerProposal = 2, ResearchWageShare = 0.3 };
        var run = new GlassRun(new TinyWorld { Parameters = p }.Build());
        foreach (YearRecord record in run.Run(4).Skip(1))
        {
            long awarded = record.Tally.Total(ResearchMeasure.GrantsAwarded);
            long planned = record.Tally.Total(ResearchMeasure.PlannedBudget);
            long paid = record.Tally.Total(ResearchMeasure.Budget) + record.Tally.Total(CellMeasure.GrantsPaid);
            awarded.ShouldBeGreaterThan(0);
            ((double)awarded / planned).ShouldBeLessThanOrEqualTo(Defaults.Parameters.CompetitiveShare);
            // Each organisation's block grant is rounded down to whole yuan.
            (planned - paid).ShouldBeInRange(0, record.Tally.Total(ResearchMeasure.Organisations));
        }
    }

    private static (Stage Stage, ResearchShard Universities) Leader()
    {
        var stage = new Stage();
        ResearchShard universities = stage.Research();
        universities.Organisations.Knowledge.At(0)[0] = new Kene(Field, 5, 6, true).Packed;
        universities.Projects.Propose(new Project { Owner = 0, Number = 0, Topic = 3, Field = Field });
        return (stage, universities);
    }

    private static void Answer(Stage stage, ResearchShard universities, params int[] expertise) =>
        stage.Post(
                FirmsThere, universities.Id,
                [.. expertise.Select((value, sender) => new AnswerMessage(0, 0, sender, 0.5f, (short)value, 1))])
            .Run(universities, context => CallPhase.Enter(universities, context));
}
