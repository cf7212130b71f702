using InnovationSim.Contracts;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Phases;
using InnovationSim.Service.Reading;

namespace InnovationSim.Service.Replays;

/// <summary>
/// Watches one organisation while a run is replayed: what it reads, what it sends, and what each step changes of it is its life. The shard that it
/// lives in is looked at step by step, and the registrar of its city where a firm is founded on one of its patents; nothing is changed.
/// </summary>
internal sealed partial class LifeProbe(World world, AgentId who, int fromYear) : IShardProbe
{
    private const string Outside = "outside";

    private readonly ulong _packed = who.Packed;
    private readonly List<LifeYear> _years = [];
    private readonly List<LifeEvent> _events = [];
    private readonly SortedSet<ulong> _alliances = [];
    private int _year;

    /// <summary>Its states, by year.</summary>
    internal IReadOnlyList<LifeYear> Years => _years;

    /// <summary>Whether it has closed: nothing more will happen to it.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>What happened to it, in order.</summary>
    internal IReadOnlyList<LifeEvent> Events => _events;

    public bool Watches(ShardId shard, in StepCommand command) =>
        IsHome(shard, command.Partition) || (_foundings.Count > 0 && IsRegistrar(shard, command));

    public void Before(Shard shard, in StepCommand command, ReadOnlySpan<MessageRun> received)
    {
        _year = command.Year;
        switch (shard)
        {
            case FirmShard firms:
                Before(firms, command.Step.Step, received);
                break;
            case ResearchShard research:
                Before(research, command.Step.Step, received);
                break;
        }
    }

    public void After(Shard shard, in StepCommand command, ReadOnlySpan<MessageRun> sent)
    {
        Step step = command.Step.Step;
        switch (shard)
        {
            case TalentShard:
                FoundedOnPatents(sent);
                return;
            case FirmShard firms when firms.Firms.RowOf(who.Serial) is >= 0 and int row:
                After(firms, row, step, sent);
                break;
            case ResearchShard research when research.Organisations.RowOf(who.Serial) is >= 0 and int row:
                After(research, row, step, sent);
                break;
            default:
                return;
        }

        if (step != Step.Record) return;
        if (_year > 0) Compare(shard);
        if (_year >= fromYear && OrganisationRows.Find(shard, world, who.Serial) is { } state) _years.Add(new LifeYear(_year, state));
    }

    public void Rescued(AgentId firm, long yuan)
    {
        if (firm == who) Add(LifeEventKind.Rescued, amountYuan: yuan);
    }

    public void Closed(AgentId firm, ExitReason reason, long writtenOffYuan)
    {
        if (firm != who) return;
        IsOver = true;
        string why = reason switch
        {
            ExitReason.Insolvent => "insolvent",
            ExitReason.TooSmall => "too-small",
            _ => "given-up",
        };
        Add(LifeEventKind.Exit, count: _before.Staff, amountYuan: writtenOffYuan, detail: why);
    }

    private void Add(LifeEventKind kind, ulong? with = null, long? count = null, long? amountYuan = null, string? detail = null) =>
        AddNamed(kind, with is { } id ? Name(id) : null, count, amountYuan, detail);

    private void AddNamed(LifeEventKind kind, string? with, long? count, long? amountYuan, string? detail = null)
    {
        if (_year >= fromYear) _events.Add(new LifeEvent(_year, kind) { With = with, Count = count, AmountYuan = amountYuan, Detail = detail });
    }

    private string Name(ulong id) => OrganisationRows.IdOf(world, AgentId.Unpack(id));

    private static ulong IdAt(AgentId shard, int serial) => AgentId.Pack(shard.Kind, shard.City, serial);

    private bool IsHome(ShardId shard, Partition partition) =>
        shard.Kind == who.Kind && shard.City == who.City && shard.Index == partition.IndexOf(who.Kind, who.Serial);

    private bool IsRegistrar(ShardId shard, in StepCommand command) =>
        command.Step.Step == Step.Household && shard.Kind == AgentKind.TalentPool && shard.City == who.City
        && shard.Index == command.Partition.IndexOf(AgentKind.TalentPool, (int)SkillLevels.Registrar);

    private void Staff(LifeEventKind kind, SkillLevel level, long persons)
    {
        if (persons > 0) Add(kind, count: persons, detail: LevelName(level));
    }

    private static string LevelName(SkillLevel level) => level switch
    {
        SkillLevel.SkilledWorker => "skilled-workers",
        SkillLevel.Engineer => "engineers",
        _ => "researchers",
    };

    /// <summary>Members of public projects hear of money, at Order, and of the result, at Tender of the next year.</summary>
    private void Projects(Step step, ReadOnlySpan<MessageRun> received)
    {
        if (step == Step.Order)
        {
            Letters.Received<ProjectMessage>(received, (from, project) =>
            {
                if (project.Member == who.Serial) Add(LifeEventKind.ProjectJoined, IdAt(from, project.Leader), amountYuan: project.GrantYuan);
            });
        }

        if (step == Step.Tender)
        {
            Letters.Received<ResultMessage>(received, (from, result) =>
            {
                if (result.Member != who.Serial) return;
                Add(LifeEventKind.ProjectEnded, IdAt(from, result.Leader), detail: Ended(result.Success != 0));
                if (result.Licensed != 0) Add(LifeEventKind.LicenceTaken, IdAt(from, result.Leader), count: 1, amountYuan: 0);
            });
        }
    }

    private static string Ended(bool success) => success ? "success" : "failure";

    /// <summary>Remembers who its allies are at the beginning of the year.</summary>
    private void Remember(PartnerBook book)
    {
        _alliances.Clear();
        _alliances.UnionWith(AlliesIn(book));
    }

    /// <summary>What has changed over the year.</summary>
    private void Compare(Shard shard)
    {
        SortedSet<ulong> now = AlliesIn(shard is FirmShard firms ? firms.Partners : ((ResearchShard)shard).Partners);
        foreach (ulong ally in now.Where(ally => !_alliances.Contains(ally))) Add(LifeEventKind.AllianceBegun, ally);
        foreach (ulong ally in _alliances.Where(ally => !now.Contains(ally))) Add(LifeEventKind.AllianceEnded, ally);
    }

    private SortedSet<ulong> AlliesIn(PartnerBook book)
    {
        var allies = new SortedSet<ulong>();
        int at = book.Find(who.Serial);
        if (at < 0) return allies;
        foreach (ref readonly PartnerLink link in book.All[at].Links[..])
        {
            if (link.State != PartnerState.Former) allies.Add(link.Partner);
        }

        return allies;
    }
}
