using InnovationSim.Contracts;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Service.Plans;
using InnovationSim.Service.Reading;
using InnovationSim.Service.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Tests.Reading;

public class OrganisationReaderTests
{
    private static readonly RunPlan Plan = RunPlan.Of(NewRuns.Input(LifeSetting.Run, 3), new Dictionary<AgentKind, int>());

    [Theory]
    [InlineData("private-firm", Ownership.Private)]
    [InlineData("state-owned-enterprise", Ownership.State)]
    public async Task Firms_add_up_to_what_the_year_counted(string kind, Ownership ownership)
    {
        await using LifeSetting setting = await RunAsync();
        Tally tally = (await Toy.YearsAsync(3))[3].Tally;
        for (int city = 0; city < Toy.World.Cities.Length; city++)
        {
            IReadOnlyList<Organisation> firms = await AllAsync(setting, kind, Toy.World.Cities[city].Id);
            for (int sector = 0; sector < Toy.World.Sectors.Length; sector++)
            {
                Organisation[] cell = [.. firms.Where(firm => firm.Sector == Toy.World.Sectors[sector].Id)];
                ((long)cell.Length).ShouldBe(Counted(CellMeasure.Firms));
                cell.Sum(firm => (long)firm.SkilledWorkers!).ShouldBe(Counted(CellMeasure.SkilledWorkers));
                cell.Sum(firm => (long)firm.Engineers!).ShouldBe(Counted(CellMeasure.Engineers));
                cell.Sum(firm => (long)firm.Researchers).ShouldBe(Counted(CellMeasure.Researchers));
                cell.Sum(firm => firm.CapitalYuan!.Value).ShouldBe(Counted(CellMeasure.Capital));
                cell.Sum(firm => firm.DebtYuan!.Value).ShouldBe(Counted(CellMeasure.Debt));
                cell.Sum(firm => (long)firm.LivePatents).ShouldBe(Counted(CellMeasure.PatentsLive));
                cell.LongCount(firm => firm.HighTech!.Value).ShouldBe(Counted(CellMeasure.HighTechFirms));

                long Counted(CellMeasure measure) => tally.Cells(measure, ownership, city)[sector];
            }
        }
    }

    [Fact]
    public async Task Universities_have_names_and_budgets_and_nothing_that_only_firms_have()
    {
        await using LifeSetting setting = await RunAsync();
        for (int city = 0; city < Toy.World.Cities.Length; city++)
        {
            IReadOnlyList<Organisation> all = await AllAsync(setting, "university", Toy.World.Cities[city].Id);
            all.Select(each => each.Name).ShouldBe(Toy.World.OrganisationsOf(AgentKind.University, city).Select(each => each.Name));
            all.ShouldAllBe(each => each.ResearchYuan > 0 && each.SalesYuan == null && each.Sector == null && each.FeesYuan != null);
        }
    }

    [Fact]
    public async Task A_checkpoint_that_is_damaged_is_passed_over_for_the_one_before()
    {
        await using LifeSetting setting = await RunAsync();
        CheckpointManifest newest = (await setting.Storage.CheckpointsOf(LifeSetting.Run).ListAsync(LifeSetting.Run))[0].Manifest!;
        newest.Year.ShouldBe(3);
        string folder = Path.Combine(setting.Folder, "runs", LifeSetting.Run, "checkpoints");
        string parts = Directory.EnumerateFiles(folder, "*000003*.parts", SearchOption.AllDirectories).Single();
        await File.WriteAllBytesAsync(parts, new byte[new FileInfo(parts).Length]);
        var query = new OrganisationQuery { Kind = "private-firm", City = Toy.World.Cities[0].Id };
        (await OrganisationReader.ListAsync(setting.Storage, LifeSetting.Run, Plan, query)).AsOfYear.ShouldBe(2);
    }

    private static async Task<LifeSetting> RunAsync()
    {
        LifeSetting setting = await LifeSetting.NewAsync(years: 3);
        await (await setting.NextLifeAsync()).RunAsync();
        return setting;
    }

    private static async Task<IReadOnlyList<Organisation>> AllAsync(LifeSetting setting, string kind, string city)
    {
        var query = new OrganisationQuery { Kind = kind, City = city, Limit = OrganisationQuery.MostOrganisations };
        OrganisationPage page = await OrganisationReader.ListAsync(setting.Storage, LifeSetting.Run, Plan, query);
        page.NextSerial.ShouldBeNull();
        return page.Organisations;
    }
}
