using System.Net;
using System.Text;
using System.Text.Json;
using InnovationSim.Api.Tests.Building;
using InnovationSim.Contracts;
using InnovationSim.Storage.Results;
using Shouldly;
using Xunit;

namespace InnovationSim.Api.Tests.Results;

/// <summary>Result tables as JSON and CSV.</summary>
[Collection(SharedHost.Name)]
public class ResultTests(ApiHost api)
{
    public static TheoryData<string> Tables { get; } = [.. ResultTables.All.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Tables_have_the_bytes_that_export_writes(string table)
    {
        string[] columns = [.. ResultTables.All.Single(each => each.Name == table).Columns.Select(column => column.Name)];
        IAsyncEnumerable<IReadOnlyList<object?>> rows = api.Host.Engine.ResultsAsync(api.Run, new ResultQuery { Table = table }).Select(row => row.Values);
        using var csv = new MemoryStream();
        await RowText.WriteCsvAsync(columns, rows, csv);
        (await TextAsync($"/v1/runs/{api.Run}/results/{table}?format=csv")).ShouldBe(Encoding.UTF8.GetString(csv.ToArray()));
        using var json = new MemoryStream();
        await RowText.WriteJsonAsync(columns, rows, json);
        (await TextAsync($"/v1/runs/{api.Run}/results/{table}")).TrimEnd().ShouldBe(Encoding.UTF8.GetString(json.ToArray()).TrimEnd());
    }

    [Fact]
    public async Task Rows_are_filtered_by_years_and_texts_and_have_the_columns_asked_for()
    {
        JsonElement rows = await api.JsonAsync(
            $"/v1/runs/{api.Run}/results/metrics?metric=location-quotient&city=north-city&from=2&to=3&columns=year,sector,value");
        rows.GetArrayLength().ShouldBeGreaterThan(0);
        foreach (JsonElement row in rows.EnumerateArray())
        {
            row.EnumerateObject().Select(cell => cell.Name).ShouldBe(["year", "sector", "value"]);
            row.GetProperty("year").GetInt32().ShouldBeInRange(2, 3);
        }
    }

    [Fact]
    public async Task An_empty_text_stands_for_the_whole_region()
    {
        JsonElement rows = await api.JsonAsync($"/v1/runs/{api.Run}/results/metrics?metric=gdp&city=&columns=city,value");
        rows.GetArrayLength().ShouldBe(6);
        rows.EnumerateArray().ShouldAllBe(row => row.GetProperty("city").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task Several_values_of_a_column_are_all_taken()
    {
        JsonElement rows = await api.JsonAsync($"/v1/runs/{api.Run}/results/cities?city=north-city&city=south-city&owner=private&columns=city");
        rows.EnumerateArray().Select(row => row.GetProperty("city").GetString()).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/csv;q=0.5, application/json", "application/json")]
    [InlineData("text/*", "text/csv")]
    public async Task What_the_client_likes_best_is_what_it_gets(string accept, string got)
    {
        using HttpResponseMessage answer = await api.AskAsync("GET", $"/v1/runs/{api.Run}/results/years", with: request => request.Headers.Add("Accept", accept));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(got);
    }

    [Fact]
    public async Task What_there_is_not_is_refused()
    {
        using HttpResponseMessage answer = await api.AskAsync("GET", $"/v1/runs/{api.Run}/results/years", with: request => request.Headers.Add("Accept", "text/html"));
        (await ApiHost.ProblemAsync(answer, 406)).GetProperty("detail").GetString()!.ShouldContain("text/csv");
    }

    [Fact]
    public async Task What_a_client_has_is_not_sent_again()
    {
        string path = $"/v1/runs/{api.Run}/results/cities?city=north-city";
        using HttpResponseMessage first = await api.AskAsync("GET", path);
        string tag = first.Headers.ETag.ShouldNotBeNull().ToString();
        tag.ShouldNotStartWith("W/", customMessage: "a run that has ended does not change");
        using HttpResponseMessage again = await api.AskAsync("GET", path, with: request => request.Headers.Add("If-None-Match", tag));
        (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length).ShouldBe((HttpStatusCode.NotModified, 0));
        again.Headers.ETag!.ToString().ShouldBe(tag);
        again.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
    }

    [Theory]
    [InlineData("?city=south-city")]
    [InlineData("?city=north-city&to=3")]
    [InlineData("?city=north-city&from=1")]
    [InlineData("?city=north-city&columns=year")]
    [InlineData("?city=north-city&format=csv")]
    [InlineData("?sector=north-city")]
    public async Task What_is_asked_otherwise_is_another_thing(string query)
    {
        using HttpResponseMessage first = await api.AskAsync("GET", $"/v1/runs/{api.Run}/results/cities?city=north-city");
        using HttpResponseMessage other = await api.AskAsync(
            "GET", $"/v1/runs/{api.Run}/results/cities{query}", with: request => request.Headers.Add("If-None-Match", first.Headers.ETag!.ToString()));
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Results_of_a_run_that_goes_on_are_sent_when_there_are_more()
    {
        string run = (await api.Host.Engine.SubmitAsync(ApiHost.Toy(20_000))).Run;
        await YearAsync(run, 1);
        string path = $"/v1/runs/{run}/results/years?columns=year";
        using HttpResponseMessage first = await api.AskAsync("GET", path);
        first.Headers.ETag.ShouldNotBeNull().IsWeak.ShouldBeTrue();
        int rows = JsonDocument.Parse(await first.Content.ReadAsStringAsync()).RootElement.GetArrayLength();
        await YearAsync(run, rows + 5);
        using HttpResponseMessage later = await api.AskAsync("GET", path, with: request => request.Headers.Add("If-None-Match", first.Headers.ETag!.ToString()));
        later.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonDocument.Parse(await later.Content.ReadAsStringAsync()).RootElement.GetArrayLength().ShouldBeGreaterThan(rows);
        await api.Host.Engine.CancelAsync(run);
    }

    [Fact]
    public async Task A_download_has_a_name()
    {
        using HttpResponseMessage answer = await api.AskAsync("GET", $"/v1/runs/{api.Run}/results/years?format=csv");
        answer.Content.Headers.ContentDisposition!.ToString().ShouldBe($"attachment; filename={api.Run}-years.csv");
    }

    [Fact]
    public async Task Flows_between_cities_are_events_from_one_to_another()
    {
        JsonElement rows = await api.JsonAsync($"/v1/runs/{api.Run}/results/events?event=hire&from_city=north-city&columns=from_city,to_city,count");
        foreach (JsonElement row in rows.EnumerateArray()) row.GetProperty("from_city").GetString().ShouldBe("north-city");
    }

    [Fact]
    public async Task Organisations_are_listed_sorted_and_found()
    {
        JsonElement page = await api.JsonAsync($"/v1/runs/{api.Run}/organisations?kind=private-firm&city=north-city&sort=-salesYuan&limit=2");
        JsonElement[] firms = [.. page.GetProperty("organisations").EnumerateArray()];
        firms.Length.ShouldBe(2);
        firms[0].GetProperty("salesYuan").GetInt64().ShouldBeGreaterThanOrEqualTo(firms[1].GetProperty("salesYuan").GetInt64());
        JsonElement one = await api.JsonAsync($"/v1/runs/{api.Run}/organisations/{firms[0].GetProperty("id").GetString()}");
        one.GetProperty("organisation").ToString().ShouldBe(firms[0].ToString());
    }

    private async Task YearAsync(string run, int year)
    {
        await foreach (YearReport report in api.Host.Engine.WatchAsync(run))
        {
            if (report.Year >= year) return;
        }
    }

    private async Task<string> TextAsync(string path)
    {
        using HttpResponseMessage answer = await api.AskAsync("GET", path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }
    [Fact]
    public async Task A_life_is_there_as_JSON_and_as_two_tables_of_CSV()
    {
        string path = $"/v1/runs/{api.Run}/organisations/state-owned-enterprise/north-city/0/life";
        JsonElement life = await api.JsonAsync(path);
        JsonElement[] years = [.. life.GetProperty("years").EnumerateArray()];
        JsonElement[] events = [.. life.GetProperty("events").EnumerateArray()];
        years[0].GetProperty("state").GetProperty("kind").GetString().ShouldBe("state-owned-enterprise");

        string[] states = (await TextAsync($"{path}?format=csv")).TrimEnd('\n').Split('\n');
        states[0].ShouldStartWith("year,sector,founded_year,skilled_workers");
        states.Length.ShouldBe(years.Length + 1);
        string[] told = (await TextAsync($"{path}?format=csv&table=events")).TrimEnd('\n').Split('\n');
        told[0].ShouldBe("year,event,with,count,amount_yuan,detail");
        told.Length.ShouldBe(events.Length + 1);
        told[1].ShouldStartWith($"{events[0].GetProperty("year").GetInt32()},{events[0].GetProperty("kind").GetString()},");
    }

}
