using InnovationSim.Kernel;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Storage.Results;

/// <summary>The result tables of a run.</summary>
public static class ResultTables
{
    private static readonly (CellMeasure Measure, string Name, string Description)[] CellColumns =
    [
        (CellMeasure.Firms, "firms", "Firms at the end of the year"),
        (CellMeasure.Entries, "entries", "Firms founded"),
        (CellMeasure.Exits, "exits", "Firms that left"),
        (CellMeasure.HighTechFirms, "high_tech_firms", "Firms with the high-tech certificate"),
        (CellMeasure.SkilledWorkers, "skilled_workers", "Skilled workers at the end of the year, persons"),
        (CellMeasure.Engineers, "engineers", "Engineers at the end of the year, persons"),
        (CellMeasure.Researchers, "researchers", "Researchers at the end of the year, persons"),
        (CellMeasure.Sales, "sales_yuan", "Sales, yuan"),
        (CellMeasure.ValueAdded, "value_added_yuan", "Value added, yuan"),
        (CellMeasure.Wages, "wages_yuan", "Wages, yuan"),
        (CellMeasure.Research, "research_yuan", "R&D spending, yuan"),
        (CellMeasure.Investment, "investment_yuan", "Capital goods bought, yuan"),
        (CellMeasure.Capital, "capital_yuan", "Fixed capital, yuan"),
        (CellMeasure.Debt, "debt_yuan", "Debt to the bank, yuan"),
        (CellMeasure.PatentsGranted, "patents_granted", "Patents granted"),
        (CellMeasure.PatentsLive, "patents_live", "Live patents"),
        (CellMeasure.LicencesTaken, "licences_taken", "Licences and patents taken over from research organisations"),
        (CellMeasure.LotsOrdered, "lots_ordered_yuan", "Lots ordered by firms of the cell, yuan"),
        (CellMeasure.LotsOrderedInRegion, "lots_ordered_in_region_yuan", "Part of it in the region, yuan"),
        (CellMeasure.LotsOrderedInCity, "lots_ordered_in_city_yuan", "Part of it in the city, yuan"),
        (CellMeasure.LotsSupplied, "lots_supplied_yuan", "Lots supplied by firms of the cell, yuan"),
    ];

    private static readonly (AccountClass Account, string Name, string Description)[] FlowColumns =
    [
        (AccountClass.Households, "pools_yuan", "Talent pools (households)"),
        (AccountClass.Firms, "firms_yuan", "Firms"),
        (AccountClass.Research, "research_yuan", "Universities and research institutes"),
        (AccountClass.Bank, "bank_yuan", "Bank"),
        (AccountClass.GuideFund, "fund_yuan", "Guide fund"),
        (AccountClass.Province, "province_yuan", "Province"),
        (AccountClass.Centre, "centre_yuan", "Centre"),
        (AccountClass.Outside, "outside_yuan", "Rest of the world"),
        (AccountClass.Platform, "platform_yuan", "Trading platform"),
        (AccountClass.Market, "market_yuan", "Clearing account of the pooled market"),
    ];

    /// <summary>One row a year: the digest and all metrics of the whole region.</summary>
    public static ResultTable Years { get; } = new(
        "years",
        [
            new("year", ColumnType.WholeNumber, "Year of the run; 0 is the first state"),
            new("calendar_year", ColumnType.WholeNumber, "Base year + year of the run"),
            new("digest", ColumnType.Text, "Digest of the world at the end of the year"),
            .. YearMetrics.Regional.Select(metric => new ResultColumn(ColumnName(metric), ColumnType.Number, $"{metric.Description} Unit: {metric.Unit}")),
        ],
        ["year"],
        record =>
        [
            [
                (long)record.Year, (long)record.World.BaseYear + record.Year, record.Digest.ToString(),
                .. YearMetrics.Regional.Select(metric => (object?)Number(record[metric.Name])),
            ],
        ]);

    /// <summary>One row for each year, city, sector and owner.</summary>
    public static ResultTable Cities { get; } = new(
        "cities",
        [
            new("year", ColumnType.WholeNumber, "Year of the run"),
            new("city", ColumnType.Text, "City"),
            new("sector", ColumnType.Text, "Sector"),
            new("owner", ColumnType.Text, "state or private"),
            .. CellColumns.Select(column => new ResultColumn(column.Name, ColumnType.WholeNumber, column.Description)),
        ],
        ["year", "city", "sector", "owner"],
        CityRows);

    /// <summary>All metrics, tidy: one row for each value.</summary>
    public static ResultTable Metrics { get; } = new(
        "metrics",
        [
            new("year", ColumnType.WholeNumber, "Year of the run"),
            new("city", ColumnType.Text, "City; empty for the whole region"),
            new("sector", ColumnType.Text, "Sector; empty for all"),
            new("metric", ColumnType.Text, "Metric"),
            new("value", ColumnType.Number, "Value; empty where it is undefined"),
            new("unit", ColumnType.Text, "Unit"),
        ],
        ["metric", "year", "city", "sector"],
        record => record.Metrics.Select(value => new object?[]
        {
            (long)record.Year,
            value.City is { } city ? record.World.Cities[city].Id : null,
            value.Sector is { } sector ? record.World.Sectors[sector].Id : null,
            value.Metric.Name,
            Number(value.Value),
            value.Metric.Unit,
        }));

