using InnovationSim.Storage.Results;

namespace InnovationSim.Storage.Tests.Results;

/// <summary>Results in an SQLite file.</summary>
public sealed class SqliteResultStoreConformance : ResultStoreConformance, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IResultStore Open() => SqliteResultStore.Open(_folder.In("results.db"));
}
