using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using InnovationSim.Api.Tests.Building;
using InnovationSim.Contracts;
using Shouldly;
using Xunit;

namespace InnovationSim.Api.Tests.Runs;

/// <summary>The years of a run as server-sent events.</summary>
[Collection(SharedHost.Name)]
public class EventTests(ApiHost api)
{
    [Fact]
    public async Task Years_come_in_order_and_then_the_end()
    {
        SseItem<string>[] events = await EventsAsync($"/v1/runs/{api.Run}/events");
        events.Select(each => each.EventType).ShouldBe(["year", "year", "year", "year", "year", "year", "end"]);
        events[..6].Select(each => each.EventId).ShouldBe(["0", "1", "2", "3", "4", "5"]);
        JsonElement year = JsonDocument.Parse(events[5].Data).RootElement;
        year.GetProperty("digest").GetString().ShouldBe((await api.JsonAsync($"/v1/runs/{api.Run}")).GetProperty("digest").GetString());
        year.GetProperty("metrics").GetProperty("gdp").GetDouble().ShouldBeGreaterThan(0);
        JsonDocument.Parse(events[6].Data).RootElement.GetProperty("state").GetString().ShouldBe("complete");
    }

    [Fact]
    public async Task Whoever_was_cut_off_goes_on_after_the_last_event()
    {
        SseItem<string>[] events = await EventsAsync($"/v1/runs/{api.Run}/events", lastEvent: "3");
        events[..^1].Select(each => each.EventId).ShouldBe(["4", "5"]);
    }

    [Fact]
    public async Task The_last_event_goes_before_the_parameter()
    {
        SseItem<string>[] events = await EventsAsync($"/v1/runs/{api.Run}/events?after=0", lastEvent: "4");
        events[..^1].Select(each => each.EventId).ShouldBe(["5"]);
        (await EventsAsync($"/v1/runs/{api.Run}/events?after=4"))[..^1].Select(each => each.EventId).ShouldBe(["5"]);
    }

    [Fact]
    public async Task Whoever_has_seen_all_of_a_run_that_has_ended_is_told_that_nothing_comes()
    {
        using HttpResponseMessage answer = await api.AskAsync("GET", $"/v1/runs/{api.Run}/events", with: request => request.Headers.Add("Last-Event-ID", "5"));
        // Browsers connect again and again unless they are told so in this way.
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_last_event_that_is_none_is_refused()
    {
        using HttpResponseMessage answer = await api.AskAsync("GET", $"/v1/runs/{api.Run}/events", with: request => request.Headers.Add("Last-Event-ID", "x"));
        await ApiHost.ProblemAsync(answer, 400);
    }

    [Fact]
    public async Task A_watcher_hears_that_the_connection_is_there_while_nothing_happens()
    {
        using var folder = new TempFolder();
        await using TestHost host = await TestHost.StartAsync(
            folder.Path, settings => settings with { MaxRuns = 1, Limits = new ApiLimits { Heartbeat = TimeSpan.FromMilliseconds(50) } });
        string running = (await host.Engine.SubmitAsync(ApiHost.Toy(20_000))).Run;
        string waiting = (await host.Engine.SubmitAsync(ApiHost.Toy(1))).Run;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using Stream stream = await host.Http.GetStreamAsync(new Uri($"/v1/runs/{waiting}/events", UriKind.Relative), patience.Token);
        using var reader = new StreamReader(stream);
        int heartbeats = 0;
        while (heartbeats < 3)
        {
            string line = (await reader.ReadLineAsync(patience.Token)).ShouldNotBeNull();
            line.ShouldBeOneOf(":", "", "retry: 1000");
            if (line == ":") heartbeats++;
        }

        await host.Engine.CancelAsync(running);
        while (await reader.ReadLineAsync(patience.Token) != "event: end")
        {
            // The year that it waited for comes, and the end.
        }
    }

    [Fact]
    public async Task A_run_that_is_removed_while_it_is_watched_is_told_of()
    {
        using var folder = new TempFolder();
        await using TestHost host = await TestHost.StartAsync(folder.Path);
        string run = (await host.Engine.SubmitAsync(ApiHost.Toy(20_000))).Run;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using Stream stream = await host.Http.GetStreamAsync(new Uri($"/v1/runs/{run}/events", UriKind.Relative), patience.Token);
        await host.Engine.PauseAsync(run);
        while ((await host.Engine.StatusAsync(run)).State != RunState.Paused) await Task.Delay(5, patience.Token);
        await host.Engine.RemoveAsync(run);
        SseItem<string> last = default;
        await foreach (SseItem<string> each in SseParser.Create(stream).EnumerateAsync(patience.Token)) last = each;
        last.EventType.ShouldBe("problem");
        JsonDocument.Parse(last.Data).RootElement.GetProperty("code").GetString().ShouldBe("not-found");
    }

    [Fact]
    public async Task A_host_that_stops_lets_its_watchers_go()
    {
        using var folder = new TempFolder();
        await using TestHost host = await TestHost.StartAsync(folder.Path);
        string run = (await host.Engine.SubmitAsync(ApiHost.Toy(20_000))).Run;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using Stream stream = await host.Http.GetStreamAsync(new Uri($"/v1/runs/{run}/events", UriKind.Relative), patience.Token);
        Task? stopping = null;
        await foreach (SseItem<string> each in SseParser.Create(stream).EnumerateAsync(patience.Token))
        {
            each.EventType.ShouldNotBe("end");
            stopping ??= host.StopAsync();
        }

        // The stream is closed, and the host does not wait for whoever watches.
        await stopping.ShouldNotBeNull().WaitAsync(patience.Token);
    }

    private async Task<SseItem<string>[]> EventsAsync(string path, string? lastEvent = null)
    {
        using HttpResponseMessage answer = await api.AskAsync("GET", path, with: request =>
        {
            if (lastEvent is not null) request.Headers.Add("Last-Event-ID", lastEvent);
        });
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var events = new List<SseItem<string>>();
        await foreach (SseItem<string> each in SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync()) events.Add(each);
        return [.. events];
    }
}
