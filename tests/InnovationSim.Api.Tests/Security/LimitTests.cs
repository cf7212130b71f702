using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using InnovationSim.Api.Tests.Building;
using InnovationSim.Cli;
using InnovationSim.Cli.Serving;
using Shouldly;
using Xunit;

namespace InnovationSim.Api.Tests.Security;

/// <summary>Limits that would take long to reach as they usually are.</summary>
public sealed class LimitTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://192.0.2.1:8080")]
    public async Task Other_machines_are_not_served_without_keys(string address)
    {
        var settings = new ServeSettings { RunsFolder = _folder.In("runs"), Http = new Uri(address) };
        (await Should.ThrowAsync<BadInputException>(() => ServeHost.BuildAsync(settings))).Message.ShouldContain("without --api-keys it takes a loopback address");
        Directory.Exists(settings.RunsFolder).ShouldBeFalse();
    }

    [Fact]
    public async Task Other_machines_are_served_with_keys_and_not_without()
    {
        (string file, string reader, _) = await TestHost.KeysAsync(_folder);
        await using TestHost host = await TestHost.StartAsync(
            _folder.In("runs"), settings => settings with { Http = new Uri("http://0.0.0.0:0"), ApiKeys = file });
        (await StatusAsync(host, "/v1/runs", key: null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(host, "/health/live", key: null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(host, "/v1/runs", reader)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_told_to_wait_and_is_heard_again()
    {
        await using TestHost host = await StartAsync(new ApiLimits { RequestsPerSecond = 10 });
        HttpStatusCode[] answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => StatusAsync(host, "/v1/tables", key: null)));
        answers.Count(status => status == HttpStatusCode.OK).ShouldBeGreaterThanOrEqualTo(20);
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
        using HttpResponseMessage refused = await UntilAsync(
            () => host.Http.GetAsync(new Uri("/v1/tables", UriKind.Relative)), answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refusal_for_asking_too_often_says_when_to_come_back()
    {
        await using TestHost host = await StartAsync(new ApiLimits { RequestsPerSecond = 1 });
        using HttpResponseMessage refused = await UntilAsync(
            () => host.Http.GetAsync(new Uri("/v1/tables", UriKind.Relative)), answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        (await ApiHost.ProblemAsync(refused, 429)).GetProperty("code").GetString().ShouldBe("too-many-requests");
    }

    [Fact]
    public async Task One_key_that_asks_too_often_does_not_hold_up_another()
    {
        (string file, string reader, string all) = await TestHost.KeysAsync(_folder);
        await using TestHost host = await TestHost.StartAsync(
            _folder.In("runs"), settings => settings with { ApiKeys = file, Limits = new ApiLimits { RequestsPerSecond = 10 } });
        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => StatusAsync(host, "/v1/tables", reader)));
        (await StatusAsync(host, "/v1/tables", all)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_that_takes_its_time_over_the_head_of_a_request_is_cut_off()
    {
        await using TestHost host = await StartAsync(new ApiLimits { HeadWithin = TimeSpan.FromMilliseconds(500) });
        await ShouldBeCutOffAsync(host, "GET /v1/runs HTTP/1.1\r\nHost: localhost\r\n");
    }

    [Fact]
    public async Task A_client_that_takes_its_time_over_a_body_is_cut_off()
    {
        await using TestHost host = await StartAsync(new ApiLimits { SlowFor = TimeSpan.FromSeconds(1.5) });
        await ShouldBeCutOffAsync(host, "POST /v1/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
    }

    [Fact]
    public async Task No_more_watch_than_may()
    {
        await using TestHost host = await StartAsync(new ApiLimits { MostWatchers = 1 });
        string run = (await host.Engine.SubmitAsync(ApiHost.Toy(20_000))).Run;
        var events = new Uri($"/v1/runs/{run}/events", UriKind.Relative);
        using (HttpResponseMessage first = await host.Http.GetAsync(events, HttpCompletionOption.ResponseHeadersRead))
        {
            first.StatusCode.ShouldBe(HttpStatusCode.OK);
            using HttpResponseMessage second = await host.Http.GetAsync(events, HttpCompletionOption.ResponseHeadersRead);
            await ApiHost.ProblemAsync(second, 503);
        }

        // The place of one that has gone is free.
        using HttpResponseMessage third = await UntilAsync(
            () => host.Http.GetAsync(events, HttpCompletionOption.ResponseHeadersRead), answer => answer.StatusCode == HttpStatusCode.OK);
        await host.Engine.CancelAsync(run);
    }

    private Task<TestHost> StartAsync(ApiLimits limits) => TestHost.StartAsync(_folder.In("runs"), settings => settings with { Limits = limits });

    private static async Task<HttpResponseMessage> UntilAsync(Func<Task<HttpResponseMessage>> ask, Func<HttpResponseMessage, bool> wanted)
    {
        for (long began = Stopwatch.GetTimestamp(); ;)
        {
            HttpResponseMessage answer = await ask();
            if (wanted(answer)) return answer;
            answer.Dispose();
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Patience);
            await Task.Delay(20);
        }
    }

    private static async Task ShouldBeCutOffAsync(TestHost host, string beginning)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(beginning));
        using var patience = new CancellationTokenSource(Patience);
        using var reader = new StreamReader(client.GetStream());
        // It ends because the other side closes; what it says before is no run.
        string said = await reader.ReadToEndAsync(patience.Token);
        said.ShouldNotContain(" 201 ");
        (await StatusAsync(host, "/v1/runs", key: null)).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> StatusAsync(TestHost host, string path, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null) request.Headers.Add("X-Api-Key", key);
        using HttpResponseMessage answer = await host.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
