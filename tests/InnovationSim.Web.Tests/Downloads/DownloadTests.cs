using System.Net;
using System.Text.Json;
using InnovationSim.Contracts;
using InnovationSim.Web.Tests.Building;

namespace InnovationSim.Web.Tests.Downloads;

[Collection(WebHostTests.Name)]
public class DownloadTests(WebHostFixture web)
{
    [Theory]
    [InlineData("years")]
    [InlineData("cities")]
    [InlineData("metrics")]
    [InlineData("events")]
    public async Task A_file_has_every_row_and_column_of_its_table(string table)
    {
        string[] lines = (await web.Http.GetStringAsync($"files/{web.Run}/{table}.csv")).TrimEnd('\n').Split('\n');

        ResultTableInfo info = (await web.Host.Service.TablesAsync()).Single(each => each.Name == table);
        lines[0].ShouldBe(string.Join(',', info.Columns.Select(column => column.Name)));
        int rows = await web.Host.Service.ResultsAsync(web.Run, new ResultQuery { Table = table }).CountAsync();
        lines.Length.ShouldBe(rows + 1);
    }

    [Fact]
    public async Task Numbers_of_a_file_are_the_bits_of_the_results()
    {
        string[] lines = (await web.Http.GetStringAsync($"files/{web.Run}/years.csv")).TrimEnd('\n').Split('\n');
        int gdp = Array.IndexOf(lines[0].Split(','), "gdp");

        double[] fromFile = [.. lines.Skip(2).Select(line => double.Parse(line.Split(',')[gdp]))];

        var query = new ResultQuery { Table = "years", FromYear = 1, Columns = ["gdp"] };
        fromFile.ShouldBe(await web.Host.Service.ResultsAsync(web.Run, query).Select(row => (double)row.Values[0]!).ToArrayAsync());
    }

    [Fact]
    public async Task What_is_undefined_is_an_empty_field_and_null()
    {
        string csv = await web.Http.GetStringAsync($"files/{web.Run}/years.csv");
        using JsonDocument json = JsonDocument.Parse(await web.Http.GetStringAsync($"files/{web.Run}/years.json"));
        int gdp = Array.IndexOf(csv.Split('\n')[0].Split(','), "gdp");

        csv.Split('\n')[1].Split(',')[gdp].ShouldBeEmpty();
        json.RootElement[0].GetProperty("gdp").ValueKind.ShouldBe(JsonValueKind.Null);
        json.RootElement.GetArrayLength().ShouldBe(WebHostFixture.Years + 1);
    }

    [Fact]
    public async Task A_file_is_named_after_its_run_and_table()
    {
        HttpResponseMessage response = await web.Http.GetAsync($"files/{web.Run}/years.csv");

        response.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe($"{web.Run}-years.csv");
    }

    [Theory]
    [InlineData("files/20000101-000000-none/years.csv")]
    [InlineData("files/{run}/passwd.csv")]
    [InlineData("files/..%2f..%2fetc/years.csv")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        HttpResponseMessage response = await web.Http.GetAsync(address.Replace("{run}", web.Run));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
