using Npgsql;

namespace InnovationSim.Silo.Postgres;

/// <summary>The connections that Orleans' providers share; closed when the silo is disposed of.</summary>
internal sealed class OrleansDatabase(NpgsqlDataSource source) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => source.DisposeAsync();
}
