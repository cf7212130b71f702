using System.Runtime.InteropServices;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using Directory = InnovationSim.Kernel.Phases.Directory;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>
/// One shard at a time on an otherwise empty stage: signals with neutral values, letters that a test writes, and what the shard sends.
/// </summary>
internal sealed class Stage
{
    private readonly List<(ShardId From, Action<Outbox> Write)> _letters = [];
    private readonly MessagePages _pages = new();
    private readonly ColumnMemory _memory = new();

    public Stage(World? world = null, ModelParameters? parameters = null, int shardSize = 64, int agentsPerCell = 64, ulong seed = 7)
    {
        World = world ?? TinyWorld.Default;
        Parameters = parameters ?? World.Parameters;
        ShardSize = shardSize;
        int cities = World.Cities.Length;
        int[] agents = [.. Enumerable.Repeat(agentsPerCell, AgentKinds.Count * cities)];
        agents.AsSpan((int)AgentKind.TalentPool * cities).Fill(SkillLevels.Count);
        Partition = new Partition(cities, [shardSize, shardSize, shardSize, shardSize, SkillLevels.Count], agents);
        Signals = NeutralSignals(World, Parameters);
        Context = new StepContext(World, seed, new Tally(cities, World.Sectors.Length), _memory)
        {
            Year = 1,
            Partition = Partition,
            Signals = Signals,
        };
    }

    public World World { get; }

    public ModelParameters Parameters { get; }

    public int ShardSize { get; }

    public Partition Partition { get; }

    public Signals Signals { get; }

    public StepContext Context { get; }

    public Tally Tally => Context.Tally;

    /// <summary>A shard of equal firms with room to spare in every respect; the test changes what it is about.</summary>
    public FirmShard Firms(int firms = 1, Ownership ownership = Ownership.Private, int city = 0, int index = 0)
    {
        var shard = new FirmShard(new ShardId(ownership.Kind(), (ushort)city, index), ShardSize, _memory);
        FirmColumns columns = shard.Firms;
        columns.Append(index * ShardSize, firms);
        for (int row = 0; row < firms; row++)
        {
            columns.Sector[row] = TinyWorld.Electronics;
            columns.SalesYuan[row] = 20_000_000;
            columns.DemandYuan[row] = 20_000_000;
            columns.CapitalYuan[row] = 10_000_000;
            columns.CashYuan[row] = 4_000_000;
            columns.SkilledWorkers[row] = 40;
            columns.Engineers[row] = 15;
            columns.Researchers[row] = 5;
            columns.ResearchIntensity[row] = 0.01f;
            columns.Founded[row] = -10;
            if (ownership == Ownership.State) columns.Flags[row] = FirmFlags.ChainLeader;
        }

        return shard;
    }

    /// <summary>A shard of research organisations.</summary>
    public ResearchShard Research(int organisations = 1, AgentKind kind = AgentKind.University, int city = 0)
    {
        var shard = new ResearchShard(new ShardId(kind, (ushort)city, 0), ShardSize, _memory);
        shard.Organisations.Append(0, organisations);
        for (int row = 0; row < organisations; row++)
        {
            shard.Organisations.BudgetYuan[row] = 10_000_000;
            shard.Organisations.BaseBudgetYuan[row] = 10_000_000;
            shard.Organisations.Researchers[row] = 30;
        }

        return shard;
    }

    /// <summary>The three pools of a city, with nobody in them.</summary>
    public TalentShard Pools(int city = 0)
    {
        var shard = new TalentShard(new ShardId(AgentKind.TalentPool, (ushort)city, 0), SkillLevels.Count, World.Occupations, _memory);
        shard.Pools.Append(0, SkillLevels.Count);
        for (int level = 0; level < SkillLevels.Count; level++)
        {
            shard.Pools.WageYuan[level] = TinyWorld.Wages[level];
            shard.Pools.BaseWageYuan[level] = TinyWorld.Wages[level];
        }

        return shard;
    }

    /// <summary>Writes letters that the next shard to run will find if they are addressed to it.</summary>
    public Stage Post<T>(ShardId from, ShardId to, params T[] messages)
        where T : unmanaged, IMessage
    {
        _letters.Add((from, outbox =>
        {
            foreach (T message in messages) outbox.Log<T>().Add(to.Packed, message);
        }));
        return this;
    }

    /// <summary>Runs a phase on a shard with the letters posted so far, which are then gone.</summary>
    public Sent Run(Shard shard, Action<StepContext> phase)
    {
        Context.Receive(Sort(shard.Id));
        var sent = new SentMail(_pages);
        Context.Outbox.Begin(shard.Id, Partition, sent);
        phase(Context);
        Context.Outbox.End();
        _letters.Clear();
        return new Sent(sent.Runs);
    }

