using InnovationSim.Silo.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Client;

/// <summary>A silo that the tests of the client share, and commands that speak to it.</summary>
public sealed class ClusterOfOne : IAsyncLifetime
{
    private TestSilo _silo = null!;

    internal TestSilo Silo => _silo;

    /// <summary>Where it listens for clients.</summary>
    public string Gateway => $"127.0.0.1:{_silo.Settings.GatewayPort}";

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync(TestSilo.Alone());

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    internal ClientRun Start(params string[] arguments) => ClientRun.Start([.. arguments, "--gateway", Gateway]);

    internal async Task<ClientAnswer> RunAsync(params string[] arguments)
    {
        using ClientRun run = Start(arguments);
        return await run.EndAsync();
    }

    /// <summary>Runs a command that must succeed.</summary>
    internal async Task<ClientAnswer> DoneAsync(params string[] arguments)
    {
        ClientAnswer answer = await RunAsync(arguments);
        answer.ExitCode.ShouldBe(0, answer.Messages);
        return answer;
    }
}

/// <summary>Tests that share it.</summary>
[CollectionDefinition(Name)]
public sealed class OneCluster : ICollectionFixture<ClusterOfOne>
{
    public const string Name = "A cluster of one silo and its clients";
}
