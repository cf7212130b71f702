using InnovationSim.Contracts;
using InnovationSim.Service.Conformance.Building;
using Shouldly;

namespace InnovationSim.Service.Conformance;

/// <content>Lives of organisations.</content>
public abstract partial class SimulationServiceConformance
{
    private static readonly string FirstCity = Toy.World.Cities[0].Id;

    [ServiceFact]
    public async Task A_life_has_every_year_and_ends_as_the_organisation_stands()
    {
        RunStatus run = await RunAsync(Toy.Request(6));
        foreach (string kind in OrganisationKinds.Except(["research-institute"]))
        {
            Organisation one = (await Service.OrganisationsAsync(run.Run, new OrganisationQuery { Kind = kind, City = FirstCity, Limit = 1 })).Organisations[0];
            OrganisationLife life = await Service.LifeAsync(run.Run, one.Id, new LifeQuery());
            (life.Id, life.FromYear, life.ToYear).ShouldBe((one.Id, 0, 6));
            life.Years.Select(year => year.Year).ShouldBe(Enumerable.Range(0, 7));
            life.Years[^1].State.ShouldBe(one);
            life.Events.ShouldNotBeEmpty();
            life.Events.Select(each => each.Year).ShouldBeInOrder();
        }
    }

    [ServiceFact]
    public async Task The_dead_have_lives_too()
    {
        RunStatus run = await RunAsync(Toy.Request(12));
        // Serials are given to everybody in turn: one that is missing among the living has left.
        OrganisationPage living = await Service.OrganisationsAsync(
            run.Run, new OrganisationQuery { Kind = "private-firm", City = FirstCity, Limit = OrganisationQuery.MostOrganisations });
        int last = living.Organisations[^1].Serial;
        int gone = Enumerable.Range(0, last).Except(living.Organisations.Select(one => one.Serial)).First();
        OrganisationLife life = await Service.LifeAsync(run.Run, $"private-firm/{FirstCity}/{gone}", new LifeQuery());
        LifeEvent exit = life.Events[^1];
        exit.Kind.ShouldBe(LifeEventKind.Exit);
        life.Years[^1].Year.ShouldBe(exit.Year - 1);
        OrganisationLife newcomer = await Service.LifeAsync(run.Run, $"private-firm/{FirstCity}/{last}", new LifeQuery());
        LifeEvent founded = newcomer.Events[0];
        (founded.Kind, founded.Year, founded.AmountYuan > 0).ShouldBe((LifeEventKind.Founded, newcomer.Years[0].Year, true));
        newcomer.Years[0].State.FoundedYear.ShouldBe(founded.Year);
    }

    [ServiceFact]
    public async Task A_fork_shares_the_life_up_to_its_year_and_goes_on_by_itself()
    {
        RunStatus parent = await RunAsync(Toy.Request(8));
        RunStatus fork = await Service.ForkAsync(parent.Run, Fork(atYear: 3) with { Policies = [ChainLeader] });
        await WhenAsync(fork.Run, RunState.Complete);
        string id = $"state-owned-enterprise/{FirstCity}/0";
        OrganisationLife before = await Service.LifeAsync(parent.Run, id, new LifeQuery());
        OrganisationLife after = await Service.LifeAsync(fork.Run, id, new LifeQuery());
        after.Events.Where(each => each.Year <= 3).ShouldBe(before.Events.Where(each => each.Year <= 3));
        after.Years.Take(4).ShouldBe(before.Years.Take(4));
        after.Years.Skip(4).ShouldNotBe(before.Years.Skip(4));
    }

    [ServiceFact]
    public async Task Some_years_of_a_life_are_those_of_the_whole()
    {
        RunStatus run = await RunAsync(Toy.Request(7));
        string id = $"state-owned-enterprise/{FirstCity}/0";
        OrganisationLife whole = await Service.LifeAsync(run.Run, id, new LifeQuery());
        OrganisationLife some = await Service.LifeAsync(run.Run, id, new LifeQuery { FromYear = 5, ToYear = 6 });
        some.Years.ShouldBe(whole.Years.Where(year => year.Year is 5 or 6));
        some.Events.ShouldBe(whole.Events.Where(each => each.Year is 5 or 6));
    }

    [ServiceFact]
    public async Task A_run_that_goes_on_has_lives_up_to_now()
    {
        string run = await RunningAsync(fromYear: 3);
        OrganisationLife life = await Service.LifeAsync(run, $"university/{FirstCity}/0", new LifeQuery { ToYear = 3 });
        life.Years.Select(year => year.Year).ShouldBe([0, 1, 2, 3]);
        await Service.CancelAsync(run);
    }

    [ServiceFact]
    public async Task A_life_that_cannot_be_is_refused()
    {
        RunStatus run = await RunAsync(Toy.Request(2));
        string id = $"private-firm/{FirstCity}/0";
        (await ProblemAsync(() => Service.LifeAsync(run.Run, "private-firm/nowhere/1", new LifeQuery()))).Field.ShouldBe("city");
        RequestProblem late = await ProblemAsync(() => Service.LifeAsync(run.Run, id, new LifeQuery { FromYear = 3 }));
        (late.Field, late.Allowed.Contains("0 to 2", StringComparison.Ordinal)).ShouldBe(("fromYear", true));
        (await ProblemAsync(() => Service.LifeAsync(run.Run, id, new LifeQuery { FromYear = 2, ToYear = 1 }))).Field.ShouldBe("toYear");
        await ShouldNotBeFoundAsync(() => Service.LifeAsync(run.Run, $"private-firm/{FirstCity}/100000000", new LifeQuery()));
        await ShouldNotBeFoundAsync(() => Service.LifeAsync("20200101-000000-abcd", id, new LifeQuery()));
    }
}
