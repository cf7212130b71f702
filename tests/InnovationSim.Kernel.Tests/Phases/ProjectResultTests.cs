using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>How projects end: success, patents, licences, what members take along.</summary>
public sealed class ProjectResultTests
{
    private const int Field = 2;
    private const int Projects = 4000;

    [Theory]
    [InlineData(10, 0.5)] // 1 − .5 ÷ 1
    [InlineData(8, 0.375)] // 1 − .5 ÷ .8
    [InlineData(5, 0.0)] // r stays below .5
    public void The_chance_of_success_follows_from_mean_expertise(int expertise, double chance)
    {
        (Stage stage, ResearchShard universities) = Running(Projects, expertise, topics: 1);
        stage.Run(universities, context => ProjectResults.Appear(universities, context));

        int successes = 0;
        foreach (ref readonly Project project in universities.Projects.Running) successes += project.Score >= 0 ? 1 : 0;
        double deviation = Math.Sqrt(Projects * chance * (1 - chance));
        ((double)successes).ShouldBe(Projects * chance, (4 * deviation) + 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_topic_is_solved_if_any_of_its_parallel_teams_succeeds(int teams)
    {
        // P = 1 − (1 − p)^k with p = .375 for a mean expertise of 8.
        const int topics = 500;
        (Stage stage, ResearchShard universities) = Running(topics * teams, 8, topics);
        stage.Run(universities, context => ProjectResults.Appear(universities, context));

        var solved = new HashSet<int>();
        foreach (ref readonly Project project in universities.Projects.Running)
        {
            if (project.Score >= 0) solved.Add(project.Topic);
        }

        double expected = 1 - Math.Pow(1 - 0.375, teams);
        ((double)solved.Count / topics).ShouldBe(expected, 4 * Math.Sqrt(expected * (1 - expected) / topics));
    }

    [Fact]
    public void Patents_are_as_many_as_the_money_brings()
    {
        (Stage stage, ResearchShard universities) = Running(Projects, 8, topics: 1, grant: 2_000_000);
        Conclude(stage, universities, winner: -1);

        double expected = Projects * stage.Parameters.PublicPatentsPerMillion * 2;
        ((double)stage.Tally.Total(ResearchMeasure.PatentsGranted)).ShouldBe(expected, 4 * Math.Sqrt(expected));
        universities.Patents.ToArray().ShouldAllBe(patent => patent.Field == Field && patent.Status == PatentStatus.Idle);
    }

    [Fact]
    public void The_best_result_goes_to_the_firm_that_it_serves_best_and_no_other_does()
    {
        (Stage stage, ResearchShard universities) = Running(2, 10, topics: 1, grant: 50_000_000);
        Sent sent = Conclude(stage, universities, winner: 1);

        Patent licensed = universities.Patents.ToArray().Where(patent => patent.Status == PatentStatus.Licensed).ShouldHaveSingleItem();
        licensed.Licensee.ShouldBe(AgentId.Pack(AgentKind.PrivateFirm, 1, 7));
        licensed.Quality.ShouldBe(0.6f);
        sent.Messages<ResultMessage>().Where(message => message.Licensed != 0).ShouldHaveSingleItem().Member.ShouldBe(7);
        stage.Tally.Total(ResearchMeasure.ProjectLicences).ShouldBe(1);
    }

    [Fact]
    public void Members_of_a_successful_project_learn_and_trust_their_leader()
    {
        var stage = new Stage();
        FirmShard firms = stage.Firms();
        ulong leader = AgentId.Pack(AgentKind.University, 0, 3);
        AlliancePhase.Meet(firms.Partners, 0, leader, true, stage.Context);

        stage.Post(new ShardId(AgentKind.University, 0, 0), firms.Id, new ResultMessage(0, 3, 1, 1, new Kene(Field, 6, 5, true).Packed))
            .Run(firms, context => ProjectResults.Hear(firms, context));

        firms.Partners.All[0].Links[firms.Partners.All[0].Find(leader)].Trust.ShouldBe(0.36f, 1e-6f);
        new Collaborator(firms, 0).Fields.ShouldBe(1UL << Field);
        stage.Tally.LicenceLinks(0, 0)[TinyWorld.Electronics].ShouldBe(1);
    }

    private static (Stage Stage, ResearchShard Universities) Running(int projects, int expertise, int topics, long grant = 1_000_000)
    {
        var stage = new Stage();
        ResearchShard universities = stage.Research(40);
        for (int i = 0; i < projects; i++)
        {
            var project = new Project
            {
                Owner = i * 40 / projects,
                Number = i % 256,
                Topic = i % topics,
                Field = Field,
                GrantYuan = grant,
                Expertise = 3 * expertise,
            };
            project.Consider(new ProjectMember { Member = AgentId.Pack(AgentKind.PrivateFirm, 1, 6), Quality = 0.4f, Expertise = (short)expertise });
            project.Consider(new ProjectMember { Member = AgentId.Pack(AgentKind.PrivateFirm, 1, 7), Quality = 0.6f, Expertise = (short)expertise });
            universities.Projects.Start(project);
        }

        return (stage, universities);
    }

    private static Sent Conclude(Stage stage, ResearchShard universities, int winner)
    {
        for (int i = 0; i < universities.Projects.Running.Length; i++)
        {
            ref Project project = ref universities.Projects.Running[i];
            project.Score = winner < 0 ? -1 : Contest.Score(i == winner ? 0.9 : 0.6);
        }

        Array.Fill(stage.Signals.ContestBin, Contest.Bin(Contest.Score(0.9)));
        return stage.Run(universities, context => ProjectResults.Conclude(universities, context));
    }
}
