using InnovationSim.Engine;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>
/// A whole run on one thread whose shards and messages can be looked at between steps. It follows the kernel's rules for engines and
/// nothing else, so it is also a second opinion on the fleets.
/// </summary>
internal sealed class GlassRun
{
    private readonly World _world;
    private readonly Mail _mail = new();
    private readonly ColumnMemory _memory = new();
    private readonly StepContext _context;
    private Partition _before;
    private SentMail _written;
    private SentMail _read;

    public GlassRun(World world, ulong seed = 1, ShardSizes? sizes = null)
    {
        _world = world;
        Region = new Region(world, seed);
        Partition = new RunSpec { World = world, Seed = seed, Years = 1, ShardSizes = sizes ?? ShardSizes.Default }.FirstPartition();
        _before = Partition;
        var pages = new MessagePages();
        _written = new SentMail(pages);
        _read = new SentMail(pages);
        _context = new StepContext(world, seed, new Tally(world.Cities.Length, world.Sectors.Length), _memory);
    }

    public Region Region { get; }

    public Partition Partition { get; private set; }

    public SortedDictionary<ulong, Shard> Shards { get; } = [];

    /// <summary>Looks at the world after each step; messages sent in it are in the outbox given.</summary>
    public Action<Step, IReadOnlyList<MessageRun>>? AfterStep { get; set; }

    public IEnumerable<FirmShard> Firms => Shards.Values.OfType<FirmShard>();

    public IEnumerable<ResearchShard> Research => Shards.Values.OfType<ResearchShard>();

    public IEnumerable<TalentShard> Pools => Shards.Values.OfType<TalentShard>();

    public YearRecord Begin()
    {
        Region.BeginGenesis();
        foreach (YearStep step in Year.Genesis) Run(step);
        return Region.EndYear();
    }

    public YearRecord RunYear(ModelParameters? parameters = null)
    {
        Region.BeginYear(parameters ?? _world.Parameters);
        foreach (YearStep step in Year.Steps) Run(step);
        return Region.EndYear();
    }

    /// <summary>The first state and a number of years; the records of all of them.</summary>
    public IReadOnlyList<YearRecord> Run(int years) => [Begin(), .. Enumerable.Range(0, years).Select(_ => RunYear())];

    private void Run(YearStep step)
    {
        _mail.Exchange([_read], _before, Partition);
        _before = Partition;
        _context.Tally.Clear();
        _context.Records.Clear();
        _context.Year = Region.Year;
        _context.Partition = Partition;
        _context.Signals = Region.Signals;
        var reports = new ShardReport?[Partition.ShardCount];
        for (int number = 0; number < Partition.ShardCount; number++)
        {
            ShardId id = Partition.Shard(number);
            if (!step.Acting.Contains(id.Kind)) continue;
            if (!Shards.TryGetValue(id.Packed, out Shard? shard))
                Shards.Add(id.Packed, shard = Shard.Create(id, _world, Partition.ShardSize(id.Kind), _memory));
            if (step.Step == Step.Plan && shard is FirmShard) _context.Report = reports[number] = new ShardReport();
            _context.Receive(_mail.For(number));
            _context.Outbox.Begin(id, Partition, _written);
            shard.Run(step.Step, _context);
            _context.Outbox.End();
        }

        AfterStep?.Invoke(step.Step, _written.Runs);
        Partition = Region.Finish(step.Step, _context.Tally, Partition, reports, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_context.Records));
        _read.Recycle();
        (_written, _read) = (_read, _written);
    }
}
