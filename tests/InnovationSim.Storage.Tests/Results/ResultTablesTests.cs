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
    public void There_are_six_tables() =>
        ResultTables.All.Select(table => table.Name).ShouldBe(["years", "cities", "metrics", "events", "flows", "spending"]);

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

    private static ResultTable Table(string name) => ResultTables.All.Single(table => table.Name == name);
}
