using InnovationSim.Contracts;
using Shouldly;
using Xunit;

namespace InnovationSim.Client.Tests;

/// <summary>Watching through losses of connection and service, and what a client is told when it is not let in.</summary>
public sealed class FollowingTests : IDisposable
{
    private static readonly RunRequest Lasting = new() { Scenario = "toy", Scale = 0.01, Years = 400, Seed = 7, CheckpointEvery = 50 };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Watching_goes_on_by_itself_when_the_service_was_restarted()
    {
        TestHost host = await TestHost.StartAsync(_folder.Path);
        int port = host.Address.Port;
        using var service = new HttpSimulationService(host.Address, options: new HttpSimulationOptions { FirstPause = TimeSpan.FromMilliseconds(10) });
        string run = (await service.SubmitAsync(Lasting)).Run;
        var years = new List<int>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await foreach (YearReport year in service.WatchAsync(run, cancellationToken: patience.Token))
        {
            years.Add(year.Year);
            if (year.Year != 5) continue;
            await host.DisposeAsync();
            host = await TestHost.StartAsync(_folder.Path, settings => settings with { Http = new Uri($"http://127.0.0.1:{port}") });
        }

        await host.DisposeAsync();
        years.ShouldBe(Enumerable.Range(0, Lasting.Years + 1));
    }

    [Fact]
    public async Task Watching_fails_when_the_service_stays_away()
    {
        await using TestHost host = await TestHost.StartAsync(_folder.Path);
        var options = new HttpSimulationOptions
        {
            FirstPause = TimeSpan.FromMilliseconds(10), Patience = TimeSpan.FromMilliseconds(100), WatchPatience = TimeSpan.FromMilliseconds(300),
        };
        using var service = new HttpSimulationService(host.Address, options: options);
        string run = (await service.SubmitAsync(Lasting with { Years = 20_000 })).Run;
        await Should.ThrowAsync<ServiceUnavailableException>(async () =>
        {
            await foreach (YearReport year in service.WatchAsync(run))
            {
                if (year.Year == 3) await host.StopAsync();
            }
        });
    }

    [Fact]
    public async Task A_connection_that_says_nothing_is_given_up()
    {
        await using TestHost host = await TestHost.StartAsync(_folder.Path, settings => settings with { MaxRuns = 1 });
        var options = new HttpSimulationOptions
        {
            SilentFor = TimeSpan.FromMilliseconds(100), FirstPause = TimeSpan.FromMilliseconds(10), WatchPatience = TimeSpan.FromMilliseconds(400),
        };
        using var service = new HttpSimulationService(host.Address, options: options);
        string running = (await service.SubmitAsync(Lasting with { Years = 20_000 })).Run;
        string waiting = (await service.SubmitAsync(Lasting)).Run;
        // The service gives a sign of life every 15 s only: for this client that is gone.
        await Should.ThrowAsync<ServiceUnavailableException>(async () =>
        {
            await foreach (YearReport year in service.WatchAsync(waiting)) Assert.Fail($"It waits, but year {year.Year} came.");
        });
        await service.CancelAsync(running);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_unavailable()
    {
        using var service = new HttpSimulationService(new Uri("http://127.0.0.1:1"), options: new HttpSimulationOptions { Patience = TimeSpan.FromMilliseconds(50) });
        (await Should.ThrowAsync<ServiceUnavailableException>(() => service.TablesAsync())).Message.ShouldContain("127.0.0.1:1");
        await Should.ThrowAsync<ServiceUnavailableException>(async () =>
        {
            await foreach (YearReport _ in service.WatchAsync("20200101-000000-abcd")) Assert.Fail("There is nobody.");
        });
    }

    [Fact]
    public async Task Whoever_is_not_let_in_is_told_so()
    {
        (string file, string reader, string all) = await TestHost.KeysAsync(_folder);
        await using TestHost host = await TestHost.StartAsync(_folder.In("runs"), settings => settings with { ApiKeys = file });
        using var nobody = new HttpSimulationService(host.Address);
        (await Should.ThrowAsync<AccessDeniedException>(() => nobody.ListAsync(new RunQuery()))).Message.ShouldContain("Authorization: Bearer");
        using var looking = new HttpSimulationService(host.Address, reader);
        (await looking.ListAsync(new RunQuery())).Runs.ShouldBeEmpty();
        await Should.ThrowAsync<AccessDeniedException>(() => looking.SubmitAsync(Lasting));
        using var operating = new HttpSimulationService(host.Address, all);
        (await operating.SubmitAsync(Lasting with { Years = 1 }, "schlüssel 钥匙")).Run.ShouldBe((await operating.SubmitAsync(Lasting with { Years = 1 }, "schlüssel 钥匙")).Run);
    }

    [Fact]
    public async Task Scenarios_and_parameters_are_read()
    {
        await using TestHost host = await TestHost.StartAsync(_folder.Path);
        using var service = new HttpSimulationService(host.Address);
        (await service.ScenariosAsync()).Select(scenario => scenario.Name).ShouldBe(["heilongjiang", "northeast", "toy"]);
        ScenarioDescription toy = await service.ScenarioAsync("toy");
        toy.Cities[0].Id.ShouldBe("north-city");
        ScenarioDescription read = await service.CheckAsync(await service.ScenarioTextAsync("toy"));
        (read.Sha256, read.Parameters.Count).ShouldBe((toy.Sha256, toy.Parameters.Count));
        (await service.ParametersAsync()).ShouldContain(parameter => parameter.Name == "entry-rate" && parameter.High > parameter.Low);
        (await service.PoliciesAsync()).ShouldContain(policy => policy.Name == "talent-60" && policy.Levers.Count > 0);
        PolicyDescription policy = await service.PolicyAsync("talent-60");
        (await service.CheckPolicyAsync(await service.PolicyTextAsync("talent-60"))).Sha256.ShouldBe(policy.Sha256);
        policy.Measures.Select(measure => measure.Lever).Except((await service.LeversAsync()).Select(lever => lever.Name)).ShouldBeEmpty();
        await Should.ThrowAsync<NotFoundException>(() => service.PolicyAsync("none"));
        await Should.ThrowAsync<NotFoundException>(() => service.ScenarioAsync("../toy"));
        (await Should.ThrowAsync<InvalidRequestException>(() => service.CheckAsync("name: mine"))).Problems.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Rows_whose_values_must_be_one_of_none_are_none()
    {
        await using TestHost host = await TestHost.StartAsync(_folder.Path);
        using var service = new HttpSimulationService(host.Address);
        string run = (await service.SubmitAsync(Lasting with { Years = 1 })).Run;
        await foreach (YearReport _ in service.WatchAsync(run))
        {
            // Until it has ended.
        }

        var query = new ResultQuery { Table = "cities", Where = new Dictionary<string, IReadOnlyList<string>> { ["city"] = [] } };
        (await service.ResultsAsync(run, query).CountAsync()).ShouldBe(0);
        ResultQuery wrong = query with { Where = new Dictionary<string, IReadOnlyList<string>> { ["town"] = [] } };
        InvalidRequestException refused = await Should.ThrowAsync<InvalidRequestException>(async () => await service.ResultsAsync(run, wrong).CountAsync());
        refused.Problems.Single().Value.ShouldBe("town");
    }
}
