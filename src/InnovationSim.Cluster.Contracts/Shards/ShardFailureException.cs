namespace InnovationSim.Cluster.Contracts.Shards;

/// <summary>What has failed on a silo.</summary>
public enum ShardFailureKind
{
    /// <summary>The model or the program: it would fail again.</summary>
    Other,

    /// <summary>Something that must always hold does not.</summary>
    Invariant,

    /// <summary>A checkpoint is missing, damaged or does not fit; another may be tried.</summary>
    Checkpoint,

    /// <summary>A store cannot be read or written now.</summary>
    Storage,

    /// <summary>What was asked for is not to be asked for now.</summary>
    InvalidOperation,
}

/// <summary>A failure on a silo, as it travels: exceptions of the kernel and the engine know nothing of grains.</summary>
[GenerateSerializer]
[Alias("innovationsim.shard-failure")]
public sealed class ShardFailureException : Exception
{
    /// <summary>Without a message.</summary>
    public ShardFailureException()
        : this("A shard failed.")
    {
    }

    /// <summary>With a message.</summary>
    public ShardFailureException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public ShardFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With what failed.</summary>
    public ShardFailureException(ShardFailureKind kind, string message)
        : base(message) => Kind = kind;

    /// <summary>What has failed.</summary>
    [Id(0)]
    public ShardFailureKind Kind { get; init; }

    /// <summary>Of a broken invariant: what must hold.</summary>
    [Id(1)]
    public string Invariant { get; init; } = "";

    /// <summary>Of a broken invariant: where it does not.</summary>
    [Id(2)]
    public string Account { get; init; } = "";

    /// <summary>Of a broken invariant: the year.</summary>
    [Id(3)]
    public int Year { get; init; }

    /// <summary>Of a broken invariant: by how much.</summary>
    [Id(4)]
    public long Amount { get; init; }
}
