using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

public sealed class HiringTests
{
    private const int Engineers = (int)SkillLevel.Engineer;

    // Nobody retrains, turns elsewhere or looks a level below unless a test says so.
    private static readonly ModelParameters P = Defaults.Parameters with { RetrainingShare = 0, RemainderReturnShare = 0, DowngradeRate = 0 };

    private static readonly ShardId Employers = new(AgentKind.PrivateFirm, 0, 0);

    // Posts in occupation 0 to 3, each with its offer, and who looks for work.
    private static readonly Arbitrary<((int Posts, int Occupation, int Offer)[] Vacancies, int[] Searching)> Markets = Arb.From(
        from vacancies in Gen.NonEmptyListOf(
            from posts in Gen.Choose(1, 30)
            from occupation in Gen.Choose(0, 3)
            from offer in Gen.Elements(700, 1000, 1500)
            select (posts, occupation, offer))
        from searching in Gen.ArrayOf(Gen.Choose(0, 60), 4)
        select (vacancies.Take(60).ToArray(), searching));

    [Fact]
    public void Hires_are_never_more_than_posts_nor_than_people() => Prop.ForAll(Markets, market =>
    {
        (TalentShard pools, IReadOnlyList<HireMessage> hires, _) = Match(P, market.Vacancies, market.Searching);
        for (int employer = 0; employer < market.Vacancies.Length; employer++)
            hires.Where(hire => hire.Employer == employer).Sum(hire => hire.Persons).ShouldBeLessThanOrEqualTo(market.Vacancies[employer].Posts);
        for (int o = 0; o < 4; o++)
        {
            int wanted = market.Vacancies.Where(vacancy => vacancy.Occupation == o).Sum(vacancy => vacancy.Posts);
            int hired = Math.Min(wanted, market.Searching[o]);
            pools.Pools.Employed.At(Engineers)[o].ShouldBe(hired, "as many as there are of both");
            pools.Pools.Searching.At(Engineers)[o].ShouldBe(market.Searching[o] - hired);
        }
    }).Holds();

    [Fact]
    public void Nobody_is_hired_twice() => Prop.ForAll(Markets, Gen.Elements(0.0, 0.5, 1.0).ToArbitrary(), (market, retraining) =>
    {
        (TalentShard pools, IReadOnlyList<HireMessage> hires, Tally tally) = Match(P with { RetrainingShare = retraining }, market.Vacancies, market.Searching);
        long employed = Total(pools.Pools.Employed.At(Engineers));
        long searching = Total(pools.Pools.Searching.At(Engineers));
        hires.Sum(hire => (long)hire.Persons).ShouldBe(employed);
        tally.Total(PoolMeasure.Hires).ShouldBe(employed);
        (employed + searching).ShouldBe(market.Searching.Sum());
    }).Holds();

    [Fact]
    public void The_best_offers_are_filled_first_when_people_are_few()
    {
        (_, IReadOnlyList<HireMessage> hires, _) = Match(P, [(10, 1, 700), (10, 1, 1000), (10, 1, 1500)], [0, 15, 0, 0]);

        hires.Select(hire => (hire.Employer, hire.Persons)).ShouldBe([(1, 5), (2, 10)]);
    }

    [Fact]
    public void Who_finds_no_post_takes_one_in_another_occupation_if_willing()
    {
        (TalentShard pools, _, _) = Match(P with { RetrainingShare = 0.5 }, [(10, 1, 1000)], [8, 2, 0, 0]);

        pools.Pools.Employed.At(Engineers)[1].ShouldBe(6, "two of the occupation, and half of eight");
        pools.Pools.Searching.At(Engineers)[0].ShouldBe(4);
    }

    [Fact]
    public void Posts_of_another_level_are_not_filled()
    {
        var stage = new Stage(parameters: P);
        TalentShard pools = stage.Pools();
        pools.Pools.Searching.At(Engineers)[1] = 50;
        stage.Post(Employers, pools.Id, new VacancyMessage(0, 10, 1, SkillLevel.SkilledWorker, 1000));

        stage.Run(pools, context => HiringPhase.Match(pools, context)).Messages<HireMessage>().ShouldBeEmpty();
    }

