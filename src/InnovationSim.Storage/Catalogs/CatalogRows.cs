using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using InnovationSim.Contracts;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Storage.Catalogs;

/// <summary>How a run is written into a row of a catalogue and read back; the same in SQLite and PostgreSQL.</summary>
internal static class CatalogRows
{
    /// <summary>Columns that <see cref="Read"/> takes.</summary>
    internal const string Columns =
        "number, run, scenario, seed, years, scale, label, shard_sizes, parent_run, parent_year, request_hash, created, "
        + "epoch, state, asked, year, digest, organisations, checkpoint_year, error, started, ended, experiment, arm, replicate";

    internal static RunRecord Read(DbDataReader row) => new()
    {
        Number = row.GetInt64(0),
        Run = row.GetString(1),
        Scenario = row.GetString(2),
        Seed = ulong.Parse(row.GetString(3), NumberStyles.None, CultureInfo.InvariantCulture),
        Years = row.GetInt32(4),
        Scale = row.GetDouble(5),
        Label = Text(row, 6),
        ShardSizes = JsonSerializer.Deserialize(row.GetString(7), CatalogJson.Default.DictionaryStringInt32)!,
        Parent = Text(row, 8) is { } parent ? new RunParent(parent, row.GetInt32(9)) : null,
        RequestHash = row.GetString(10),
        Created = row.GetFieldValue<DateTimeOffset>(11),
        Epoch = row.GetInt64(12),
        State = Enum.Parse<RunState>(row.GetString(13), ignoreCase: true),
        Asked = Enum.Parse<RunCommand>(row.GetString(14), ignoreCase: true),
        Year = row.GetInt32(15),
        Digest = Text(row, 16),
        Organisations = row.IsDBNull(17) ? null : row.GetInt64(17),
        CheckpointYear = row.IsDBNull(18) ? null : row.GetInt32(18),
        Error = Text(row, 19),
        Started = Time(row, 20),
        Ended = Time(row, 21),
        Part = Text(row, 22) is { } experiment ? new ExperimentPart(experiment, row.GetString(23), row.GetInt32(24)) : null,
    };

    internal static string Name(Enum value) => value.ToString().ToLowerInvariant();

    internal static string Sizes(IReadOnlyDictionary<string, int> sizes) =>
        JsonSerializer.Serialize(new Dictionary<string, int>(sizes, StringComparer.Ordinal), CatalogJson.Default.DictionaryStringInt32);

    internal static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    internal static DateTimeOffset? Time(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}

[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(IReadOnlyList<ArmInfo>))]
internal sealed partial class CatalogJson : JsonSerializerContext;
