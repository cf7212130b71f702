using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using InnovationSim.Api.Tests.Building;
using InnovationSim.Contracts;
using Shouldly;
using Xunit;

namespace InnovationSim.Api.Tests.Security;

/// <summary>Requests that nobody sends by mistake.</summary>
[Collection(SharedHost.Name)]
public class HostileTests(ApiHost api)
{
    [Theory]
    [InlineData("/v1/runs/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/v1/runs/%2e%2e%2f%2e%2e")]
    [InlineData("/v1/runs/catalogue.db")]
    [InlineData("/v1/runs/a%00b")]
    [InlineData("/v1/runs/C:%5Cwindows")]
    [InlineData("/v1/runs/..%2F../results/years")]
    [InlineData("/v1/scenarios/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/v1/scenarios/%2Fetc%2Fpasswd/file")]
    [InlineData("/v1/scenarios/heilongjiang.yaml")]
    public async Task A_path_in_place_of_a_name_leads_nowhere(string path)
    {
        string answer = await RawAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {api.Operator}\r\nConnection: close\r\n\r\n");
        int status = int.Parse(answer.Split(' ')[1]);
        status.ShouldBeOneOf(400, 404);
        answer.ShouldNotContain("root:");
    }

    [Fact]
    public async Task A_long_name_is_not_said_back_whole()
    {
        using HttpResponseMessage answer = await api.AskAsync("GET", "/v1/runs/" + new string('x', 4000));
        JsonElement problem = await ApiHost.ProblemAsync(answer, 404);
        problem.GetProperty("detail").GetString()!.Length.ShouldBeLessThan(200);
    }

    [Theory]
    [InlineData("/v1/runs/{run}/results/years%3B%20DROP%20TABLE%20years", 422)]
    [InlineData("/v1/runs/{run}/results/written", 422)]
    [InlineData("/v1/runs/{run}/results/years?columns=digest%22%20FROM%20written--", 422)]
    [InlineData("/v1/runs/{run}/results/cities?city='%20OR%20'1'%3D'1", 200)]
    public async Task A_query_within_a_name_is_a_name(string path, int status)
    {
        using HttpResponseMessage answer = await api.AskAsync("GET", path.Replace("{run}", api.Run));
        ((int)answer.StatusCode).ShouldBe(status);
        if (status == 200) (await answer.Content.ReadAsStringAsync()).Trim().ShouldBe("[]");
        (await api.JsonAsync($"/v1/runs/{api.Run}/results/years")).GetArrayLength().ShouldBe(6);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        // It asks first, as clients with much to send do; one that does not is cut off in the middle.
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs", new string(' ', 9 << 20), request => request.Headers.ExpectContinue = true);
        (await ApiHost.ProblemAsync(answer, 413)).GetProperty("code").GetString().ShouldBe("too-large");
    }

    [Fact]
    public async Task A_body_that_does_not_say_how_large_it_is_is_refused_when_it_is_too_large()
    {
        using HttpResponseMessage answer = await api.AskAsync(
            "POST", "/v1/scenarios/check", with: request =>
            {
                request.Content = new StreamContent(new MemoryStream(new byte[9 << 20]));
                request.Headers.TransferEncodingChunked = true;
                request.Headers.ExpectContinue = true;
            });
        ((int)answer.StatusCode).ShouldBe(413);
    }

    [Fact]
    public async Task A_body_that_is_nested_deeply_is_refused()
    {
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs", $"{{\"scenario\":{new string('[', 5000)}{new string(']', 5000)}}}");
        await ApiHost.ProblemAsync(answer, 400);
    }

    [Fact]
    public async Task A_scenario_that_multiplies_itself_is_refused()
    {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'j'; c++) bomb.Append($"{c}: &{c} [{string.Join(", ", Enumerable.Repeat("*" + (char)(c - 1), 9))}]\n");
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/scenarios/check", bomb.ToString());
        await ApiHost.ProblemAsync(answer, 422);
    }

    [Fact]
    public async Task Headers_that_are_too_large_are_refused()
    {
        string answer = await RawAsync($"GET /v1/runs HTTP/1.1\r\nHost: localhost\r\nX-Large: {new string('x', 40_000)}\r\n\r\n");
        answer.ShouldContain(" 431 ");
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    public async Task A_page_that_has_its_name_lead_here_is_refused(string host)
    {
        using HttpResponseMessage answer = await api.AskAsync("GET", "/v1/runs", with: request => request.Headers.Host = host);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task A_page_of_another_site_starts_no_run(string header, string value)
    {
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs", ApiHost.Toy(1), request => request.Headers.Add(header, value));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_comes_from_outside_stays_text()
    {
        RunRequest request = ApiHost.Toy(1) with { Label = "<script>alert(1)</script> \"quoted\" 哈尔滨" };
        using HttpResponseMessage answer = await api.AskAsync("POST", "/v1/runs", request);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        using JsonDocument run = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        run.RootElement.GetProperty("label").GetString().ShouldBe(request.Label);
    }

    /// <summary>Sends bytes as they are: HTTP clients mend paths.</summary>
    private async Task<string> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, api.Host.Address.Port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await reader.ReadToEndAsync(patience.Token);
    }
}
