using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InnovationSim.Api.Tests.Building;
using InnovationSim.Contracts;
using Shouldly;
using Xunit;

namespace InnovationSim.Api.Tests.Runs;

/// <summary>A host that is stopped and started again over the same folder.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_key_gives_the_same_run_after_a_restart_and_refuses_another_request()
    {
        string first;
        await using (TestHost host = await TestHost.StartAsync(_folder.Path)) first = await RunAsync(host, ApiHost.Toy(1), HttpStatusCode.Created);
        await using TestHost next = await TestHost.StartAsync(_folder.Path);
        (await RunAsync(next, ApiHost.Toy(1), HttpStatusCode.Created)).ShouldBe(first);
        await RunAsync(next, ApiHost.Toy(2), HttpStatusCode.Conflict);
        (await next.Engine.ListAsync(new RunQuery())).Runs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_unfinished_run_is_saved_and_goes_on()
    {
        string run;
        int saved;
        await using (TestHost host = await TestHost.StartAsync(_folder.Path))
        {
            run = (await host.Engine.SubmitAsync(ApiHost.Toy(400) with { CheckpointEvery = 0 })).Run;
            await foreach (YearReport year in host.Engine.WatchAsync(run))
            {
                if (year.Year == 3) break;
            }

            await host.StopAsync();
        }

        await using TestHost next = await TestHost.StartAsync(_folder.Path);
        saved = (await next.Engine.StatusAsync(run)).CheckpointYear.ShouldNotBeNull("it is saved at the end of its year though it makes no checkpoints");
        saved.ShouldBeGreaterThanOrEqualTo(3);
        int last = -1;
        await foreach (YearReport year in next.Engine.WatchAsync(run)) last = year.Year;
        last.ShouldBe(400);
        (await next.Engine.StatusAsync(run)).State.ShouldBe(RunState.Complete);
    }

    private static async Task<string> RunAsync(TestHost host, RunRequest request, HttpStatusCode status)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/runs") { Content = JsonContent.Create(request, options: ServiceJson.Options) };
        message.Headers.Add("Idempotency-Key", "the same");
        using HttpResponseMessage answer = await host.Http.SendAsync(message);
        string text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        return status == HttpStatusCode.Created ? JsonDocument.Parse(text).RootElement.GetProperty("run").GetString()! : "";
    }
}
