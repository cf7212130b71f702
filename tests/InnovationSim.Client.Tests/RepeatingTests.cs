using System.Net;
using System.Net.Http.Headers;
using InnovationSim.Contracts;
using Shouldly;
using Xunit;

namespace InnovationSim.Client.Tests;

/// <summary>Which calls are made again when they are lost, and for how long.</summary>
public sealed class RepeatingTests
{
    private const string Status =
        """{"run":"20200101-000000-abcd","state":"queued","scenario":"toy","seed":1,"scale":1,"years":1,"year":-1,"percent":0,"epoch":0,"created":"2026-01-01T00:00:00Z"}""";

    private static readonly HttpSimulationOptions Quick = new() { FirstPause = TimeSpan.FromMilliseconds(1), Patience = TimeSpan.FromSeconds(20) };

    [Fact]
    public async Task A_call_that_may_be_repeated_is_until_it_is_answered()
    {
        var server = new Answering(HttpStatusCode.ServiceUnavailable, null, HttpStatusCode.BadGateway, HttpStatusCode.OK);
        (await Service(server).StatusAsync("20200101-000000-abcd")).State.ShouldBe(RunState.Queued);
        server.Calls.ShouldBe(4);
    }

    [Theory]
    [InlineData("a key", 2)]
    [InlineData(null, 1)]
    public async Task A_submission_is_repeated_only_with_a_key(string? key, int calls)
    {
        var server = new Answering(null, HttpStatusCode.Created);
        HttpSimulationService service = Service(server);
        Task<RunStatus> submitted = service.SubmitAsync(new RunRequest { Scenario = "toy" }, key);
        if (key is null) await Should.ThrowAsync<ServiceUnavailableException>(() => submitted);
        else (await submitted).Run.ShouldBe("20200101-000000-abcd");
        server.Calls.ShouldBe(calls);
        server.Bodies.Distinct().Count().ShouldBe(1, "the same is sent each time");
    }

    [Fact]
    public async Task A_command_is_repeated()
    {
        var server = new Answering(null, HttpStatusCode.OK);
        await Service(server).PauseAsync("20200101-000000-abcd");
        server.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_removal_whose_answer_was_lost_does_not_fail_when_it_is_repeated()
    {
        await Service(new Answering(null, HttpStatusCode.NotFound)).RemoveAsync("20200101-000000-abcd");
        await Should.ThrowAsync<NotFoundException>(() => Service(new Answering(HttpStatusCode.NotFound)).RemoveAsync("20200101-000000-abcd"));
    }

    [Fact]
    public async Task What_the_service_refuses_is_not_repeated()
    {
        var server = new Answering(HttpStatusCode.UnprocessableEntity);
        await Should.ThrowAsync<InvalidRequestException>(() => Service(server).StatusAsync("20200101-000000-abcd"));
        server.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Patience_ends()
    {
        var server = new Answering();
        await Should.ThrowAsync<ServiceUnavailableException>(
            () => Service(server, Quick with { Patience = TimeSpan.FromMilliseconds(50) }).StatusAsync("20200101-000000-abcd"));
        server.Calls.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Whoever_is_told_to_wait_waits()
    {
        var server = new Answering(HttpStatusCode.TooManyRequests, HttpStatusCode.OK) { RetryAfter = TimeSpan.FromMinutes(1) };
        // Longer than its patience: it does not come back before it may.
        await Should.ThrowAsync<ServiceUnavailableException>(() => Service(server).StatusAsync("20200101-000000-abcd"));
        server.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_cancels_is_not_held_up_by_repetitions()
    {
        using var stop = new CancellationTokenSource();
        var server = new Answering { Called = calls => { if (calls == 2) stop.Cancel(); } };
        await Should.ThrowAsync<OperationCanceledException>(() => Service(server).StatusAsync("20200101-000000-abcd", stop.Token));
        server.Calls.ShouldBe(2);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("nowhere", true)]
    public void An_address_that_is_none_is_refused(string address, bool relative = false) => Should.Throw<ArgumentException>(
        () => new HttpSimulationService(new Uri(address, relative ? UriKind.Relative : UriKind.Absolute)));

    private static HttpSimulationService Service(Answering server, HttpSimulationOptions? options = null) => new(
        new HttpClient(new RepeatingHandler(options ?? Quick) { InnerHandler = server }) { BaseAddress = new Uri("http://127.0.0.1/") }, options ?? Quick);

    /// <summary>Answers with one status after the other, and fails where there is none.</summary>
    private sealed class Answering(params HttpStatusCode?[] answers) : HttpMessageHandler
    {
        public int Calls { get; private set; }

        public List<string> Bodies { get; } = [];

        public TimeSpan? RetryAfter { get; init; }

        public Action<int>? Called { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpStatusCode? status = Calls < answers.Length ? answers[Calls] : null;
            Calls++;
            Called?.Invoke(Calls);
            if (request.Content is not null) Bodies.Add(await request.Content.ReadAsStringAsync(cancellationToken));
            if (status is null) throw new HttpRequestException("The connection was lost.");
            var answer = new HttpResponseMessage(status.Value) { Content = new StringContent(Status) };
            if (RetryAfter is { } after) answer.Headers.RetryAfter = new RetryConditionHeaderValue(after);
            return answer;
        }
    }
}
