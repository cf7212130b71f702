using System.Runtime.CompilerServices;

namespace InnovationSim.Kernel.Messages;

/// <summary>
/// Where the shards that one worker runs put their messages. Between <see cref="Begin"/> and <see cref="End"/> it belongs to one
/// shard, whose messages are grouped by receiver, in the order in which they were sent, and copied to pages.
/// </summary>
public sealed class Outbox
{
    private readonly MessageLog?[] _logs = new MessageLog?[MessageKinds.Count];
    private Partition? _partition;
    private SentMail? _sent;
    private ulong _sender;
    private int[] _order = [];
    private int[] _starts = [];
    private int[] _numbers = [];
    private (ulong Receiver, int Number)[] _few = [];

    /// <summary>Opens it for a shard.</summary>
    /// <param name="sender">Who sends.</param>
    /// <param name="partition">The map by which receivers are named.</param>
    /// <param name="sent">Where the messages are put.</param>
    public void Begin(ShardId sender, Partition partition, SentMail sent)
    {
        _sender = sender.Packed;
        _partition = partition;
        _sent = sent;
    }

    /// <summary>The log of a kind of message.</summary>
    public MessageLog<T> Log<T>()
        where T : unmanaged, IMessage
    {
        ref MessageLog? log = ref _logs[(int)T.Kind];
        log ??= new MessageLog<T>(this);
        return Unsafe.As<MessageLog<T>>(log);
    }

    /// <summary>Closes it: the shard's messages are on their way.</summary>
    public void End()
    {
        foreach (MessageLog? log in _logs) log?.Seal();
        _sent = null;
    }

    /// <summary>Copies messages to pages, receiver by receiver as they stand.</summary>
    internal void Send<T>(ReadOnlySpan<ulong> receivers, ReadOnlySpan<T> messages)
        where T : unmanaged, IMessage
    {
        SentMail sent = _sent ?? throw new InvalidOperationException("Begin comes first.");
        for (int from = 0; from < messages.Length;)
        {
            int end = from + 1;
            while (end < messages.Length && receivers[end] == receivers[from]) end++;
            while (from < end)
            {
                Span<T> place = sent.Room<T>(end - from);
                messages.Slice(from, place.Length).CopyTo(place);
                sent.Close(_sender, receivers[from], place.Length * Unsafe.SizeOf<T>(), T.Kind);
                from += place.Length;
            }
        }
    }

    /// <summary>Copies messages to pages, grouped by receiver, within a receiver in the order in which they were sent.</summary>
    internal void SendSorted<T>(ReadOnlySpan<ulong> receivers, ReadOnlySpan<T> messages)
        where T : unmanaged, IMessage
    {
        SentMail sent = _sent ?? throw new InvalidOperationException("Begin comes first.");
        ReadOnlySpan<int> order = SortByReceiver(receivers);
        for (int from = 0; from < order.Length;)
        {
            ulong receiver = receivers[order[from]];
            int end = from + 1;
            while (end < order.Length && receivers[order[end]] == receiver) end++;
            while (from < end)
            {
                Span<T> place = sent.Room<T>(end - from);
                for (int i = 0; i < place.Length; i++) place[i] = messages[order[from + i]];
                sent.Close(_sender, receiver, place.Length * Unsafe.SizeOf<T>(), T.Kind);
                from += place.Length;
            }
        }
    }

    /// <summary>A stable counting sort of message numbers by receiver.</summary>
    private ReadOnlySpan<int> SortByReceiver(ReadOnlySpan<ulong> receivers)
    {
        Partition partition = _partition ?? throw new InvalidOperationException("Begin comes first.");
        if (_order.Length < receivers.Length) _order = new int[MessageLog.Most];
        Span<int> order = _order.AsSpan(0, receivers.Length);
        if (receivers.Length < partition.ShardCount / 16)
        {
            SortFew(receivers, order);
            return order;
        }

        if (_starts.Length < partition.ShardCount + 1) _starts = new int[partition.ShardCount + 1];
        Span<int> starts = _starts.AsSpan(0, partition.ShardCount + 1);
        starts.Clear();
        if (_numbers.Length < receivers.Length) _numbers = new int[MessageLog.Most];
        Span<int> numbers = _numbers.AsSpan(0, receivers.Length);
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = NumberOf(partition, receivers[i]);
            starts[numbers[i] + 1]++;
        }

        for (int i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        for (int i = 0; i < numbers.Length; i++) order[starts[numbers[i]]++] = i;
        return order;
    }

    // With few messages and many shards counting would cost more than comparing; the number as second key keeps it stable.
    private void SortFew(ReadOnlySpan<ulong> receivers, Span<int> order)
    {
        if (_few.Length < receivers.Length) _few = new (ulong, int)[Math.Min(MessageLog.Most, receivers.Length * 2)];
        Span<(ulong Receiver, int Number)> few = _few.AsSpan(0, receivers.Length);
        for (int i = 0; i < few.Length; i++) few[i] = (receivers[i], i);
        few.Sort();
        for (int i = 0; i < few.Length; i++) order[i] = few[i].Number;
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
