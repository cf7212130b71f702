using BenchmarkDotNet.Attributes;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Messages;

namespace InnovationSim.Benchmarks;

/// <summary>A step's exchange: 64 shards send 4,096 tenders each to any of 64 shards.</summary>
public class MessageBenchmarks
{
    private const int Shards = 64;
    private const int Each = 4096;
    private const int All = Shards * Each;

    private readonly MessagePages _pages = new();
    private readonly Outbox _outbox = new();
    private readonly Mail _mail = new();
    private readonly ulong[] _receivers = new ulong[Each];
    private Partition _partition = null!;
    private SentMail _sent = null!;

    [GlobalSetup]
    public void Send()
    {
        int[] agents = new int[AgentKinds.Count];
        agents[(int)AgentKind.PrivateFirm] = Shards;
        _partition = new Partition(1, [1, 1, 1, 1, 1], agents);
        _sent = new SentMail(_pages);
        // Receivers in no order, always the same: a multiplier that has no factor in common with the number of shards.
        for (int i = 0; i < Each; i++) _receivers[i] = Firms((i * 37) % Shards).Packed;
        Write(_sent);
        _mail.Exchange([_sent], _partition, _partition);
    }

    /// <summary>Written, grouped by receiver, copied to pages.</summary>
    [Benchmark(OperationsPerInvoke = All)]
    public int Emit()
    {
        var sent = new SentMail(_pages);
        Write(sent);
        int batches = sent.Runs.Count;
        sent.Recycle();
        return batches;
    }

    /// <summary>Batches grouped by receiver, in the order of their senders.</summary>
    [Benchmark(OperationsPerInvoke = All)]
    public long Group()
    {
        _mail.Exchange([_sent], _partition, _partition);
        return _mail.Bytes;
    }

    /// <summary>Read by all receivers.</summary>
    [Benchmark(OperationsPerInvoke = All)]
    public long Read()
    {
        long sum = 0;
        for (int number = 0; number < Shards; number++)
        {
            foreach (Inbox.Batch<TenderMessage> batch in new Inbox(_mail.For(number).Span).Of<TenderMessage>())
            {
                foreach (ref readonly TenderMessage message in batch.Messages) sum += message.ThousandYuan;
            }
        }

        return sum;
    }

    private static ShardId Firms(int index) => new(AgentKind.PrivateFirm, 0, index);

    private void Write(SentMail sent)
    {
        for (int sender = 0; sender < Shards; sender++)
        {
            _outbox.Begin(Firms(sender), _partition, sent);
            MessageLog<TenderMessage> log = _outbox.Log<TenderMessage>();
            for (int i = 0; i < Each; i++) log.Add(_receivers[i], new TenderMessage(i, sender, i, 1000, 0));
            _outbox.End();
        }
    }
}
