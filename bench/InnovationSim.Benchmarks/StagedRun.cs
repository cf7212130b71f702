using InnovationSim.Engine;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Worlds;

namespace InnovationSim.Benchmarks;

/// <summary>
/// A run of Heilongjiang on one thread that can be stopped before a step, so that one shard's part of the step can be measured by
/// itself. The shard is the first of Harbin's private firms, 4,096 of them at the start.
/// </summary>
internal sealed class StagedRun
{
    // Harbin has about a third of 580,000 private firms: enough for more than one shard of 4,096.
    private const double Scale = 0.03;
    private const ulong Seed = 1;

    private static readonly World Region = Build();

    private readonly Region _region = new(Region);
    private readonly MessagePages _pages = new();
    private readonly ColumnMemory _memory = new();
    private readonly Mail _mail = new();
    private readonly StepContext _context;
    private readonly Dictionary<ulong, Shard> _shards = [];
    private SentMail _written;
    private SentMail _read;
    private Partition _partition;
    private Partition _before;
    private ReadOnlyMemory<MessageRun> _ownMail;

    internal StagedRun()
    {
        _partition = _before = new RunSpec { World = Region, Seed = Seed, Years = 2 }.FirstPartition();
        _written = new SentMail(_pages);
        _read = new SentMail(_pages);
        _context = new StepContext(Region, Seed, new Tally(Region.Cities.Length, Region.Sectors.Length), _memory);
        _region.BeginGenesis();
        foreach (YearStep step in Year.Genesis) Run(step);
        _region.EndYear();
    }

    /// <summary>The shard that is measured.</summary>
    internal FirmShard Shard => (FirmShard)_shards[Measured.Packed];

    private static ShardId Measured { get; } = new(AgentKind.PrivateFirm, 0, 0);

    /// <summary>Runs to the step of the first year, which is then ready to be run on the shard that is measured.</summary>
    internal void GoTo(Step step)
    {
        _region.BeginYear(Region.Parameters);
        foreach (YearStep before in Year.Steps.TakeWhile(each => each.Step != step)) Run(before);
        Open();
        _ownMail = _mail.For(_partition.Number(Measured));
    }

    /// <summary>Runs the step on the shard that is measured.</summary>
    internal void RunMeasured(Step step) => Run(step, Shard, _ownMail);

    private void Run(YearStep step)
    {
        Open();
        var reports = new ShardReport?[_partition.ShardCount];
        for (int number = 0; number < _partition.ShardCount; number++)
        {
            ShardId id = _partition.Shard(number);
            if (!step.Acting.Contains(id.Kind)) continue;
            if (!_shards.TryGetValue(id.Packed, out Shard? shard))
                _shards.Add(id.Packed, shard = Kernel.Agents.Shard.Create(id, Region, _partition.ShardSize(id.Kind), _memory));
            if (step.Step == Step.Plan && shard is FirmShard) _context.Report = reports[number] = new ShardReport();
            Run(step.Step, shard, _mail.For(number));
        }

        _read.Recycle();
        (_written, _read) = (_read, _written);
        _partition = _region.Finish(step.Step, _context.Tally, _partition, reports, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_context.Records));
    }

    /// <summary>Hands over what the step before has sent, and clears the sums.</summary>
    private void Open()
    {
        _mail.Exchange([_read], _before, _partition);
        _before = _partition;
        _context.Tally.Clear();
        _context.Records.Clear();
        _context.Year = _region.Year;
        _context.Partition = _partition;
        _context.Signals = _region.Signals;
    }

    private void Run(Step step, Shard shard, ReadOnlyMemory<MessageRun> mail)
    {
        _context.Receive(mail);
        _context.Outbox.Begin(shard.Id, _partition, _written);
        shard.Run(step, _context);
        _context.Outbox.End();
    }

    private static World Build()
    {
        ScenarioDocument scenario = ScenarioLibrary.Load("heilongjiang");
        Dictionary<string, double> values =
            scenario.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        return WorldBuilder.Build(scenario, ParameterTable.Bind(values), Scale);
    }
}
