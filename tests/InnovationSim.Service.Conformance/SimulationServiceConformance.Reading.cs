using InnovationSim.Contracts;
using InnovationSim.Kernel;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Storage.Results;
using Shouldly;

namespace InnovationSim.Service.Conformance;

/// <content>Results and organisations.</content>
public abstract partial class SimulationServiceConformance
{
    private static readonly string[] OrganisationKinds = ["university", "research-institute", "state-owned-enterprise", "private-firm"];

    [ServiceFact]
    public async Task Results_are_those_that_every_store_writes()
    {
        RunStatus run = await RunAsync(Toy.Request(3));
        foreach (ResultTable table in ResultTables.All)
        {
            List<ResultRow> rows = await ToListAsync(Service.ResultsAsync(run.Run, new ResultQuery { Table = table.Name }));
            object?[][] expected = [.. (await Toy.YearsAsync(3)).SelectMany(table.Rows)];
            rows.Count.ShouldBe(expected.Length, table.Name);
            for (int row = 0; row < expected.Length; row++) rows[row].Values.ShouldBe(expected[row], $"{table.Name}, row {row}");
        }
    }

    [ServiceFact]
    public async Task Results_of_some_years_and_columns_are_in_the_order_asked_for()
    {
        RunStatus run = await RunAsync(Toy.Request(4));
        var query = new ResultQuery { Table = "years", FromYear = 2, ToYear = 3, Columns = ["digest", "year"] };
        string[] digests = await Toy.DigestsAsync(4);
        (await ToListAsync(Service.ResultsAsync(run.Run, query))).Select(row => (row.Values[0], row.Values[1]))
            .ShouldBe([((object?)digests[2], (object?)2L), (digests[3], 3L)]);
    }

    [ServiceFact]
    public async Task From_the_last_of_all_years_on_there_is_nothing()
    {
        RunStatus run = await RunAsync(Toy.Request(2));
        (await ToListAsync(Service.ResultsAsync(run.Run, new ResultQuery { Table = "years", FromYear = int.MaxValue }))).ShouldBeEmpty();
        (await ToListAsync(Service.WatchAsync(run.Run, afterYear: int.MaxValue))).ShouldBeEmpty();
        (await ToListAsync(Service.WatchAsync(run.Run, afterYear: int.MaxValue - 1))).ShouldBeEmpty();
    }

    [ServiceFact]
    public async Task Results_can_be_those_of_one_city()
    {
        RunStatus run = await RunAsync(Toy.Request(2));
        string city = Toy.World.Cities[1].Id;
        var query = new ResultQuery { Table = "cities", Columns = ["city"], Where = new Dictionary<string, IReadOnlyList<string>> { ["city"] = [city] } };
        List<ResultRow> rows = await ToListAsync(Service.ResultsAsync(run.Run, query));
        rows.Count.ShouldBe(3 * Toy.World.Sectors.Length * 2);
        rows.ShouldAllBe(row => Equals(row.Values[0], city));
    }

    [ServiceFact]
    public async Task Results_of_a_running_run_are_those_up_to_now()
    {
        string run = await RunningAsync(fromYear: 20);
        List<ResultRow> rows = await ToListAsync(Service.ResultsAsync(run, new ResultQuery { Table = "years", Columns = ["year"] }));
        rows.Select(row => (long)row.Values[0]!).ShouldBe(Enumerable.Range(0, rows.Count).Select(year => (long)year));
        rows.Count.ShouldBeGreaterThan(20);
        await Service.CancelAsync(run);
    }

    [ServiceFact]
    public async Task Tables_say_what_their_columns_hold()
    {
        IReadOnlyList<ResultTableInfo> tables = await Service.TablesAsync();
        tables.Select(table => table.Name).ShouldBe(["years", "cities", "metrics", "events", "flows", "spending", "distributions"]);
        tables.SelectMany(table => table.Columns).ShouldAllBe(column => column.Description.Length > 0);
        tables[0].Columns[2].ShouldBe(new ResultColumnInfo("digest", ResultValueType.Text, tables[0].Columns[2].Description));
    }

    [ServiceFact]
    public async Task A_table_or_column_that_is_not_there_is_refused_with_those_that_are()
    {
        RunStatus run = await RunAsync(Toy.Request(1));
        RequestProblem table = await ProblemAsync(() => ToListAsync(Service.ResultsAsync(run.Run, new ResultQuery { Table = "firms" })));
        (table.Field, table.Value).ShouldBe(("table", "firms"));
        table.Allowed.ShouldContain("cities");
        RequestProblem column = await ProblemAsync(() => ToListAsync(Service.ResultsAsync(run.Run, new ResultQuery { Table = "years", Columns = ["yaer"] })));
        (column.Field, column.Value).ShouldBe(("columns", "yaer"));
        column.Allowed.ShouldContain("digest");
    }

    [ServiceFact]
    public Task Results_of_a_run_that_is_not_there_are_not_found() =>
        ShouldNotBeFoundAsync(() => ToListAsync(Service.ResultsAsync("20200101-000000-abcd", new ResultQuery { Table = "years" })));

