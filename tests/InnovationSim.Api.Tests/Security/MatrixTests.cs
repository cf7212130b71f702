using System.Net.Http.Headers;
using InnovationSim.Api.Tests.Building;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace InnovationSim.Api.Tests.Security;

/// <summary>Who may do what: every endpoint with no key, a wrong one, a reader's and an operator's.</summary>
[Collection(SharedHost.Name)]
public class MatrixTests(ApiHost api)
{
    private const int Ok = 200;
    private const int NoKey = 401;
    private const int NotAllowed = 403;
    private const int NotThere = 404;

    // The ids are those of nobody: what an operator may do is seen by that it is looked for.
    private const string Nobody = "20200101-000000-abcd";

    /// <summary>The last two columns: with a reader's key, with an operator's.</summary>
    public static TheoryData<string, string, int, int> Matrix { get; } = new()
    {
        { "GET /v1/runs", "/v1/runs", Ok, Ok },
        { "POST /v1/runs", "/v1/runs", NotAllowed, 400 },
        { "POST /v1/runs/replicates", "/v1/runs/replicates", NotAllowed, 400 },
        { "GET /v1/runs/{run}", $"/v1/runs/{Nobody}", NotThere, NotThere },
        { "DELETE /v1/runs/{run}", $"/v1/runs/{Nobody}", NotAllowed, NotThere },
        { "POST /v1/runs/{run}/pause", $"/v1/runs/{Nobody}/pause", NotAllowed, NotThere },
        { "POST /v1/runs/{run}/resume", $"/v1/runs/{Nobody}/resume", NotAllowed, NotThere },
        { "POST /v1/runs/{run}/cancel", $"/v1/runs/{Nobody}/cancel", NotAllowed, NotThere },
        { "POST /v1/runs/{run}/forks", $"/v1/runs/{Nobody}/forks", NotAllowed, 400 },
        { "GET /v1/runs/{run}/events", $"/v1/runs/{Nobody}/events", NotThere, NotThere },
        { "GET /v1/runs/{run}/description", $"/v1/runs/{Nobody}/description", NotThere, NotThere },
        { "GET /v1/runs/{run}/results/{table}", $"/v1/runs/{Nobody}/results/years", NotThere, NotThere },
        { "GET /v1/runs/{run}/organisations", $"/v1/runs/{Nobody}/organisations?kind=university&city=north-city", NotThere, NotThere },
        { "GET /v1/runs/{run}/organisations/{kind}/{city}/{serial}", $"/v1/runs/{Nobody}/organisations/university/north-city/0", NotThere, NotThere },
        { "GET /v1/experiments", "/v1/experiments", Ok, Ok },
        { "POST /v1/experiments", "/v1/experiments", NotAllowed, 400 },
        { "GET /v1/experiments/{experiment}", $"/v1/experiments/{Nobody}", NotThere, NotThere },
        { "GET /v1/experiments/{experiment}/effects", $"/v1/experiments/{Nobody}/effects", NotThere, NotThere },
        { "POST /v1/experiments/{experiment}/cancel", $"/v1/experiments/{Nobody}/cancel", NotAllowed, NotThere },
        { "DELETE /v1/experiments/{experiment}", $"/v1/experiments/{Nobody}", NotAllowed, NotThere },
        { "GET /v1/runs/{run}/organisations/{kind}/{city}/{serial}/life", $"/v1/runs/{Nobody}/organisations/university/north-city/0/life", NotThere, NotThere },
        { "GET /v1/tables", "/v1/tables", Ok, Ok },
        { "GET /v1/scenarios", "/v1/scenarios", Ok, Ok },
        { "GET /v1/scenarios/{name}", "/v1/scenarios/toy", Ok, Ok },
        { "GET /v1/scenarios/{name}/file", "/v1/scenarios/toy/file", Ok, Ok },
        { "POST /v1/scenarios/check", "/v1/scenarios/check", 422, 422 },
        { "GET /v1/parameters", "/v1/parameters", Ok, Ok },
        { "GET /v1/policies", "/v1/policies", Ok, Ok },
        { "GET /v1/policies/{name}", "/v1/policies/talent-60", Ok, Ok },
        { "GET /v1/policies/{name}/file", "/v1/policies/talent-60/file", Ok, Ok },
        { "POST /v1/policies/check", "/v1/policies/check", 422, 422 },
        { "GET /v1/levers", "/v1/levers", Ok, Ok },
        { "GET /openapi/v1.json", "/openapi/v1.json", Ok, Ok },
        { "GET /nowhere", "/nowhere", NotThere, NotThere },
        { "GET /v1/nowhere", "/v1/nowhere", NotThere, NotThere },
        { "PUT /v1/runs", "/v1/runs", 405, 405 },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task An_endpoint_is_for_those_who_may(string endpoint, string path, int reader, int all)
    {
        (await AskAsync(endpoint, path, secret: null)).ShouldBe(NoKey, "without a key");
        (await AskAsync(endpoint, path, "innosim_wrong")).ShouldBe(NoKey, "with a wrong key");
        (await AskAsync(endpoint, path, api.Reader)).ShouldBe(reader, "with a reader's key");
        (await AskAsync(endpoint, path, api.Operator)).ShouldBe(all, "with an operator's key");
    }

    [Fact]
    public void Every_endpoint_there_is_stands_in_the_matrix()
    {
        string[] asked = [.. Matrix.Select(row => (string)row[0]), .. PageMatrixTests.Matrix.Select(row => (string)row[0])];
        IEnumerable<string> there =
            from endpoint in api.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]
            select $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}";
        // Health is for orchestrators: on loopback it says to anybody that the process lives. The rest is the page, of which more below.
        there.Where(endpoint => endpoint.Contains(" /v1", StringComparison.Ordinal) || endpoint.Contains(" /openapi", StringComparison.Ordinal))
            .Except(asked).ShouldBeEmpty();
    }

    [Fact]
    public void No_endpoint_is_for_anybody_but_the_sign_of_life() =>
        api.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/')).ShouldBe(["health/live"]);

    [Theory]
    [InlineData("GET ", "/", Ok)]
    [InlineData("GET ", "/start", Ok)]
    [InlineData("GET ", "/_framework/blazor.web.js", Ok)]
    [InlineData("POST ", "/_blazor/negotiate", Ok)]
    public async Task The_page_is_for_those_with_a_key(string method, string path, int all)
    {
        (await AskAsync(method, path, secret: null)).ShouldBe(NoKey);
        (await AskAsync(method, path, api.Reader)).ShouldBe(all);
        (await AskAsync(method, path, api.Operator)).ShouldBe(all);
    }

    [Fact]
    public async Task A_browser_that_opens_the_page_asks_its_user_for_a_password()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Accept.ParseAdd("text/html");
        using HttpResponseMessage answer = await api.Host.Http.SendAsync(request);
        ((int)answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()[..5]).ShouldBe((NoKey, "Basic"));
    }

    [Fact]
    public async Task A_reader_changes_nothing_of_a_run_that_is_there()
    {
        foreach (string change in (string[])["pause", "resume", "cancel"]) (await AskAsync("POST ", $"/v1/runs/{api.Run}/{change}", api.Reader)).ShouldBe(NotAllowed);
        (await AskAsync("DELETE ", $"/v1/runs/{api.Run}", api.Reader)).ShouldBe(NotAllowed);
        (await AskAsync("GET ", $"/v1/runs/{api.Run}", api.Reader)).ShouldBe(Ok);
    }

    [Theory]
    [InlineData("/v1/runs")]
    [InlineData("/v1/nowhere")]
    public async Task Whoever_is_not_let_in_is_told_why_in_problem_details(string path)
    {
        using HttpResponseMessage answer = await api.Host.Http.GetAsync(new Uri(path, UriKind.Relative));
        (await ApiHost.ProblemAsync(answer, NoKey)).GetProperty("code").GetString().ShouldBe("unauthorized");
        answer.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
    }

    [Fact]
    public async Task A_reader_who_wants_more_is_told_why_in_problem_details()
    {
        using HttpResponseMessage answer = await api.AskAsync(
            "POST", "/v1/runs", "{}", request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Reader));
        (await ApiHost.ProblemAsync(answer, NotAllowed)).GetProperty("code").GetString().ShouldBe("forbidden");
    }

    [Fact]
    public async Task Every_answer_tells_browsers_to_keep_it_to_themselves()
    {
        foreach (string path in (string[])["/v1/runs", "/v1/runs/nobody", "/v1/nowhere", $"/v1/runs/{api.Run}/results/years"])
        {
            using HttpResponseMessage answer = await api.AskAsync("GET", path);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
            answer.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    private async Task<int> AskAsync(string endpoint, string path, string? secret)
    {
        using var request = new HttpRequestMessage(new HttpMethod(endpoint.Split(' ')[0]), path);
        if (secret is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using HttpResponseMessage answer = await api.Host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }
}
