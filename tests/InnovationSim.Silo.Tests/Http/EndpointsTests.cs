using System.Net;
using System.Net.Http.Headers;
using System.Text;
using InnovationSim.Api.Security;
using InnovationSim.Silo.Hosting;
using InnovationSim.Silo.Tests.Building;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Http;

/// <summary>A silo that other machines reach, and who may do what there.</summary>
public sealed class EndpointsTests(EndpointsTests.Guarded guarded) : IClassFixture<EndpointsTests.Guarded>
{
    private const int Ok = 200;
    private const int NoKey = 401;
    private const int NotAllowed = 403;

    /// <summary>The last three columns: without or with a wrong key, with a reader's, with an operator's.</summary>
    public static TheoryData<string, string, int, int, int> Matrix { get; } = new()
    {
        { "GET", "/health/live", NoKey, Ok, Ok },
        { "GET", "/health/ready", NoKey, Ok, Ok },
        { "GET", "/health/startup", NoKey, Ok, Ok },
        { "GET", "/metrics", NoKey, Ok, Ok },
        { "GET", "/dashboard/", NoKey, Ok, Ok },
        { "GET", "/dashboard/index.min.js", NoKey, Ok, Ok },
        { "GET", "/dashboard/DashboardCounters", NoKey, Ok, Ok },
        { "GET", "/dashboard/ClusterStats", NoKey, Ok, Ok },
        { "GET", "/dashboard/GrainTypes", NoKey, Ok, Ok },
        { "GET", "/dashboard/Reminders", NoKey, Ok, Ok },
        { "GET", "/dashboard/Trace", NoKey, NotAllowed, Ok },
        { "GET", "/v1/runs", NoKey, Ok, Ok },
        { "GET", "/v1/runs/20200101-000000-abcd", NoKey, 404, 404 },
        { "POST", "/v1/runs/20200101-000000-abcd/cancel", NoKey, NotAllowed, 404 },
        { "POST", "/v1/runs", NoKey, NotAllowed, 400 },
        { "GET", "/v1/scenarios", NoKey, Ok, Ok },
        { "GET", "/openapi/v1.json", NoKey, Ok, Ok },
        { "GET", "/", NoKey, Ok, Ok },
        { "GET", "/_framework/blazor.web.js", NoKey, Ok, Ok },
        { "POST", "/_blazor/negotiate", NoKey, Ok, Ok },
        { "GET", "/pages/look", NoKey, Ok, Ok },
        { "POST", "/pages/change", NoKey, NotAllowed, Ok },
        { "GET", "/nothing", NoKey, 404, 404 },
    };

    private static string[] Ours { get; } = ["/health/", "/metrics", "/openapi/", "/pages/"];

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task An_endpoint_is_for_those_who_may(string method, string path, int without, int reader, int all)
    {
        (await AskAsync(method, path, secret: null)).ShouldBe(without, "without a key");
        (await AskAsync(method, path, "innosim_wrong")).ShouldBe(without, "with a wrong key");
        (await AskAsync(method, path, guarded.Reader)).ShouldBe(reader, "with a reader's key");
        (await AskAsync(method, path, guarded.Operator)).ShouldBe(all, "with an operator's key");
    }

    [Fact]
    public void Every_endpoint_there_is_stands_in_the_matrix()
    {
        string[] asked = [.. Matrix.Select(row => ((string)row[1]).TrimEnd('/'))];
        RouteEndpoint[] all = [.. guarded.Silo.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
        // Whatever says nothing needs a key. The API has a matrix of its own, which is the same in every host; assets and figures of the dashboard, and all of
        // the page, are one group each: those in the matrix stand for it.
        all.ShouldAllBe(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() == null);
        IEnumerable<string> there = all.Where(endpoint => Ours.Any(ours => Name(endpoint).StartsWith(ours, StringComparison.Ordinal))).Select(Name);
        there.Except(asked).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_browser_gives_the_key_as_password_for_any_user()
    {
        string pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"anybody:{guarded.Reader}"));
        (await AskAsync("/dashboard/", request => request.Headers.Authorization = new("Basic", pair))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Basic !")]
    [InlineData("Basic bm9jb2xvbg==")]
    [InlineData("Basic")]
    [InlineData("Bearer")]
    [InlineData("Digest username=x")]
    public async Task A_header_that_says_nothing_is_no_key(string header)
    {
        HttpResponseMessage answer = await AskAsync("/metrics", request => request.Headers.TryAddWithoutValidation("Authorization", header));
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_key_may_stand_in_a_header_of_its_own() =>
        (await AskAsync("/metrics", request => request.Headers.Add("X-Api-Key", guarded.Reader))).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task A_person_is_asked_for_a_password_and_a_program_for_a_token()
    {
        HttpResponseMessage person = await AskAsync("/dashboard/", request => request.Headers.Accept.ParseAdd("text/html"));
        person.Headers.WwwAuthenticate.ToString().ShouldStartWith("Basic");
        HttpResponseMessage program = await AskAsync("/dashboard/", _ => { });
        program.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Origin", "https://elsewhere.example", false)]
    [InlineData("Origin", "null", false)]
    public async Task A_page_of_another_site_changes_nothing(string header, string value, bool allowed)
    {
        HttpResponseMessage answer = await AskAsync("/pages/change", request =>
        {
            request.Method = HttpMethod.Post;
            request.Headers.Authorization = new("Bearer", guarded.Operator);
            request.Headers.Add(header, value);
        });
        answer.IsSuccessStatusCode.ShouldBe(allowed);
    }

    [Fact]
    public async Task Every_answer_tells_browsers_to_keep_it_to_themselves()
    {
        foreach (string path in (string[])["/dashboard/", "/health/live", "/nothing"])
        {
            HttpResponseMessage answer = await AskAsync(path, request => request.Headers.Authorization = new("Bearer", guarded.Reader));
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            answer.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    private static string Name(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private async Task<int> AskAsync(string method, string path, string? secret)
    {
        using HttpResponseMessage answer = await AskAsync(path, request =>
        {
            request.Method = new HttpMethod(method);
            if (secret is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        });
        return (int)answer.StatusCode;
    }

    private Task<HttpResponseMessage> AskAsync(string path, Action<HttpRequestMessage> with)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        with(request);
        // The log is a stream without end.
        return guarded.Silo.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>One silo for all tests here; its HTTP is not on loopback alone, so that it has to be guarded.</summary>
    public sealed class Guarded : IAsyncLifetime, IDisposable
    {
        private readonly TempFolder _folder = new();

        internal TestSilo Silo { get; private set; } = null!;

        public string Reader { get; private set; } = "";

        public string Operator { get; private set; } = "";

        public async Task InitializeAsync()
        {
            string keys = _folder.In("keys.json");
            var file = new ApiKeyFile(keys, "innosim-silo");
            Reader = await file.AddAsync("reader", Roles.Reader);
            Operator = await file.AddAsync("operator", Roles.Operator);
            Silo = await TestSilo.StartAsync(
                TestSilo.Alone() with { Http = new Uri("http://0.0.0.0:0"), ApiKeys = keys },
                services => services.AddSingleton<IHostPages, Pages>());
        }

        public async Task DisposeAsync() => await Silo.DisposeAsync();

        // xunit calls both, this one last.
        public void Dispose() => _folder.Dispose();
    }

    private sealed class Pages : IHostPages
    {
        public void Map(IEndpointRouteBuilder endpoints)
        {
            endpoints.MapGet("/pages/look", () => "seen");
            endpoints.MapPost("/pages/change", () => "changed").RequireAuthorization(Roles.Operator);
        }
    }
}