    [ServiceFact]
    public async Task Pages_of_organisations_together_have_each_living_one_once()
    {
        var sizes = new Dictionary<string, int> { ["private-firm"] = 5, ["state-owned-enterprise"] = 2 };
        RunStatus run = await RunAsync(Toy.Request(4) with { ShardSizes = sizes });
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (string kind in OrganisationKinds)
        {
            foreach (City city in Toy.World.Cities)
            {
                int? from = 0;
                while (from is { } serial)
                {
                    OrganisationPage page = await Service.OrganisationsAsync(
                        run.Run, new OrganisationQuery { Kind = kind, City = city.Id, FromSerial = serial, Limit = 7 });
                    page.AsOfYear.ShouldBe(4);
                    foreach (Organisation each in page.Organisations)
                    {
                        ids.Add(each.Id).ShouldBeTrue($"{each.Id} came twice");
                        (each.Id, each.Kind, each.City).ShouldBe(($"{kind}/{city.Id}/{each.Serial}", kind, city.Id));
                        each.Serial.ShouldBeGreaterThanOrEqualTo(serial);
                        serial = each.Serial;
                    }

                    from = page.NextSerial;
                }
            }
        }

        ids.Count.ShouldBe((int)run.Organisations.ShouldNotBeNull());
    }

    [ServiceFact]
    public async Task Organisations_can_be_sorted_by_a_figure_and_paged_so()
    {
        RunStatus run = await RunAsync(Toy.Request(3));
        var query = new OrganisationQuery { Kind = "private-firm", City = Toy.World.Cities[0].Id, Limit = 1000 };
        IReadOnlyList<Organisation> all = (await Service.OrganisationsAsync(run.Run, query)).Organisations;
        all.Count.ShouldBeGreaterThan(5);
        string[] expected = [.. all.OrderByDescending(one => one.SalesYuan).ThenBy(one => one.Serial).Select(one => one.Id)];
        var sorted = new List<string>();
        for (int? skip = 0; skip is not null;)
        {
            OrganisationPage page = await Service.OrganisationsAsync(run.Run, query with { Sort = "-salesYuan", Skip = skip.Value, Limit = 4 });
            (page.AsOfYear, page.NextSerial).ShouldBe((3, null));
            sorted.AddRange(page.Organisations.Select(one => one.Id));
            skip = page.NextSkip;
        }

        sorted.ShouldBe(expected);
        foreach (string field in OrganisationQuery.SortFields)
            (await Service.OrganisationsAsync(run.Run, query with { Sort = field })).Organisations.Count.ShouldBe(all.Count, field);
    }

    [ServiceFact]
    public async Task An_order_that_is_none_is_refused_with_those_that_are()
    {
        RunStatus run = await RunAsync(Toy.Request(1));
        var query = new OrganisationQuery { Kind = "private-firm", City = Toy.World.Cities[0].Id };
        (await ProblemAsync(() => Service.OrganisationsAsync(run.Run, query with { Sort = "fame" }))).Allowed.ShouldContain("salesYuan");
        (await ProblemAsync(() => Service.OrganisationsAsync(run.Run, query with { Skip = 1 }))).Field.ShouldBe("skip");
    }

    [ServiceFact]
    public async Task One_organisation_is_the_one_of_the_list()
    {
        RunStatus run = await RunAsync(Toy.Request(2));
        var query = new OrganisationQuery { Kind = "private-firm", City = Toy.World.Cities[0].Id, Limit = 3 };
        Organisation third = (await Service.OrganisationsAsync(run.Run, query)).Organisations[2];
        OrganisationView view = await Service.OrganisationAsync(run.Run, third.Id);
        view.AsOfYear.ShouldBe(2);
        view.Organisation.ShouldBe(third);
    }

    [ServiceFact]
    public async Task An_organisation_that_does_not_live_is_not_found()
    {
        RunStatus run = await RunAsync(Toy.Request(1));
        await ShouldNotBeFoundAsync(() => Service.OrganisationAsync(run.Run, $"private-firm/{Toy.World.Cities[0].Id}/1000000"));
    }

    [ServiceFact]
    public async Task Kinds_cities_and_ids_that_are_none_are_refused_with_those_that_are()
    {
        RunStatus run = await RunAsync(Toy.Request(1));
        var query = new OrganisationQuery { Kind = "private-firm", City = Toy.World.Cities[0].Id };
        (await ProblemAsync(() => Service.OrganisationsAsync(run.Run, query with { Kind = "talent-pool" }))).Allowed.ShouldContain("university");
        (await ProblemAsync(() => Service.OrganisationsAsync(run.Run, query with { City = "paris" }))).Allowed.ShouldContain(Toy.World.Cities[1].Id);
        (await ProblemAsync(() => Service.OrganisationsAsync(run.Run, query with { Limit = 0 }))).Field.ShouldBe("limit");
        (await ProblemAsync(() => Service.OrganisationAsync(run.Run, "12"))).Field.ShouldBe("id");
    }

    [ServiceFact]
    public async Task Organisations_of_a_run_without_a_checkpoint_cannot_be_read_yet()
    {
        await RestartAsync(mostAtOnce: 1);
        string running = await RunningAsync();
        string queued = (await Service.SubmitAsync(Toy.Request(1))).Run;
        await ShouldConflictAsync(() => Service.OrganisationsAsync(queued, new OrganisationQuery { Kind = "university", City = Toy.World.Cities[0].Id }));
        await Service.CancelAsync(running);
    }

    [ServiceFact]
    public async Task Organisations_of_a_running_run_are_those_of_its_last_checkpoint()
    {
        string run = await RunningAsync(fromYear: 120);
        OrganisationPage page = await Service.OrganisationsAsync(run, new OrganisationQuery { Kind = "private-firm", City = Toy.World.Cities[0].Id });
        (page.AsOfYear % Toy.Endless.CheckpointEvery).ShouldBe(0);
        page.AsOfYear.ShouldBeGreaterThanOrEqualTo(50);
        page.Organisations.ShouldNotBeEmpty();
        await Service.CancelAsync(run);
    }

    private static async Task<RequestProblem> ProblemAsync(Func<Task> call) =>
        (await Should.ThrowAsync<InvalidRequestException>(call)).Problems.ShouldHaveSingleItem();
}
