using System.Globalization;
using InnovationSim.Cli.Tests.Running;
using InnovationSim.Kernel.Metrics;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Runs;

public sealed class TablesTests(OneRun run) : IClassFixture<OneRun>
{
    private const int Records = OneRun.Years + 1;

    private static readonly string[] Cities = [.. OneRun.Scenario.Cities.Select(city => city.Id)];
    private static readonly string[] Sectors = [.. OneRun.Scenario.Sectors.Select(sector => sector.Id)];

    public static TheoryData<string> Tables => ["years", "cities", "metrics", "events", "flows", "spending", "distributions"];

    [Fact]
    public void The_folder_has_these_files_and_no_other() =>
        run.Results.Names.ShouldBe(
            ["cities.csv", "distributions.csv", "events.csv", "flows.csv", "metrics.csv", "results.db", "run.json", "spending.csv", "years.csv"]);

    [Fact]
    public void Years_has_a_row_a_year_and_a_column_for_each_metric_of_the_region()
    {
        CsvTable years = run.Results.Csv("years");
        years.Headers.ShouldBe(["year", "calendar_year", "digest", .. YearMetrics.Regional.Select(metric => metric.Name.Replace('-', '_'))]);
        years.Column("year").ShouldBe(["0", "1", "2", "3"]);
        years.Column("calendar_year").ShouldBe(["2000", "2001", "2002", "2003"]);
    }

    [Fact]
    public void Cities_has_a_row_for_each_year_city_sector_and_owner()
    {
        CsvTable cities = run.Results.Csv("cities");
        cities.Rows.Length.ShouldBe(Records * Cities.Length * Sectors.Length * 2);
        cities.Rows.Select(row => (row[0], row[1], row[2], row[3])).ShouldBe(
            from year in Enumerable.Range(0, Records)
            from city in Cities
            from sector in Sectors
            from owner in (string[])["state", "private"]
            select (year.ToString(CultureInfo.InvariantCulture), city, sector, owner));
        cities.Rows.ShouldAllBe(row => row.Skip(4).All(value => IsWholeNumber(value)));
    }

    [Fact]
    public void Private_firms_of_all_cells_are_those_of_the_region()
    {
        CsvTable cities = run.Results.Csv("cities");
        int firms = cities.Index("firms");
        IEnumerable<long> sums = cities.Rows.Where(row => row[3] == "private").GroupBy(row => row[0])
            .Select(year => year.Sum(row => long.Parse(row[firms], CultureInfo.InvariantCulture)));
        sums.ShouldBe(run.Results.Csv("years").Column("private_firms").Select(value => long.Parse(value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Metrics_are_tidy()
    {
        CsvTable metrics = run.Results.Csv("metrics");
        metrics.Headers.ShouldBe(["year", "city", "sector", "metric", "value", "unit"]);
        foreach (string[] row in metrics.Rows)
        {
            (row[1] == "" || Cities.Contains(row[1])).ShouldBeTrue(row[1]);
            (row[2] == "" || Sectors.Contains(row[2])).ShouldBeTrue(row[2]);
            YearMetrics.All.Single(metric => metric.Name == row[3]).Unit.ShouldBe(row[5]);
            (row[4] == "" || double.IsFinite(Number(row[4]))).ShouldBeTrue(row[4]);
        }

        metrics.Rows.Select(row => (row[0], row[1], row[2], row[3])).ShouldBeUnique();
    }

    [Fact]
    public void Each_metric_has_as_many_rows_a_year_as_it_has_places()
    {
        CsvTable metrics = run.Results.Csv("metrics");
        metrics.Rows.Count(row => row[3] == "location-quotient").ShouldBe(Records * Cities.Length * Sectors.Length);
        metrics.Rows.Count(row => row[3] == "city-population").ShouldBe(Records * Cities.Length);
        metrics.Rows.Count(row => row[1] == "" && row[2] == "").ShouldBe(Records * YearMetrics.Regional.Count);
        metrics.Column("metric").Distinct().Order(StringComparer.Ordinal).ShouldBe(YearMetrics.All.Select(metric => metric.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Metrics_of_the_region_have_the_same_values_in_both_tables()
    {
        CsvTable years = run.Results.Csv("years");
        foreach (string[] row in run.Results.Csv("metrics").Rows.Where(row => row[1] == "" && row[2] == ""))
            years.Rows[int.Parse(row[0], CultureInfo.InvariantCulture)][years.Index(row[3].Replace('-', '_'))].ShouldBe(row[4]);
    }

    [Fact]
    public void Flows_are_empty_in_the_first_state_and_numbers_afterwards()
    {
        string[] growth = [.. run.Results.Csv("years").Column("gdp")];
        growth[0].ShouldBeEmpty();
        growth.Skip(1).ShouldAllBe(value => Number(value) > 0);
    }

    [Fact]
    public void Events_are_counted_by_year_kind_and_pair_of_cities()
    {
        CsvTable events = run.Results.Csv("events");
        events.Headers.ShouldBe(["year", "event", "from_city", "to_city", "count", "sum", "unit"]);
        events.Rows.ShouldNotBeEmpty();
        foreach (string[] row in events.Rows)
        {
            row[0].ShouldBeOneOf("1", "2", "3");
            EventKind kind = Enum.GetValues<EventKind>().Single(kind => kind.Name() == row[1]);
            row[2].ShouldBeOneOf(Cities);
            row[3].ShouldBeOneOf([.. Cities, "outside"]);
            long.Parse(row[4], CultureInfo.InvariantCulture).ShouldBePositive();
            IsWholeNumber(row[5]).ShouldBeTrue(row[5]);
            row[6].ShouldBe(kind.SumUnit());
        }

        events.Rows.Select(row => (row[0], row[1], row[2], row[3])).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Numbers_have_a_point_and_no_separators_whatever_the_locale(string table)
    {
        // The reader takes a decimal comma for the next field: every row has as many fields as there are columns.
        CsvTable csv = run.Results.Csv(table);
        csv.Rows.ShouldAllBe(row => row.Length == csv.Headers.Length);
        string text = File.ReadAllText(run.Results.In(table + ".csv"));
        text.ShouldNotContain("\"");
        text.ShouldNotContain("\r");
        text.ShouldNotContain("NaN");
        text[0].ShouldNotBe('\uFEFF');
        text.ShouldEndWith("\n");
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool IsWholeNumber(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
