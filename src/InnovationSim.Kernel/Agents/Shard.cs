using InnovationSim.Kernel.Phases;

namespace InnovationSim.Kernel.Agents;

/// <summary>The agents of one shard with all their state. It runs one step at a time and touches only what is its own.</summary>
public abstract class Shard
{
    private protected Shard(ShardId id) => Id = id;

    /// <summary>Which shard.</summary>
    public ShardId Id { get; }

    /// <summary>How many agents are alive in it.</summary>
    public abstract int Count { get; }

    /// <summary>Bytes that its state takes, in use or reserved.</summary>
    public abstract long BytesHeld { get; }

    /// <summary>Its columns.</summary>
    public abstract ColumnSet Columns { get; }

    /// <summary>Makes an empty shard.</summary>
    /// <param name="id">Which shard.</param>
    /// <param name="world">The region.</param>
    /// <param name="shardSize">Most agents of a shard of its kind.</param>
    /// <param name="memory">Where columns live.</param>
    public static Shard Create(ShardId id, World world, int shardSize, ColumnMemory memory) => id.Kind switch
    {
        AgentKind.University or AgentKind.ResearchInstitute => new ResearchShard(id, shardSize, memory),
        AgentKind.StateOwnedEnterprise or AgentKind.PrivateFirm => new FirmShard(id, shardSize, memory),
        AgentKind.TalentPool => new TalentShard(id, shardSize, world.Occupations, memory),
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "There is no such kind of agent."),
    };

    /// <summary>Runs one step.</summary>
    public abstract void Run(Step step, StepContext context);

    /// <summary>Σ of the hashes of all its agents' states.</summary>
    public abstract Digest DigestOfState();

    /// <summary>Writes all its state; at the end of a year, when no message is on its way.</summary>
    public abstract void Save(IStateWriter writer);

    /// <summary>
    /// Adds those of the saved agents whose serials are in [first, end). Parts of several saved shards are loaded in the order of their
    /// serials, so a run that was saved with one shard size goes on with another.
    /// </summary>
    /// <exception cref="StateMisfitException">What was saved does not fit.</exception>
    public abstract void Load(IStateReader reader, int firstSerial, int endSerial);
}

/// <summary>A shard of state-owned enterprises or of private firms.</summary>
public sealed class FirmShard : Shard
{
    internal FirmShard(ShardId id, int shardSize, ColumnMemory memory)
        : base(id)
    {
        Firms = new FirmColumns(memory, shardSize);
        Patents = new PatentBook(memory);
    }

    /// <summary>The firms.</summary>
    public FirmColumns Firms { get; }

    /// <summary>Their patents.</summary>
    public PatentBook Patents { get; }

    /// <summary>Those that buy in lots.</summary>
    public BuyerBook Buyers { get; } = new();

    /// <summary>Those that work with others.</summary>
    public PartnerBook Partners { get; } = new();

    /// <summary>Who owns them.</summary>
    public Ownership Ownership => Id.Kind == AgentKind.StateOwnedEnterprise ? Ownership.State : Ownership.Private;

    /// <inheritdoc/>
    public override int Count => Firms.Count;

    /// <inheritdoc/>
    public override long BytesHeld => Firms.BytesHeld + Patents.BytesHeld + Buyers.BytesHeld + Partners.BytesHeld;

    /// <inheritdoc/>
    public override ColumnSet Columns => Firms;

    /// <inheritdoc/>
    public override void Run(Step step, StepContext context) => Year.Run(step, this, context);

    /// <inheritdoc/>
    public override Digest DigestOfState() =>
        Firms.DigestOf(Id.Kind, Id.City) + Patents.DigestOf(Id.Kind, Id.City) + Buyers.DigestOf(Id.Kind, Id.City) + Partners.DigestOf(Id.Kind, Id.City);

    /// <inheritdoc/>
    public override void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Firms.Save(writer);
        Patents.Save(writer);
        Buyers.Save(writer);
        Partners.Save(writer);
    }

    /// <inheritdoc/>
    public override void Load(IStateReader reader, int firstSerial, int endSerial)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Firms.Load(reader, firstSerial, endSerial);
        Patents.Load(reader, firstSerial, endSerial);
        Buyers.Load(reader, firstSerial, endSerial);
        Partners.Load(reader, firstSerial, endSerial);
    }
}

/// <summary>A shard of universities or of research institutes.</summary>
public sealed class ResearchShard : Shard
{
    internal ResearchShard(ShardId id, int shardSize, ColumnMemory memory)
        : base(id)
    {
        Organisations = new ResearchColumns(memory, shardSize);
        Patents = new PatentBook(memory);
    }

    /// <summary>The organisations.</summary>
    public ResearchColumns Organisations { get; }

    /// <summary>Their patents.</summary>
    public PatentBook Patents { get; }

    /// <summary>Those that work with others.</summary>
    public PartnerBook Partners { get; } = new();

    /// <summary>The projects that they lead.</summary>
    public ProjectBook Projects { get; } = new();

    /// <inheritdoc/>
    public override int Count => Organisations.Count;

    /// <inheritdoc/>
    public override long BytesHeld => Organisations.BytesHeld + Patents.BytesHeld + Partners.BytesHeld + Projects.BytesHeld;

    /// <inheritdoc/>
    public override ColumnSet Columns => Organisations;

    /// <inheritdoc/>
    public override void Run(Step step, StepContext context) => Year.Run(step, this, context);

    /// <inheritdoc/>
    public override Digest DigestOfState() => Organisations.DigestOf(Id.Kind, Id.City) + Patents.DigestOf(Id.Kind, Id.City)
        + Partners.DigestOf(Id.Kind, Id.City) + Projects.DigestOf(Id.Kind, Id.City);

    /// <inheritdoc/>
    public override void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Organisations.Save(writer);
        Patents.Save(writer);
        Partners.Save(writer);
        Projects.Save(writer);
    }

    /// <inheritdoc/>
    public override void Load(IStateReader reader, int firstSerial, int endSerial)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Organisations.Load(reader, firstSerial, endSerial);
        Patents.Load(reader, firstSerial, endSerial);
        Partners.Load(reader, firstSerial, endSerial);
        Projects.Load(reader, firstSerial, endSerial);
    }
}

/// <summary>A shard of talent pools.</summary>
public sealed class TalentShard : Shard
{
    internal TalentShard(ShardId id, int shardSize, int occupations, ColumnMemory memory)
        : base(id) => Pools = new TalentColumns(memory, shardSize, occupations);

    /// <summary>The pools.</summary>
    public TalentColumns Pools { get; }

    /// <inheritdoc/>
    public override int Count => Pools.Count;

    /// <inheritdoc/>
    public override long BytesHeld => Pools.BytesHeld;

    /// <inheritdoc/>
    public override ColumnSet Columns => Pools;

    /// <inheritdoc/>
    public override void Run(Step step, StepContext context) => Year.Run(step, this, context);

    /// <inheritdoc/>
    public override Digest DigestOfState() => Pools.DigestOf(Id.Kind, Id.City);

    /// <inheritdoc/>
    public override void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Pools.Save(writer);
    }

    /// <inheritdoc/>
    public override void Load(IStateReader reader, int firstSerial, int endSerial)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Pools.Load(reader, firstSerial, endSerial);
    }
}
