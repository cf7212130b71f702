using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Policies;

/// <summary>Each lever of policy: nothing moves at its baseline, and what is meant to move moves away from it.</summary>
public class LeverTests
{
    private const ulong Seed = 3;

    private static readonly SmallRegion Region = SmallRegion.Province with { Years = 5 };

    private static readonly Lazy<Task<IReadOnlyList<YearRecord>>> Baseline = new(() => PolicyRun.RecordsAsync(Region, Seed));

    public static TheoryData<string> Levers { get; } = [.. LeverTable.All.Select(lever => lever.Name)];

    /// <summary>What a lever at its strong end is meant to raise, or to lower, over the years of a run.</summary>
    public static TheoryData<string, bool> Directions { get; } = new()
    {
        { "transfer-office-share", true }, { "inventor-share", true }, { "autonomy", true }, { "platform", true }, { "research-subsidy", true },
        { "basic-research-share", false }, { "local-share-mandate", true }, { "supplier-development", true }, { "common-standards", true },
        { "state-innovation-efficiency", true }, { "talent-subsidy-skilled-worker", true }, { "talent-subsidy-engineer", true },
        { "talent-subsidy-scientist", true }, { "training-places", true }, { "visiting-talent", true }, { "business-environment", true },
        { "incubator-support", true }, { "guide-fund", true }, { "technology-upgrading", true }, { "digitalisation", true }, { "candidates", true },
        { "outside-distance", true }, { "trade-distance", true }, { "failure-cover", true }, { "rescue-probability", false },
    };

    [Theory]
    [MemberData(nameof(Levers))]
    public async Task A_lever_at_its_baseline_changes_no_bit(string name)
    {
        (await PolicyRun.DigestsAsync(Region, Seed, PolicyRun.Setting(name, BaselineOf(name)))).ShouldBe(
            (await Baseline.Value).Select(record => record.Digest));
    }

    [Theory]
    [MemberData(nameof(Levers))]
    public async Task A_lever_aimed_at_a_part_of_the_region_changes_no_bit_at_its_baseline(string name)
    {
        LeverDefinition lever = Lever(name);
        string[] targets = Targets(lever);
        if (targets.Length == 0) return;
        (await PolicyRun.DigestsAsync(Region, Seed, PolicyRun.Setting(name, BaselineOf(name), targets))).ShouldBe(
            (await Baseline.Value).Select(record => record.Digest));
    }