    /// <summary>Counts and sums of events by pair of cities.</summary>
    public static ResultTable Events { get; } = new(
        "events",
        [
            new("year", ColumnType.WholeNumber, "Year of the run"),
            new("event", ColumnType.Text, "Kind of event"),
            new("from_city", ColumnType.Text, "City it starts from"),
            new("to_city", ColumnType.Text, "City it leads to, or outside"),
            new("count", ColumnType.WholeNumber, "How often"),
            new("sum", ColumnType.WholeNumber, "What it moved"),
            new("unit", ColumnType.Text, "Unit of the sum"),
        ],
        ["event", "year", "from_city", "to_city"],
        EventRows);

    /// <summary>The flow matrix: one row for each year and reason, one column for each class of accounts; every row sums to zero.</summary>
    public static ResultTable Flows { get; } = new(
        "flows",
        [
            new("year", ColumnType.WholeNumber, "Year of the run"),
            new("flow", ColumnType.Text, "Why money moved"),
            .. FlowColumns.Select(column => new ResultColumn(column.Name, ColumnType.WholeNumber, $"{column.Description}: received less paid, yuan")),
        ],
        ["flow", "year"],
        FlowRows);

    /// <summary>What was spent on each measure of policy in force.</summary>
    public static ResultTable Spending { get; } = new(
        "spending",
        [
            new("year", ColumnType.WholeNumber, "Year of the run"),
            new("policy", ColumnType.Text, "Policy"),
            new("measure", ColumnType.Text, "Measure of the policy"),
            new("lever", ColumnType.Text, "Lever that it moves"),
            new("funder", ColumnType.Text, "Whose account pays"),
            new("spending_yuan", ColumnType.WholeNumber, "Public money spent on it beyond what would be spent at the lever's value without policy, yuan"),
        ],
        ["policy", "measure", "year"],
        record => record.Spending.Select(each => new object?[]
        {
            (long)record.Year, each.Measure.Policy, each.Measure.Name, each.Measure.Lever, each.Measure.Funder.Name(), each.Yuan,
        }));

    /// <summary>How firms are distributed over classes of size and growth; classes without firms have no row.</summary>
    public static ResultTable Distributions { get; } = new(
        "distributions",
        [
            new("year", ColumnType.WholeNumber, "Year of the run"),
            new("measure", ColumnType.Text, "staff: persons at the end of the year; growth: ln of the growth of sales over the year, of firms that stay"),
            new("owner", ColumnType.Text, "state or private; growth is counted of private firms"),
            new("at_least", ColumnType.Number, "Lower edge of the class, in it; the lowest class of growth holds all below it too"),
            new("below", ColumnType.Number, "Upper edge of the class, not in it; empty for the highest, which is open"),
            new("firms", ColumnType.WholeNumber, "Firms in the class"),
        ],
        ["measure", "year", "owner", "at_least"],
        DistributionRows.Of) { SinceSchema = 2 };

    /// <summary>All tables.</summary>
    public static IReadOnlyList<ResultTable> All { get; } = [Years, Cities, Metrics, Events, Flows, Spending, Distributions];

    /// <summary>The name of a metric's column in the table of years.</summary>
    public static string ColumnName(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.Name.Replace('-', '_');
    }

    private static double? Number(double value) => double.IsFinite(value) ? value : null;

    private static IEnumerable<object?[]> CityRows(YearRecord record)
    {
        for (int city = 0; city < record.World.Cities.Length; city++)
        {
            for (int sector = 0; sector < record.World.Sectors.Length; sector++)
            {
                foreach (Ownership ownership in (Ownership[])[Ownership.State, Ownership.Private])
                {
                    object?[] row = new object?[4 + CellColumns.Length];
                    row[0] = (long)record.Year;
                    row[1] = record.World.Cities[city].Id;
                    row[2] = record.World.Sectors[sector].Id;
                    row[3] = ownership.Name();
                    for (int i = 0; i < CellColumns.Length; i++) row[4 + i] = record.Tally.Cells(CellColumns[i].Measure, ownership, city)[sector];
                    yield return row;
                }
            }
        }
    }

    private static IEnumerable<object?[]> FlowRows(YearRecord record)
    {
        if (record.Year == 0) yield break;
        for (int kind = 0; kind < LedgerNames.Flows; kind++)
        {
            object?[] row = new object?[2 + FlowColumns.Length];
            row[0] = (long)record.Year;
            row[1] = ((FlowKind)kind).Name();
            for (int i = 0; i < FlowColumns.Length; i++) row[2 + i] = record.Tally.NetFlow((FlowKind)kind, FlowColumns[i].Account);
            yield return row;
        }
    }

    private static IEnumerable<object?[]> EventRows(YearRecord record)
    {
        int cities = record.World.Cities.Length;
        foreach (EventKind kind in Enum.GetValues<EventKind>())
        {
            for (int from = 0; from < cities; from++)
            {
                for (int to = 0; to <= cities; to++)
                {
                    long count = record.Tally.Events(kind, from)[2 * to];
                    if (count == 0) continue;
                    yield return
                    [
                        (long)record.Year, kind.Name(), record.World.Cities[from].Id, to < cities ? record.World.Cities[to].Id : "outside",
                        count, record.Tally.Events(kind, from)[(2 * to) + 1], kind.SumUnit(),
                    ];
                }
            }
        }
    }
}