    /// <summary>Enters firms in the registers, and says everywhere that all of them are equally near.</summary>
    public void Register(params FirmShard[] shards)
    {
        int cities = World.Cities.Length;
        int sectors = World.Sectors.Length;
        var reports = new ShardReport?[Partition.ShardCount];
        foreach (FirmShard shard in shards) reports[Partition.Number(shard.Id)] = ReportOf(shard);
        Signals.Directory = Directory.Build(Partition, sectors, reports);
        foreach (Register register in (ReadOnlySpan<Register>)[Kernel.Phases.Register.Suppliers, Kernel.Phases.Register.Adopters])
        {
            double[] table = register == Kernel.Phases.Register.Suppliers ? Signals.SupplierCities : Signals.AdopterCities;
            for (int sector = 0; sector < sectors; sector++)
            {
                for (int from = 0; from < cities; from++)
                {
                    double sum = 0;
                    for (int place = 0; place < cities * Ownerships.Count; place++)
                    {
                        sum += Signals.Directory.Total(register, (Ownership)(place / cities), place % cities, sector);
                        table[(((sector * cities) + from) * cities * Ownerships.Count) + place] = sum;
                    }
                }
            }
        }
    }

    /// <summary>What a shard tells the registers about its firms.</summary>
    public ShardReport ReportOf(FirmShard shard)
    {
        var report = new ShardReport();
        var budget = new ResearchBudget(Parameters);
        int sectors = World.Sectors.Length;
        for (int row = 0; row < shard.Count; row++)
        {
            int sector = shard.Firms.Sector[row];
            report.Weights(Kernel.Phases.Register.Suppliers, sectors)[sector] +=
                RegisterResolver.Weight(shard.Firms.SalesYuan[row], RegisterResolver.Least(Kernel.Phases.Register.Suppliers, Parameters));
            report.Weights(Kernel.Phases.Register.Adopters, sectors)[sector] +=
                RegisterResolver.Weight(budget.Yuan(shard.Firms.ResearchIntensity[row], shard.Firms.SalesYuan[row]),
                    RegisterResolver.Least(Kernel.Phases.Register.Adopters, Parameters));
        }

        return report;
    }

    private ReadOnlyMemory<MessageRun> Sort(ShardId receiver)
    {
        var outbox = new Outbox();
        var sent = new SentMail(_pages);
        foreach (IGrouping<ShardId, (ShardId From, Action<Outbox> Write)> sender in _letters.GroupBy(letter => letter.From))
        {
            outbox.Begin(sender.Key, Partition, sent);
            foreach ((_, Action<Outbox> write) in sender) write(outbox);
            outbox.End();
        }

        var mail = new Mail();
        mail.Exchange([sent], Partition, Partition);
        return mail.For(Partition.Number(receiver));
    }

    private static Signals NeutralSignals(World world, ModelParameters parameters)
    {
        var signals = new Signals(world) { Parameters = parameters, PrivateMedianYuan = 4_000_000 };
        var tables = new RegionTables(world);
        tables.Follow(parameters);
        signals.Adopt(tables);
        signals.QualificationLog = Math.Log(parameters.QualificationThreshold * (1 - parameters.CommonStandards));
        signals.OutsideWeight = Math.Exp(-parameters.OutsidePenalty);
        Array.Fill(signals.DemandScale, 1);
        Array.Fill(signals.MedianIntensity, 0.01);
        for (int pool = 0; pool < signals.WageYuan.Length; pool++) signals.WageYuan[pool] = TinyWorld.Wages[pool % SkillLevels.Count];
        int cities = world.Cities.Length;
        for (int place = 0; place < signals.MoveWeights.Length; place++)
        {
            int home = place / (cities + 1) % cities;
            signals.MoveWeights[place] = place % (cities + 1) == home ? 1 : 0;
        }

        Array.Fill(signals.StudentPlaces, 1.0 / signals.StudentPlaces.Length);
        return signals;
    }
}

/// <summary>What a shard has sent.</summary>
internal sealed class Sent(IReadOnlyList<MessageRun> runs)
{
    /// <summary>Messages of a kind with their receivers, in the order of the batches.</summary>
    public IReadOnlyList<(ShardId To, T Message)> Of<T>()
        where T : unmanaged, IMessage
    {
        var all = new List<(ShardId, T)>();
        foreach (MessageRun run in runs)
        {
            if (run.Kind != T.Kind) continue;
            AgentId receiver = AgentId.Unpack(run.Receiver);
            foreach (T message in MemoryMarshal.Cast<byte, T>(run.Payload)) all.Add((new ShardId(receiver.Kind, receiver.City, receiver.Serial), message));
        }

        return all;
    }

    /// <summary>The same without receivers.</summary>
    public IReadOnlyList<T> Messages<T>()
        where T : unmanaged, IMessage => [.. Of<T>().Select(sent => sent.Message)];
}
