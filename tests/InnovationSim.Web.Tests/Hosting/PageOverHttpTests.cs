using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using InnovationSim.Web.Tests.Building;

namespace InnovationSim.Web.Tests.Hosting;

/// <summary>What a browser gets before any script runs, and what others get.</summary>
[Collection(WebHostTests.Name)]
public partial class PageOverHttpTests(WebHostFixture web)
{
    [Fact]
    public async Task The_list_of_runs_is_there_before_any_script_runs()
    {
        string page = await web.Http.GetStringAsync("");

        page.ShouldContain(WebHostFixture.Label);
        page.ShouldContain($"runs/{web.Run}");
    }

    [Theory]
    [InlineData("", "Gross domestic product")]
    [InlineData("/map", "Map of the cities")]
    [InlineData("/clusters", "Clusters in")]
    [InlineData("/facts", "Scorecard of facts")]
    [InlineData("/data", "Downloads")]
    public async Task Every_part_of_a_run_is_there_before_any_script_runs(string part, string text) =>
        (await web.Http.GetStringAsync($"runs/{web.Run}{part}")).ShouldContain(text);

    [Fact]
    public async Task A_run_that_does_not_exist_is_said_not_to() =>
        (await web.Http.GetStringAsync("runs/20000101-000000-none")).ShouldContain("There is no run");

    [Theory]
    [InlineData("")]
    [InlineData("start")]
    [InlineData("compare")]
    public async Task Everything_that_a_page_names_is_on_this_host(string path)
    {
        string page = await web.Http.GetStringAsync(path);

        foreach (Match match in Address().Matches(page))
        {
            string address = WebUtility.HtmlDecode(match.Groups["address"].Value);
            Uri.TryCreate(web.Host.Address, address, out Uri? target).ShouldBeTrue(address);
            target!.Authority.ShouldBe(web.Host.Address.Authority, address);
        }

        foreach (Match match in Asset().Matches(page))
            (await web.Http.GetAsync(match.Groups["address"].Value)).StatusCode.ShouldBe(HttpStatusCode.OK, match.Value);
    }

    [Fact]
    public async Task An_asset_that_a_browser_has_is_not_sent_again()
    {
        HttpResponseMessage first = await web.Http.GetAsync("_content/InnovationSim.Web/page.css");
        using var again = new HttpRequestMessage(HttpMethod.Get, "_content/InnovationSim.Web/page.css");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        (await web.Http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Scripts_are_sent_compressed_to_whoever_takes_them_so()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "_framework/blazor.web.js");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));

        HttpResponseMessage response = await web.Http.SendAsync(request);

        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        response.Content.Headers.ContentLength!.Value.ShouldBeLessThan((await web.Http.GetByteArrayAsync("_framework/blazor.web.js")).Length);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    public async Task A_page_of_another_site_gets_no_circuit(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin);

        (await web.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_page_itself_gets_a_circuit()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", web.Host.Address.GetLeftPart(UriPartial.Authority));

        (await web.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [GeneratedRegex("(?:src|href|action)=\"(?<address>[^\"]*)\"")]
    private static partial Regex Address();

    [GeneratedRegex("(?:src|link[^>]*href)=\"(?<address>_[^\"]*)\"")]
    private static partial Regex Asset();
}
