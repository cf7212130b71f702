using System.Globalization;
using System.Text.Json.Serialization;
using InnovationSim.Kernel;

namespace InnovationSim.Engine.Checkpoints;

/// <summary>What a checkpoint consists of. It is committed last and atomically: a checkpoint without one does not exist.</summary>
public sealed record CheckpointManifest
{
    /// <summary>The format that this program writes, and the newest that it reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Format of manifest and parts.</summary>
    public required int Format { get; init; }

    /// <summary>Version of the model that made the state.</summary>
    public required int ModelVersion { get; init; }

    /// <summary>SHA-256 of scenario, overrides and scale, 64 hexadecimal digits.</summary>
    public required string InputHash { get; init; }

    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>The run's seed, as text: it may exceed what a number in JSON can hold.</summary>
    public required string Seed { get; init; }

    /// <summary>The year that had ended.</summary>
    public required int Year { get; init; }

    /// <summary>How often the run had been taken up again before.</summary>
    public required long Epoch { get; init; }

    /// <summary>Digest of the world, 32 hexadecimal digits. It is compared with that of the state restored.</summary>
    public required string Digest { get; init; }

    /// <summary>Serials given so far, by kind then city.</summary>
    public required IReadOnlyList<int> Agents { get; init; }

    /// <summary>Organisations alive.</summary>
    public required long Organisations { get; init; }

    /// <summary>Work done so far.</summary>
    public required long OrganisationYears { get; init; }

    /// <summary>The parts, in the order of kind, city and serial; the coordinator's comes last.</summary>
    public required IReadOnlyList<CheckpointPartEntry> Parts { get; init; }

    /// <summary>Which checkpoint.</summary>
    [JsonIgnore]
    public CheckpointKey Key => new(Run, Year, Epoch);
}

/// <summary>One part of a checkpoint, as its manifest lists it.</summary>
public sealed record CheckpointPartEntry
{
    /// <summary>The coordinator's part.</summary>
    public const string RegionName = "region";

    /// <summary>Name, unique within the checkpoint.</summary>
    public required string Name { get; init; }

    /// <summary>Kind of the agents; null for the coordinator's part.</summary>
    public AgentKind? Kind { get; init; }

    /// <summary>City of the agents.</summary>
    public int City { get; init; }

    /// <summary>First serial of the shard.</summary>
    public int FirstSerial { get; init; }

    /// <summary>One more than the last serial that the shard may hold.</summary>
    public int EndSerial { get; init; }

    /// <summary>Bytes of the part.</summary>
    public required int Bytes { get; init; }

    /// <summary>The checksum that it ends with, SHA-256 of all its other bytes, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The shard that wrote the part, as its header names it: the index is in the name's last place.</summary>
    /// <exception cref="CheckpointException">The name is none of a shard's part.</exception>
    public ShardId Shard()
    {
        int dash = Name.LastIndexOf('-');
        return Kind is { } kind && dash > 0 && int.TryParse(Name.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? new ShardId(kind, (ushort)City, index)
            : throw new CheckpointException($"'{Name}' is no name of a part.");
    }

    /// <summary>The name of a shard's part.</summary>
    public static string NameOf(ShardId shard) => string.Create(CultureInfo.InvariantCulture, $"{shard.Kind.Name()}-{shard.City}-{shard.Index}");
}
