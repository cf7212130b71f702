using System.Runtime.CompilerServices;

namespace InnovationSim.Kernel.Messages;

/// <summary>
/// Where the shards that one worker runs in a step put their messages. Between <see cref="Begin"/> and <see cref="End"/> it
/// belongs to one shard; at the end the shard's messages are grouped by receiver, in the order in which they were sent, and
/// copied to pages.
/// </summary>
public sealed class Outbox(MessagePages pages)
{
    private readonly MessageLog?[] _logs = new MessageLog?[MessageKinds.Count];
    private readonly List<MessageRun> _runs = [];
    private readonly List<byte[]> _pages = [];
    private Partition? _partition;
    private ulong _sender;
    private byte[] _page = [];
    private int _used;
    private int[] _order = [];
    private int[] _starts = [];
    private int[] _numbers = [];
    private (ulong Receiver, int Number)[] _few = [];

    /// <summary>All batches of the step so far; those of one sender stand together.</summary>
    public IReadOnlyList<MessageRun> Runs => _runs;

    /// <summary>Opens it for a shard.</summary>
    public void Begin(ShardId sender, Partition partition)
    {
        _sender = sender.Packed;
        _partition = partition;
    }

    /// <summary>The log of a kind of message.</summary>
    public MessageLog<T> Log<T>()
        where T : unmanaged, IMessage
    {
        ref MessageLog? log = ref _logs[(int)T.Kind];
        log ??= new MessageLog<T>();
        return Unsafe.As<MessageLog<T>>(log);
    }

    /// <summary>Closes it: the shard's messages are on their way.</summary>
    public void End()
    {
        foreach (MessageLog? log in _logs) log?.Seal(_sender, this);
    }

    /// <summary>Gives the pages back: everything has been read.</summary>
    public void Recycle()
    {
        foreach (byte[] page in _pages) pages.Return(page);
        _pages.Clear();
        _runs.Clear();
        _page = [];
        _used = 0;
    }

    /// <summary>Room for at least one element and at most <paramref name="wanted"/>, in one page.</summary>
    internal Span<byte> Room(int elementSize, int wanted)
    {
        // Payloads start on multiples of 8, so that they can be read in place on any processor.
        _used = (_used + 7) & ~7;
        if (_page.Length - _used < elementSize)
        {
            _page = pages.Take();
            _pages.Add(_page);
            _used = 0;
        }

        int fitting = Math.Min(wanted, (_page.Length - _used) / elementSize);
        return _page.AsSpan(_used, fitting * elementSize);
    }

    internal void Close(ulong sender, ulong receiver, int bytes, MessageKind kind)
    {
        _runs.Add(new MessageRun(sender, receiver, _page, _used, bytes, kind));
        _used += bytes;
    }

    /// <summary>A stable counting sort of message numbers by receiver.</summary>
    internal int[] SortByReceiver(ReadOnlySpan<ulong> receivers)
    {
        Partition partition = _partition ?? throw new InvalidOperationException("Begin comes first.");
        if (_order.Length < receivers.Length) _order = new int[Math.Max(receivers.Length, _order.Length * 2)];
        if (receivers.Length < partition.ShardCount / 16) return SortFew(receivers);
        if (_starts.Length < partition.ShardCount + 1) _starts = new int[partition.ShardCount + 1];
        Span<int> starts = _starts.AsSpan(0, partition.ShardCount + 1);
        starts.Clear();
        if (_numbers.Length < receivers.Length) _numbers = new int[Math.Max(receivers.Length, _numbers.Length * 2)];
        Span<int> numbers = _numbers.AsSpan(0, receivers.Length);
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = NumberOf(partition, receivers[i]);
            starts[numbers[i] + 1]++;
        }

        for (int i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        for (int i = 0; i < numbers.Length; i++) _order[starts[numbers[i]]++] = i;
        return _order;
    }

    // With few messages and many shards counting would cost more than comparing; the number as second key keeps it stable.
    private int[] SortFew(ReadOnlySpan<ulong> receivers)
    {
        if (_few.Length < receivers.Length) _few = new (ulong, int)[receivers.Length * 2];
        Span<(ulong Receiver, int Number)> few = _few.AsSpan(0, receivers.Length);
        for (int i = 0; i < few.Length; i++) few[i] = (receivers[i], i);
        few.Sort();
        for (int i = 0; i < few.Length; i++) _order[i] = few[i].Number;
        return _order;
    }

    private static int NumberOf(Partition partition, ulong receiver)
    {
        AgentId id = AgentId.Unpack(receiver);
        int number = partition.Number(new ShardId(id.Kind, id.City, id.Serial));
        return number >= 0
            ? number
            : throw new InvalidOperationException($"A message is addressed to {id.Kind.Name()}/{id.City}#{id.Serial}, a shard that does not exist.");
    }
}
