using System.Text.Json;
using InnovationSim.Cluster.Contracts.Service;
using InnovationSim.Contracts;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Tests.Service;

public class CellsTests
{
    [Theory]
    [InlineData(0L)]
    [InlineData(-1L)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData((1L << 53) + 1)]
    public void A_whole_number_comes_back_as_it_was(long number) => Back(number, ResultValueType.WholeNumber).ShouldBe(number);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(0.1)]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(double.Epsilon)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void A_number_comes_back_bit_for_bit(double number)
    {
        double back = Back(number, ResultValueType.Number).ShouldBeOfType<double>();
        BitConverter.DoubleToInt64Bits(back).ShouldBe(BitConverter.DoubleToInt64Bits(number));
    }

    [Fact]
    public void A_negative_zero_stays_negative() =>
        double.IsNegative(Back(-0.0, ResultValueType.Number).ShouldBeOfType<double>()).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("哈尔滨市")]
    [InlineData("\"quoted\" \\ \n\u0000 🏭")]
    [InlineData("NaN")]
    [InlineData("null")]
    public void Text_comes_back_as_it_was(string text) => Back(text, ResultValueType.Text).ShouldBe(text);

    [Theory]
    [InlineData(ResultValueType.Text)]
    [InlineData(ResultValueType.WholeNumber)]
    [InlineData(ResultValueType.Number)]
    public void Nothing_stays_nothing(ResultValueType type) => Back(null, type).ShouldBeNull();

    [Theory]
    [InlineData(1)]
    [InlineData(1f)]
    [InlineData('c')]
    [InlineData(true)]
    public void What_no_result_holds_is_refused_with_its_type(object value) =>
        Should.Throw<ArgumentException>(() => Cells.ToJson(value)).Message.ShouldContain(value.GetType().Name);

    [Fact]
    public void A_size_is_at_least_that_of_the_value_as_it_travels()
    {
        foreach (object? value in (object?[])["", "Harbin", "哈尔滨市", "哈尔滨\n\"市\"", 1.5, 12345678901L, null])
        {
            JsonElement cell = Cells.ToJson(value);
            Cells.BytesOf(cell).ShouldBeGreaterThanOrEqualTo(JsonSerializer.SerializeToUtf8Bytes(cell).Length, $"{value}");
        }
    }

    private static object? Back(object? value, ResultValueType type)
    {
        // Within a document, as it travels.
        var chunk = new RowsChunk([[Cells.ToJson(value)]], null);
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(chunk, Documents.Default.RowsChunk);
        return Cells.FromJson(JsonSerializer.Deserialize(bytes, Documents.Default.RowsChunk)!.Rows[0][0], type);
    }
}
