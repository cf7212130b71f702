using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Results;

public class ResultTablesTests
{
    public static TheoryData<string> Tables => [.. ResultTables.All.Select(table => table.Name)];

    [Fact]
    public void There_are_seven_tables() =>
        ResultTables.All.Select(table => table.Name).ShouldBe(["years", "cities", "metrics", "events", "flows", "spending", "distributions"]);

    [Theory]
    [MemberData(nameof(Tables))]
    public void Names_of_columns_need_no_quotes_anywhere(string name) =>
        Table(name).Columns.ShouldAllBe(column => System.Text.RegularExpressions.Regex.IsMatch(column.Name, "^[a-z][a-z0-9_]*$"));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Columns_are_unique_and_described(string name)
    {
        Table(name).Columns.Select(column => column.Name).ShouldBeUnique();
        Table(name).Columns.ShouldAllBe(column => column.Description.Length > 3);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_value_has_the_type_of_its_column(string name)
    {
        ResultTable table = Table(name);
        foreach (object?[] row in Records.OfToy.SelectMany(table.Rows))
        {
            row.Length.ShouldBe(table.Columns.Count);
            for (int i = 0; i < row.Length; i++)
            {
                Type type = table.Columns[i].Type switch { ColumnType.Text => typeof(string), ColumnType.WholeNumber => typeof(long), _ => typeof(double) };
                if (row[i] is { } value) value.ShouldBeOfType(type, table.Columns[i].Name);
                // Only numbers may be undefined, and the places of a metric of the whole region are none.
                else (table.Columns[i].Type == ColumnType.Number || name == "metrics").ShouldBeTrue(table.Columns[i].Name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_index_tells_all_rows_apart(string name)
    {
        ResultTable table = Table(name);
        int[] places = [.. table.Index.Select(index => table.Columns.Select(column => column.Name).ToList().IndexOf(index))];
        places.ShouldAllBe(place => place >= 0);
        Records.OfToy.SelectMany(table.Rows).Select(row => string.Join('|', places.Select(place => row[place]))).ShouldBeUnique();
    }

    [Fact]
    public void Nothing_that_is_not_finite_is_written() =>
        Records.OfToy.SelectMany(record => ResultTables.All.SelectMany(table => table.Rows(record))).SelectMany(row => row).OfType<double>()
            .ShouldAllBe(value => double.IsFinite(value));

    [Fact]
    public void Undefined_metrics_are_there_without_a_value() =>
        ResultTables.Metrics.Rows(Records.OfToy[0]).Where(row => (string)row[3]! == "gdp").ShouldHaveSingleItem()[4].ShouldBeNull();

    [Fact]
    public void Cells_hold_what_the_tally_holds()
    {
        YearRecord record = Records.OfToy[2];
        int sales = ResultTables.Cities.Columns.Select(column => column.Name).ToList().IndexOf("sales_yuan");
        ResultTables.Cities.Rows(record).Sum(row => (long)row[sales]!).ShouldBe(record.Tally.Total(CellMeasure.Sales));
    }

    [Fact]
    public void Every_row_of_the_flow_matrix_sums_to_zero()
    {
        foreach (object?[] row in Records.OfToy.SelectMany(ResultTables.Flows.Rows)) row.Skip(2).Sum(value => (long)value!).ShouldBe(0, (string)row[1]!);
    }

    [Fact]
    public void The_flow_matrix_says_who_pays_wages_and_who_gets_them()
    {
        object?[] wages = ResultTables.Flows.Rows(Records.OfToy[1]).Single(row => (string)row[1]! == "wages");
        ((long)wages[2]!).ShouldBeGreaterThan(0);
        ((long)wages[3]!).ShouldBeLessThan(0);
        ((long)wages[4]!).ShouldBeLessThan(0);
    }

    [Fact]
    public void Classes_of_staff_hold_every_firm_once()
    {
        foreach (YearRecord record in Records.OfToy)
        {
            foreach (Ownership owner in Enum.GetValues<Ownership>())
            {
                object?[][] staff = [.. Of(record, "staff").Where(row => (string)row[2]! == owner.Name())];
                staff.Sum(row => (long)row[5]!).ShouldBe(record.Tally.Total(CellMeasure.Firms, owner));
                // The fewest and the most that firms of these classes can employ.
                long people = record.Tally.Total(CellMeasure.SkilledWorkers, owner) + record.Tally.Total(CellMeasure.Engineers, owner)
                    + record.Tally.Total(CellMeasure.Researchers, owner);
                staff.Sum(row => (long)row[5]! * (double)row[3]!).ShouldBeLessThanOrEqualTo(people);
                staff.Sum(row => (long)row[5]! * ((double)row[4]! - 1)).ShouldBeGreaterThanOrEqualTo(people);
            }
        }
    }

    [Fact]
    public void Classes_of_growth_hold_every_firm_whose_growth_was_counted_from_the_second_year_on()
    {
        Of(Records.OfToy[0], "growth").ShouldBeEmpty();
        foreach (YearRecord record in Records.OfToy.Skip(1))
        {
            long counted = 0;
            foreach (long firms in record.Tally.Growth) counted += firms;
            counted.ShouldBeGreaterThan(0);
            Of(record, "growth").Sum(row => (long)row[5]!).ShouldBe(counted);
        }
    }

    [Fact]
    public void Edges_of_growth_are_tenths_as_they_are_written() =>
        Records.OfToy.SelectMany(record => Of(record, "growth")).Select(row => ((double)row[3]!).ToString("R", System.Globalization.CultureInfo.InvariantCulture))
            .ShouldAllBe(text => text.Length <= 4);

    private static IEnumerable<object?[]> Of(YearRecord record, string measure) =>
        ResultTables.Distributions.Rows(record).Where(row => (string)row[1]! == measure);

    private static ResultTable Table(string name) => ResultTables.All.Single(table => table.Name == name);
}
