using System.Net.Http.Headers;
using InnovationSim.Api.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Api.Tests.Security;

/// <summary>Who may see the page: everything of it asks for a reader's key. What it commands, it asks an operator for by itself.</summary>
[Collection(SharedHost.Name)]
public class PageMatrixTests(ApiHost api)
{
    private const string Nobody = "20200101-000000-abcd";
    private const string Assets = "/_content/InnovationSim.Web";
    private const string Grid = "/_content/Radzen.Blazor";

    // Pages are posted to by nobody: a form without the page's token is a bad request.
    public static TheoryData<string, string> Matrix { get; } = new()
    {
        { "GET /", "/" },
        { "POST /", "/" },
        { "GET /start", "/start" },
        { "POST /start", "/start" },
        { "GET /compare", "/compare" },
        { "POST /compare", "/compare" },
        { "GET /experiments", "/experiments" },
        { "POST /experiments", "/experiments" },
        { "GET /experiments/new", "/experiments/new" },
        { "POST /experiments/new", "/experiments/new" },
        { "GET /experiments/{Experiment}", $"/experiments/{Nobody}" },
        { "POST /experiments/{Experiment}", $"/experiments/{Nobody}" },
        { "GET /files/experiments/{experiment}/effects.csv", $"/files/experiments/{Nobody}/effects.csv" },
        { "GET /not-found", "/not-found" },
        { "POST /not-found", "/not-found" },
        { "GET /runs/{Run}", $"/runs/{Nobody}" },
        { "POST /runs/{Run}", $"/runs/{Nobody}" },
        { "GET /runs/{Run}/{Section}", $"/runs/{Nobody}/map" },
        { "POST /runs/{Run}/{Section}", $"/runs/{Nobody}/map" },
        { "GET /runs/{Run}/organisations/{Kind}/{City}/{Serial}", $"/runs/{Nobody}/organisations/university/north-city/0" },
        { "POST /runs/{Run}/organisations/{Kind}/{City}/{Serial}", $"/runs/{Nobody}/organisations/university/north-city/0" },
        { "GET /files/{run}/{table}.csv", $"/files/{Nobody}/years.csv" },
        { "GET /files/{run}/{table}.json", $"/files/{Nobody}/years.json" },
        { "* /_blazor/negotiate", "/_blazor/negotiate?negotiateVersion=1" },
        { "* /_blazor", "/_blazor" },
        { "* /_blazor/disconnect", "/_blazor/disconnect" },
        { "* /_blazor/initializers", "/_blazor/initializers" },
        { "GET /_framework/opaque-redirect", "/_framework/opaque-redirect" },
        { "GET /_framework/blazor.web.js", "/_framework/blazor.web.js" },
        { "HEAD /_framework/blazor.web.js", "/_framework/blazor.web.js" },
        { $"GET {Assets}/page.css", $"{Assets}/page.css" },
        { $"HEAD {Assets}/page.css", $"{Assets}/page.css" },
        { $"GET {Assets}/grid.css", $"{Assets}/grid.css" },
        { $"HEAD {Assets}/grid.css", $"{Assets}/grid.css" },
        { $"GET {Assets}/theme.js", $"{Assets}/theme.js" },
        { $"HEAD {Assets}/theme.js", $"{Assets}/theme.js" },
        { $"GET {Assets}/page.js", $"{Assets}/page.js" },
        { $"HEAD {Assets}/page.js", $"{Assets}/page.js" },
        { $"GET {Assets}/icon.svg", $"{Assets}/icon.svg" },
        { $"HEAD {Assets}/icon.svg", $"{Assets}/icon.svg" },
        { $"GET {Grid}/css/standard-base.css", $"{Grid}/css/standard-base.css" },
        { $"HEAD {Grid}/css/standard-base.css", $"{Grid}/css/standard-base.css" },
        { $"GET {Grid}/Radzen.Blazor.min.js", $"{Grid}/Radzen.Blazor.min.js" },
        { $"HEAD {Grid}/Radzen.Blazor.min.js", $"{Grid}/Radzen.Blazor.min.js" },
        { $"GET {Grid}/fonts/MaterialSymbolsOutlined.woff2", $"{Grid}/fonts/MaterialSymbolsOutlined.woff2" },
        { $"HEAD {Grid}/fonts/MaterialSymbolsOutlined.woff2", $"{Grid}/fonts/MaterialSymbolsOutlined.woff2" },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Everything_of_the_page_is_for_those_who_may_look(string endpoint, string path)
    {
        (await AskAsync(endpoint, path, secret: null)).ShouldBe(401, "without a key");
        (await AskAsync(endpoint, path, "innosim_wrong")).ShouldBe(401, "with a wrong key");
        int reader = await AskAsync(endpoint, path, api.Reader);
        reader.ShouldNotBeOneOf(401, 403);
        reader.ShouldBeLessThan(500);
        (await AskAsync(endpoint, path, api.Operator)).ShouldBe(reader, "with an operator's key");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/start")]
    [InlineData("/compare")]
    [InlineData("/runs/" + Nobody)]
    public async Task Nobody_posts_to_a_page(string path) => (await AskAsync("POST ", path, api.Operator)).ShouldBe(400);

    [Fact]
    public async Task A_reader_is_shown_no_way_to_start_a_run_and_told_why()
    {
        (await PageAsync("/start", api.Reader)).ShouldContain("takes the key of an operator");
        (await PageAsync("/start", api.Operator)).ShouldNotContain("takes the key of an operator");
    }

    [Fact]
    public async Task A_reader_is_shown_no_commands_to_a_run()
    {
        (await PageAsync($"/runs/{api.Run}", api.Reader)).ShouldNotContain("<button type=\"button\">Remove");
        (await PageAsync($"/runs/{api.Run}", api.Operator)).ShouldContain("<button type=\"button\">Remove");
    }

    private async Task<string> PageAsync(string path, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using HttpResponseMessage answer = await api.Host.Http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<int> AskAsync(string endpoint, string path, string? secret)
    {
        string method = endpoint.Split(' ')[0];
        using var request = new HttpRequestMessage(new HttpMethod(method == "*" ? "POST" : method), path);
        if (secret is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using HttpResponseMessage answer = await api.Host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }
}