    [Fact]
    public void A_researcher_brings_a_piece_of_what_leavers_knew()
    {
        var stage = new Stage(parameters: P);
        TalentShard pools = stage.Pools();
        pools.Pools.Searching.At((int)SkillLevel.Scientist)[1] = 5;
        uint known = new Kene(3, 4, 5, true).Packed;
        stage.Post(Employers, pools.Id, new VacancyMessage(7, 2, 1, SkillLevel.Scientist, 1000)).Post(Employers, pools.Id, new LeaverMessage(8, known));

        IReadOnlyList<ResearcherHireMessage> hires = stage.Run(pools, context => HiringPhase.Match(pools, context)).Messages<ResearcherHireMessage>();

        hires.ShouldBe([new ResearcherHireMessage(7, known), new ResearcherHireMessage(7, known)]);
    }

    [Fact]
    public void The_hired_arrive_where_they_were_hired()
    {
        var stage = new Stage(parameters: P);
        FirmShard firms = stage.Firms(3);
        stage.Signals.PoolLogSkill[Engineers] = 0.56;
        stage.Post(new ShardId(AgentKind.TalentPool, 0, 0), firms.Id, new HireMessage(1, 1, SkillLevel.Engineer),
            new HireMessage(2, 4, SkillLevel.SkilledWorker))
            .Post(new ShardId(AgentKind.TalentPool, 0, 0), firms.Id, new ResearcherHireMessage(2, new Kene(3, 4, 5, false).Packed));

        stage.Run(firms, context => HiringPhase.Arrive(firms, context));

        (firms.Firms.SkilledWorkers[0], firms.Firms.Engineers[0], firms.Firms.Researchers[0]).ShouldBe((40, 15, 5));
        (firms.Firms.SkilledWorkers[1], firms.Firms.Engineers[1], firms.Firms.Researchers[1]).ShouldBe((40, 16, 5));
        (firms.Firms.SkilledWorkers[2], firms.Firms.Engineers[2], firms.Firms.Researchers[2]).ShouldBe((44, 15, 6));
        firms.Firms.LogSkill[1].ShouldBe(0.56f / 56, 1e-6f, "one newcomer of 56");
        new Kene(firms.Firms.Knowledge.At(2)[0]).ShouldBe(new Kene(3, 4, 5, true), "electronics uses field 3");
        stage.Tally.Events(EventKind.KnowledgeCarried, 0)[0].ShouldBe(1);
    }

    [Fact]
    public void A_hire_at_nobody_is_an_error()
    {
        var stage = new Stage(parameters: P);
        FirmShard firms = stage.Firms();
        stage.Post(new ShardId(AgentKind.TalentPool, 0, 0), firms.Id, new HireMessage(9, 1, SkillLevel.Engineer));

        Should.Throw<InvalidOperationException>(() => stage.Run(firms, context => HiringPhase.Arrive(firms, context))).Message.ShouldContain("hires at 9");
    }

    private static (TalentShard Pools, IReadOnlyList<HireMessage> Hires, Tally Tally) Match(
        ModelParameters p, (int Posts, int Occupation, int Offer)[] vacancies, int[] searching)
    {
        var stage = new Stage(parameters: p);
        TalentShard pools = stage.Pools();
        for (int o = 0; o < searching.Length; o++) pools.Pools.Searching.At(Engineers)[o] = searching[o];
        VacancyMessage[] letters =
            [.. vacancies.Select((vacancy, employer) => new VacancyMessage(employer, vacancy.Posts, vacancy.Occupation, SkillLevel.Engineer, vacancy.Offer))];
        IReadOnlyList<HireMessage> hires = stage.Post(Employers, pools.Id, letters).Run(pools, context => HiringPhase.Match(pools, context))
            .Messages<HireMessage>();
        return (pools, hires, stage.Tally);
    }

    private static long Total(ReadOnlySpan<long> values)
    {
        long sum = 0;
        foreach (long value in values) sum += value;
        return sum;
    }
}
