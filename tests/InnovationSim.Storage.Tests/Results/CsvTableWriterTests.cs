using System.Globalization;
using System.Text;
using CsvHelper;
using InnovationSim.Storage.Results;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Results;

public class CsvTableWriterTests
{
    [Fact]
    public void A_table_without_rows_is_its_header() => Written().ShouldBe("year,place,value\n");

    [Fact]
    public void Values_are_written_by_their_types() => Written([1L, "north", 0.5]).ShouldBe("year,place,value\n1,north,0.5\n");

    [Fact]
    public void What_is_undefined_is_empty() => Written([1L, null, null]).ShouldEndWith("\n1,,\n");

    [Theory]
    [InlineData("a,b")]
    [InlineData("say \"no\"")]
    [InlineData("two\nlines")]
    [InlineData("two\r\nlines")]
    [InlineData(" spaces ")]
    [InlineData("哈尔滨")]
    [InlineData("=1+1")]
    [InlineData("\"")]
    [InlineData(",")]
    public void Text_comes_back_as_it_went(string text) => Read(Written([1L, text, 2.0])).ShouldHaveSingleItem().ShouldBe(["1", text, "2"]);

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0 / 3)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(-1e-300)]
    [InlineData(123456789012345680.0)]
    [InlineData(-0.0)]
    public void A_number_comes_back_to_the_last_bit(double number)
    {
        string text = Read(Written([1L, "", number])).Single()[2];
        BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)).ShouldBe(BitConverter.DoubleToInt64Bits(number));
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(0L)]
    public void A_whole_number_comes_back(long number) =>
        Read(Written([number, "", 1.0])).Single()[0].ShouldBe(number.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void The_culture_of_the_thread_does_not_matter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Cultures are invariant in these builds; a hand-made one still has a decimal comma.
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            comma.NumberFormat.NegativeSign = "minus";
            CultureInfo.CurrentCulture = comma;
            Written([-1L, "x", -1234.5]).ShouldEndWith("\n-1,x,-1234.5\n");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_file_is_utf_8_without_a_byte_order_mark() => Bytes([[1L, "哈", 1.0]]).ShouldBe(new UTF8Encoding(false).GetBytes("year,place,value\n1,哈,1\n"));

    private static string Written(params object?[][] rows) => Encoding.UTF8.GetString(Bytes(rows));

    private static byte[] Bytes(object?[][] rows)
    {
        var table = new ResultTable(
            "made-up",
            [new("year", ColumnType.WholeNumber, "Year"), new("place", ColumnType.Text, "Place"), new("value", ColumnType.Number, "Value")],
            ["year"],
            _ => rows);
        using var stream = new MemoryStream();
        using (var writer = new CsvTableWriter(table, stream))
        {
            foreach (object?[] row in rows) writer.Write(row);
        }

        return stream.ToArray();
    }

    private static List<string[]> Read(string csv)
    {
        using CsvReader reader = CsvReader.FromText(csv);
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }
}
