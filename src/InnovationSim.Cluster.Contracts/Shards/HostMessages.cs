namespace InnovationSim.Cluster.Contracts.Shards;

/// <summary>What a host needs to know before the first step.</summary>
[GenerateSerializer]
[Immutable]
[Alias("innovationsim.host-start")]
public sealed record HostStart
{
    /// <summary>The run, as everything it takes to do it: the same text on every silo.</summary>
    [Id(0)]
    public required string Definition { get; init; }

    /// <summary>Shard size by kind.</summary>
    [Id(1)]
    public required int[] ShardSizes { get; init; }

    /// <summary>Silos that hold shards, in an order that all of them know.</summary>
    [Id(2)]
    public required string[] Silos { get; init; }

    /// <summary>Serials given so far, by kind then city: the map under which <see cref="Owners"/> numbers shards.</summary>
    [Id(3)]
    public required int[] Agents { get; init; }

    /// <summary>Place in <see cref="Silos"/> of the silo that holds a shard, by dense number.</summary>
    [Id(4)]
    public required byte[] Owners { get; init; }
}

/// <summary>A step for the shards of one silo.</summary>
[GenerateSerializer]
[Immutable]
[Alias("innovationsim.host-step")]
public sealed record HostStep
{
    /// <summary>Number of the step in this life of the run, from 1.</summary>
    [Id(0)]
    public required long Sequence { get; init; }

    /// <summary>The year.</summary>
    [Id(1)]
    public required int Year { get; init; }

    /// <summary>Place of the step in the year, or in genesis if the year is 0.</summary>
    [Id(2)]
    public required int Place { get; init; }

    /// <summary>Serials given so far, by kind then city; null if the map is that of the step before.</summary>
    [Id(3)]
    public int[]? Agents { get; init; }

    /// <summary>What has changed in the signals since the step before.</summary>
    [Id(4)]
    public required byte[] Signals { get; init; }

    /// <summary>Reports of all firm shards of this year; null if the registers are those of the step before.</summary>
    [Id(5)]
    public byte[]? Reports { get; init; }
}

/// <summary>What a step brought on one silo.</summary>
[GenerateSerializer]
[Immutable]
[Alias("innovationsim.host-step-result")]
public sealed record HostStepResult
{
    /// <summary>Sums over the shards.</summary>
    [Id(0)]
    public required byte[] Tally { get; init; }

    /// <summary>Σ of the digests of the agents counted.</summary>
    [Id(1)]
    public required HostDigest Digest { get; init; }

    /// <summary>The shards' reports; empty in steps without.</summary>
    [Id(2)]
    public required byte[] Reports { get; init; }

    /// <summary>Bytes of the messages read.</summary>
    [Id(3)]
    public required long MessageBytes { get; init; }

    /// <summary>Bytes of the messages sent to other silos.</summary>
    [Id(4)]
    public required long RemoteBytes { get; init; }

    /// <summary>What shards have told one by one; empty in steps without.</summary>
    [Id(5)]
    public required byte[] Records { get; init; }
}

/// <summary>Messages from the shards of one silo to those of another.</summary>
[GenerateSerializer]
[Immutable]
[Alias("innovationsim.mail-parcel")]
public sealed record MailParcel
{
    /// <summary>Number of the step in which they were sent.</summary>
    [Id(0)]
    public required long Sequence { get; init; }

    /// <summary>Place of the sending silo among those of the run.</summary>
    [Id(1)]
    public required int From { get; init; }

    /// <summary>Which parcel of this step from there, from 0.</summary>
    [Id(2)]
    public required int Number { get; init; }

    /// <summary>The batches, one after the other; at most about 1 MiB.</summary>
    [Id(3)]
    public required byte[] Batches { get; init; }
}

/// <summary>A digest on its way.</summary>
[GenerateSerializer]
[Immutable]
[Alias("innovationsim.digest")]
public readonly record struct HostDigest([property: Id(0)] ulong Low, [property: Id(1)] ulong High);

/// <summary>Saves the shards of a silo.</summary>
[GenerateSerializer]
[Immutable]
[Alias("innovationsim.host-save")]
public sealed record HostSave
{
    /// <summary>The checkpoint's run.</summary>
    [Id(0)]
    public required string Run { get; init; }

    /// <summary>The year that has ended.</summary>
    [Id(1)]
    public required int Year { get; init; }

    /// <summary>How often the run has been taken up again.</summary>
    [Id(2)]
    public required long Epoch { get; init; }
}

/// <summary>Restores the shards of a silo.</summary>
[GenerateSerializer]
[Immutable]
[Alias("innovationsim.host-restore")]
public sealed record HostRestore
{
    /// <summary>The checkpoint's manifest, as JSON.</summary>
    [Id(0)]
    public required byte[] Manifest { get; init; }

    /// <summary>Serials given by then, by kind then city.</summary>
    [Id(1)]
    public required int[] Agents { get; init; }
}

/// <summary>What a host is and holds.</summary>
[GenerateSerializer]
[Immutable]
[Alias("innovationsim.host-state")]
public sealed record HostState
{
    /// <summary>The run's id.</summary>
    [Id(0)]
    public required string Run { get; init; }

    /// <summary>How often the run has been taken up again.</summary>
    [Id(1)]
    public required long Epoch { get; init; }

    /// <summary>Year and step that were run last.</summary>
    [Id(2)]
    public required string Step { get; init; }

    /// <summary>Shards here.</summary>
    [Id(3)]
    public required int Shards { get; init; }

    /// <summary>Bytes of their state.</summary>
    [Id(4)]
    public required long StateBytes { get; init; }

    /// <summary>Bytes of message pages.</summary>
    [Id(5)]
    public required long MessageBytes { get; init; }
}
