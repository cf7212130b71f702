using InnovationSim.Silo.Tests.Building;
using Xunit;

namespace InnovationSim.Silo.Tests.Postgres;

/// <summary>A silo over PostgreSQL that tests of its providers share.</summary>
public sealed class OneSilo : IAsyncLifetime
{
    internal TestSchema Schema { get; private set; } = null!;

    internal TestSilo Silo { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (TestServer.Missing is not null) return;
        Schema = await TestSchema.MigratedAsync();
        Silo = await TestSilo.StartAsync(TestSilo.In(Schema));
    }

    public async Task DisposeAsync()
    {
        if (Silo is null) return;
        await Silo.DisposeAsync();
        await Schema.DisposeAsync();
    }
}

/// <summary>Tests that share it run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneSiloCollection : ICollectionFixture<OneSilo>
{
    public const string Name = "One silo over PostgreSQL";
}
