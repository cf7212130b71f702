namespace InnovationSim.Kernel.Messages;

/// <summary>
/// Hands the batches of a step over: groups them by receiving shard, within a receiver in the order of the senders. A counting
/// sort over batches, no comparison; it does not matter which worker ran which shard.
/// </summary>
public sealed class Mail
{
    private MessageRun[] _runs = [];
    private int[] _starts = [];
    private (int Worker, int First, int Count)[] _senders = [];

    /// <summary>Messages handed over in the last exchange, bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Takes the batches of all workers.</summary>
    /// <param name="sent">What the workers of the step wrote.</param>
    /// <param name="senders">The map under which the step ran.</param>
    /// <param name="receivers">The map under which the next step runs; it may have more shards.</param>
    public void Exchange(ReadOnlySpan<SentMail> sent, Partition senders, Partition receivers)
    {
        Index(sent, senders);
        if (_starts.Length < receivers.ShardCount + 1) _starts = new int[receivers.ShardCount + 1];
        Span<int> starts = _starts.AsSpan(0, receivers.ShardCount + 1);
        starts.Clear();
        int total = 0;
        foreach (SentMail mail in sent)
        {
            foreach (MessageRun run in mail.Runs) starts[Number(receivers, run.Receiver) + 1]++;
            total += mail.Runs.Count;
        }

        if (_runs.Length < total) _runs = new MessageRun[total + (total / 8)];
        for (int i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        Bytes = 0;
        for (int sender = 0; sender < senders.ShardCount; sender++)
        {
            (int worker, int first, int count) = _senders[sender];
            for (int i = first; i < first + count; i++)
            {
                MessageRun run = sent[worker].Runs[i];
                _runs[starts[Number(receivers, run.Receiver)]++] = run;
                Bytes += run.Bytes;
            }
        }

        // Each start has moved to its receiver's end, which is the next receiver's start.
        for (int i = starts.Length - 1; i > 0; i--) starts[i] = starts[i - 1];
        starts[0] = 0;
    }

    /// <summary>What a shard has received.</summary>
    /// <param name="number">Dense number of the shard.</param>
    public ReadOnlyMemory<MessageRun> For(int number) =>
        number + 1 < _starts.Length ? _runs.AsMemory(_starts[number], _starts[number + 1] - _starts[number]) : default;

    /// <summary>Whether a shard has received anything.</summary>
    public bool Any(int number) => number + 1 < _starts.Length && _starts[number + 1] > _starts[number];

    /// <summary>Forgets everything.</summary>
    public void Clear(int shards)
    {
        if (_starts.Length < shards + 1) _starts = new int[shards + 1];
        Array.Clear(_starts);
        Array.Clear(_runs);
        Bytes = 0;
    }

    private void Index(ReadOnlySpan<SentMail> sent, Partition senders)
    {
        if (_senders.Length < senders.ShardCount) _senders = new (int, int, int)[senders.ShardCount];
        Array.Clear(_senders);
        for (int o = 0; o < sent.Length; o++)
        {
            IReadOnlyList<MessageRun> runs = sent[o].Runs;
            for (int first = 0; first < runs.Count;)
            {
                int end = first + 1;
                while (end < runs.Count && runs[end].Sender == runs[first].Sender) end++;
                _senders[Number(senders, runs[first].Sender)] = (o, first, end - first);
                first = end;
            }
        }
    }

    private static int Number(Partition partition, ulong packed)
    {
        AgentId id = AgentId.Unpack(packed);
        int number = partition.Number(new ShardId(id.Kind, id.City, id.Serial));
        return number >= 0
            ? number
            : throw new InvalidOperationException($"A batch names {id.Kind.Name()}/{id.City}#{id.Serial}, a shard that does not exist.");
    }
}
