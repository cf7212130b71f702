using InnovationSim.Contracts;

namespace InnovationSim.Web.Tests.Building;

/// <summary>A host with one run of the toy region that is complete, for tests that only look.</summary>
public sealed class WebHostFixture : IAsyncLifetime, IDisposable
{
    internal const string Label = "first look";
    internal const int Years = 13;

    private readonly TempFolder _folder = new();
    private PageHost? _host;

    internal PageHost Host => _host ?? throw new InvalidOperationException("The host was not started.");

    internal HttpClient Http { get; private set; } = null!;

    /// <summary>The complete run.</summary>
    internal string Run { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _host = await PageHost.StartAsync(_folder.Path);
        Http = new HttpClient { BaseAddress = _host.Address };
        Run = await RunToEndAsync(new RunRequest { Scenario = "toy", Years = Years, Label = Label });
    }

    /// <summary>The toy region as it is, and with a policy at two intensities.</summary>
    internal static ExperimentRequest ThreeArms { get; } = new()
    {
        Scenario = "toy", Replicates = 2, Years = 4, Label = "three arms",
        Arms =
        [
            new ArmRequest { Name = "baseline" },
            new ArmRequest { Name = "whole", Policies = [new PolicyRequest { Policy = "talent-60" }] },
            new ArmRequest { Name = "half", Policies = [new PolicyRequest { Policy = "talent-60", Intensity = 0.5 }] },
        ],
    };

    /// <summary>An experiment of <see cref="ThreeArms"/> that is complete; the same for all tests.</summary>
    internal async Task<string> ExperimentAsync()
    {
        string experiment = (await Host.Experiments.SubmitExperimentAsync(ThreeArms, "for all tests")).Experiment;
        await Eventually.IsAsync(async () => (await Host.Experiments.ExperimentAsync(experiment)).State == RunState.Complete);
        return experiment;
    }

    /// <summary>Runs something to its end.</summary>
    internal async Task<string> RunToEndAsync(RunRequest request)
    {
        RunStatus run = await Host.Service.SubmitAsync(request);
        await foreach (YearReport _ in Host.Service.WatchAsync(run.Run)) { }
        await Eventually.IsAsync(async () => (await Host.Service.StatusAsync(run.Run)).State == RunState.Complete);
        return run.Run;
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>All that look at one host.</summary>
[CollectionDefinition(Name)]
public sealed class WebHostTests : ICollectionFixture<WebHostFixture>
{
    internal const string Name = "Host of the page";
}
