using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Service.Replays;

namespace InnovationSim.Service.Tests.Replays;

/// <summary>Looks at all organisations of a run at once: one probe for each that ever lived, on one thread.</summary>
internal sealed class ManyProbes(World world) : IShardProbe
{
    private readonly Dictionary<ulong, LifeProbe> _all = [];
    private readonly List<LifeProbe> _shown = [];

    internal IEnumerable<(AgentId Id, LifeProbe Life)> All => _all.OrderBy(each => each.Key).Select(each => (AgentId.Unpack(each.Key), each.Value));

    /// <summary>Runs a region with probes on everybody.</summary>
    internal static async Task<(ManyProbes Lives, IReadOnlyList<YearRecord> Years)> RunAsync(RunSpec spec)
    {
        var probes = new ManyProbes(spec.World);
        await using var fleet = new InProcessFleet(spec.World, spec.Seed, threads: 1, probes);
        var coordinator = new RunCoordinator(spec, fleet);
        var years = new List<YearRecord> { await coordinator.BeginAsync() };
        while (coordinator.YearsDone < spec.Years) years.Add(await coordinator.RunYearAsync());
        return (probes, years);
    }

    public bool Watches(ShardId shard, in StepCommand command)
    {
        Meet(command.Partition);
        _shown.Clear();
        foreach (LifeProbe probe in _all.Values)
        {
            if (probe.Watches(shard, command)) _shown.Add(probe);
        }

        return _shown.Count > 0;
    }

    public void Before(Shard shard, in StepCommand command, ReadOnlySpan<MessageRun> received)
    {
        foreach (LifeProbe probe in _shown) probe.Before(shard, command, received);
    }

    public void After(Shard shard, in StepCommand command, ReadOnlySpan<MessageRun> sent)
    {
        foreach (LifeProbe probe in _shown) probe.After(shard, command, sent);
    }

    public void Rescued(AgentId firm, long yuan)
    {
        foreach (LifeProbe probe in _shown) probe.Rescued(firm, yuan);
    }

    public void Closed(AgentId firm, ExitReason reason, long writtenOffYuan)
    {
        foreach (LifeProbe probe in _shown) probe.Closed(firm, reason, writtenOffYuan);
    }

    private void Meet(Partition partition)
    {
        foreach (AgentKind kind in AgentKinds.All)
        {
            for (int city = 0; kind != AgentKind.TalentPool && city < partition.Cities; city++)
            {
                for (int serial = 0; serial < partition.Agents(kind, city); serial++)
                {
                    var id = new AgentId(kind, (ushort)city, serial);
                    if (!_all.ContainsKey(id.Packed)) _all[id.Packed] = new LifeProbe(world, id, fromYear: 0);
                }
            }
        }
    }
}