    [Theory]
    [MemberData(nameof(Levers))]
    public async Task A_measure_changes_nothing_before_its_first_year_and_something_after(string name)
    {
        // Distances between provinces need several; the focus of support needs support.
        SmallRegion region = name == "province-friction" ? new SmallRegion("northeast", 0.003, 5) : Region;
        PolicyDocument[] policies = name == "support-focus"
            ? [PolicyRun.Setting("technology-upgrading", 1000) with { Name = "support" }, PolicyRun.Setting(name, Lever(name).Strong, "from: 3")]
            : [PolicyRun.Setting(name, Lever(name).Strong, "from: 3")];
        Digest[] before = region == Region && policies.Length == 1
            ? [.. (await Baseline.Value).Select(record => record.Digest)]
            : await PolicyRun.DigestsAsync(region, Seed, policies[..^1]);
        Digest[] digests = await PolicyRun.DigestsAsync(region, Seed, policies);
        digests[..3].ShouldBe(before[..3]);
        digests[^1].ShouldNotBe(before[^1]);
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public async Task A_lever_moves_what_it_is_meant_to_move(string name, bool up)
    {
        double before = Sum(name, await Baseline.Value);
        // Patents are few in so small a region: their number has to fall by more than chance.
        double value = name == "basic-research-share" ? 0.4 : Lever(name).Strong;
        double after = Sum(name, await PolicyRun.RecordsAsync(Region, Seed, PolicyRun.Setting(name, value)));
        if (up) after.ShouldBeGreaterThan(before);
        else after.ShouldBeLessThan(before);
    }

    [Fact]
    public async Task Focused_support_goes_where_a_city_is_specialised()
    {
        PolicyDocument support = PolicyRun.Setting("technology-upgrading", 5000) with { Name = "support" };
        double spread = SpecialisedShare(await PolicyRun.RecordsAsync(Region, Seed, support));
        double focused = SpecialisedShare(await PolicyRun.RecordsAsync(Region, Seed, support, PolicyRun.Setting("support-focus", 4)));
        focused.ShouldBeGreaterThan(spread);
    }

    [Fact]
    public async Task A_unified_market_lets_more_lots_cross_borders()
    {
        var region = new SmallRegion("northeast", 0.003, 4);
        string[] provinces = [.. region.Document.Cities.Select(city => city.Province)];
        double before = Crossing(await PolicyRun.RecordsAsync(region, Seed));
        Crossing(await PolicyRun.RecordsAsync(region, Seed, PolicyRun.Setting("province-friction", 0.3))).ShouldBeGreaterThan(before);

        double Crossing(IReadOnlyList<YearRecord> records) => records.Sum(record =>
        {
            double sum = 0;
            for (int from = 0; from < provinces.Length; from++)
            {
                for (int to = 0; to < provinces.Length; to++)
                    if (provinces[from] != provinces[to]) sum += record.Tally.Events(EventKind.ProcurementOrder, from)[2 * to];
            }

            return sum;
        });
    }

    private static double SpecialisedShare(IReadOnlyList<YearRecord> records)
    {
        double all = 0;
        double specialised = 0;
        foreach (YearRecord record in records.Skip(1))
        {
            double region = Weight(record, null, null);
            for (int city = 0; city < record.Tally.Cities; city++)
            {
                for (int sector = 0; sector < record.Tally.Sectors; sector++)
                {
                    double spent = Cell(record, CellMeasure.UpgradingGrants, city, sector);
                    double quotient = Weight(record, city, sector) / Weight(record, city, null) / (Weight(record, null, sector) / region);
                    all += spent;
                    if (quotient > 1.5) specialised += spent;
                }
            }
        }

        return specialised / all;
    }

    private static double Weight(YearRecord record, int? city, int? sector)
    {
        double sum = 0;
        for (int c = 0; c < record.Tally.Cities; c++)
        {
            for (int s = 0; s < record.Tally.Sectors; s++)
                if ((city ?? c) == c && (sector ?? s) == s) sum += Cell(record, CellMeasure.ProductivityWeight, c, s);
        }

        return sum;
    }

    private static double Cell(YearRecord record, CellMeasure measure, int city, int sector) =>
        (double)record.Tally.Cells(measure, Ownership.State, city)[sector] + record.Tally.Cells(measure, Ownership.Private, city)[sector];

    /// <summary>What a lever is meant to move, over all years.</summary>
    private static double Sum(string lever, IReadOnlyList<YearRecord> records) => records.Skip(1).Sum(record => Measured(lever, record.Tally));

    private static double Measured(string lever, Tally year) => lever switch
    {
        "transfer-office-share" => year.Total(ResearchMeasure.TransferOffices),
        "inventor-share" or "autonomy" or "platform" => year.Total(ResearchMeasure.PatentsOffered),
        "research-subsidy" => year.Total(CellMeasure.Research),
        "basic-research-share" or "visiting-talent" => year.Total(ResearchMeasure.PatentsGranted),
        "local-share-mandate" => year.Total(CellMeasure.LotsOrderedInRegion) / (double)year.Total(CellMeasure.LotsOrdered),
        "supplier-development" => year.Total(CellMeasure.SupplierGrants),
        "common-standards" => year.Total(CellMeasure.QuotesSent),
        "state-innovation-efficiency" =>
            year.Total(CellMeasure.WeightedLogProductivity, Ownership.State) / (double)year.Total(CellMeasure.ProductivityWeight, Ownership.State),
        "talent-subsidy-skilled-worker" => Arrivals(year, SkillLevel.SkilledWorker),
        "talent-subsidy-engineer" => Arrivals(year, SkillLevel.Engineer),
        "talent-subsidy-scientist" => Arrivals(year, SkillLevel.Scientist),
        "training-places" => year.Pools(PoolMeasure.OutToLevel).ToArray().Where((_, at) => at % SkillLevels.Count == 0).Sum(),
        "business-environment" or "failure-cover" => year.Total(CellMeasure.Entries),
        "incubator-support" => year.Flow(FlowKind.Equity, AccountClass.Households, AccountClass.Firms),
        "guide-fund" => year.Flow(FlowKind.Equity, AccountClass.GuideFund, AccountClass.Firms),
        "technology-upgrading" => year.Total(CellMeasure.WeightedLogProductivity) / (double)year.Total(CellMeasure.ProductivityWeight),
        "digitalisation" => year.Total(CellMeasure.DigitalGrants),
        "candidates" => year.Total(CellMeasure.TendersReceived),
        "outside-distance" => year.Total(PoolMeasure.OutToOutside),
        "trade-distance" => year.Total(CellMeasure.PooledSales),
        "rescue-probability" => year.Flow(FlowKind.Rescues, AccountClass.Province, AccountClass.Firms),
        _ => throw new ArgumentOutOfRangeException(nameof(lever), lever, "Nobody has said what it is meant to move."),
    };

    private static double Arrivals(Tally year, SkillLevel level) =>
        Enumerable.Range(0, year.Cities).Sum(city => (double)year.Pools(PoolMeasure.InFromOutside, city)[(int)level]);

    private static LeverDefinition Lever(string name) => LeverTable.All.Single(lever => lever.Name == name);

    private static double BaselineOf(string name) => ParameterTable.Value(Region.World().Parameters, name);

    private static string[] Targets(LeverDefinition lever)
    {
        var targets = new List<string>();
        if (lever.ByCity) targets.Add("cities: [harbin, daqing]");
        if (lever.BySector) targets.Add("sectors: [equipment, digital]");
        if (!lever.Kinds.IsEmpty) targets.Add($"kinds: [{lever.Kinds[0].Name()}]");
        return [.. targets];
    }
}
