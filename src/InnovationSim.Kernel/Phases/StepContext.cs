using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>What a shard is given for a step. One per worker; the engine sets it for each shard.</summary>
public sealed class StepContext
{
    private readonly double[] _salesPerWorker;
    private ReadOnlyMemory<MessageRun> _runs;
    private ShardId _here;

    /// <summary>Makes a context.</summary>
    public StepContext(World world, ulong seed, Tally tally, ColumnMemory memory)
    {
        World = world;
        Seed = seed;
        Tally = tally;
        Memory = memory;
        Scratch = new Scratch();
        _salesPerWorker = new double[world.Sectors.Length];
        Partition = null!;
        Signals = null!;
    }

    /// <summary>The region.</summary>
    public World World { get; }

    /// <summary>The run's seed.</summary>
    public ulong Seed { get; }

    /// <summary>The year, from 1; 0 before the first.</summary>
    public int Year { get; set; }

    /// <summary>Which shards there are.</summary>
    public Partition Partition { get; set; }

    /// <summary>What everybody knows.</summary>
    public Signals Signals { get; set; }

    /// <summary>Where messages go.</summary>
    public Outbox Outbox { get; } = new();

    /// <summary>What shards tell the coordinator one by one; whose word comes first says nothing.</summary>
    public List<ReportRecord> Records { get; } = [];

    /// <summary>Where sums go.</summary>
    public Tally Tally { get; }

    /// <summary>Where columns live.</summary>
    public ColumnMemory Memory { get; }

    /// <summary>Room for what is forgotten at the end of the step.</summary>
    public Scratch Scratch { get; }

    /// <summary>Who watches the shard's firms; null for nobody. Set by the engine for each shard.</summary>
    public IFirmWatcher? Watcher { get; set; }

    /// <summary>What the shard reports about itself; set by the engine for each shard.</summary>
    public ShardReport Report { get; set; } = new();

    /// <summary>Parameters in force for the agents of the shard, whatever their sector.</summary>
    public ModelParameters Parameters { get => field ?? Signals.Parameters; private set; }

    /// <summary>What the shard has received.</summary>
    public Inbox Inbox => new(_runs.Span);

    /// <summary>Parameters in force for the shard's agents of a sector.</summary>
    internal ModelParameters In(int sector) =>
        Signals.Levers is { IsUniform: false } levers ? levers.Of(_here.Kind, _here.City, sector) : Parameters;

    /// <summary>1 + refund of R&amp;D by sector; null where it is the same in all.</summary>
    internal double[]? ResearchRefunds => Signals.Levers?.ResearchRefunds(_here.Kind, _here.City);

    /// <summary>Says whose step it is.</summary>
    internal void At(ShardId shard)
    {
        _here = shard;
        Parameters = Signals.Levers is { IsUniform: false } levers ? levers.Of(shard.Kind, shard.City) : Signals.Parameters;
    }

    /// <summary>Sets the inbox.</summary>
    public void Receive(ReadOnlyMemory<MessageRun> runs) => _runs = runs;

    /// <summary>A stream of random numbers for an agent in a phase of this year.</summary>
    internal RandomStream Stream(AgentKind kind, int city, int serial, Draws phase) =>
        new(Seed, AgentId.Pack(kind, city, serial), Year, (int)phase);

    /// <summary>The words of one block of the streams of many agents: the same as drawing them one by one.</summary>
    internal void Fill(ShardId shard, ReadOnlySpan<int> serials, Draws phase, int block, uint[] words0, uint[] words1, uint[] words2, uint[] words3)
    {
        int count = serials.Length;
        Philox4x32.FillBlocks(
            (uint)Seed,
            (uint)(Seed >> 32),
            serials,
            (uint)(AgentId.Pack(shard.Kind, shard.City, 0) >> 32),
            (uint)Year,
            ((uint)phase << 24) | (uint)block,
            words0.AsSpan(0, count),
            words1.AsSpan(0, count),
            words2.AsSpan(0, count),
            words3.AsSpan(0, count));
    }

    /// <summary>Sales of a production worker at productivity 1, by sector, for the owner and city of a shard.</summary>
    internal ReadOnlySpan<double> SalesPerWorker(ShardId shard)
    {
        if (shard.Kind is not (AgentKind.StateOwnedEnterprise or AgentKind.PrivateFirm)) return [];
        Ownership ownership = shard.Kind == AgentKind.StateOwnedEnterprise ? Ownership.State : Ownership.Private;
        for (int sector = 0; sector < _salesPerWorker.Length; sector++)
            _salesPerWorker[sector] = World.Cell(ownership, shard.City, sector).SalesPerWorkerYuan;
        return _salesPerWorker;
    }
}

/// <summary>
/// What random numbers are drawn for: the fourth part of their key. The numbers are part of the model's version: a change of one
/// changes every run.
/// </summary>
internal enum Draws : byte
{
    Genesis = 1,
    GenesisRest = 2,
    GenesisPatents = 3,
    GenesisStaff = 4,
    Plan = 10,
    PlanSeparations = 11,
    PlanLarge = 12, // and the two after it, by skill level
    Career = 20,
    Match = 21,
    Migrate = 22,
    Leavers = 23,
    Invent = 30,
    InventDetail = 31,
    InventPeer = 32,
    Patent = 33,
    Demand = 34,
    Offer = 40,
    Award = 41,
    Tender = 50,
    Order = 51,
    Rescue = 60,
    Found = 70,
    Exit = 71,
    Alliance = 80,
    AllianceKnowledge = 81,
    Proposals = 90,
    ProjectResult = 91,
    Support = 100,
    Supplier = 101,
    Visit = 102,
    Training = 103,
    Communities = 110,
}
