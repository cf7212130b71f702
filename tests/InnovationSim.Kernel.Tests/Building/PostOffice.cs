using InnovationSim.Kernel.Messages;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>A letter from agent to agent: its number tells it from all others.</summary>
internal readonly record struct Letter(AgentId From, AgentId To, MessageKind Kind, int Number);

/// <summary>Carries letters of four kinds and sizes between agents, shard by shard as an engine does.</summary>
internal sealed class PostOffice(int workers = 1)
{
    public static readonly MessageKind[] Kinds = [MessageKind.Industrialisation, MessageKind.Delivery, MessageKind.Bid, MessageKind.Award];

    private readonly Mail _mail = new();
    private SentMail[] _written = [];
    private SentMail[] _read = [];

    public MessagePages Pages { get; } = new();

    public Mail Mail => _mail;

    /// <summary>Sends letters, each shard's in the order in which its agents stand; which worker runs which shard is shuffled by a seed.</summary>
    public void Exchange(IEnumerable<Letter> letters, Partition senders, Partition? receivers = null, int seed = 0)
    {
        if (_written.Length == 0) (_written, _read) = (Boxes(), Boxes());
        foreach (SentMail mail in _read) mail.Recycle();
        (_written, _read) = (_read, _written);
        var random = new System.Random(seed);
        Outbox[] outboxes = [.. Enumerable.Range(0, workers).Select(_ => new Outbox())];
        IGrouping<ShardId, Letter>[] shards = [.. letters.GroupBy(letter => senders.ShardOf(letter.From.Kind, letter.From.City, letter.From.Serial))];
        random.Shuffle(shards);
        foreach (IGrouping<ShardId, Letter> shard in shards)
        {
            int worker = random.Next(workers);
            outboxes[worker].Begin(shard.Key, senders, _read[worker]);
            foreach (Letter letter in shard.OrderBy(letter => letter.From.Serial)) Write(outboxes[worker], letter, receivers ?? senders);
            outboxes[worker].End();
        }

        _mail.Exchange(_read, senders, receivers ?? senders);
    }

    /// <summary>The numbers of the letters of a kind that an agent finds in its shard's inbox, in order.</summary>
    public List<int> Read(AgentId agent, MessageKind kind, Partition partition)
    {
        var inbox = new Inbox(_mail.For(partition.Number(partition.ShardOf(agent.Kind, agent.City, agent.Serial))).Span);
        return kind switch
        {
            MessageKind.Industrialisation => Of<IndustrialisationMessage>(inbox, message => message.Owner == agent.Serial ? message.Patent : -1),
            MessageKind.Delivery => Of<DeliveryMessage>(inbox, message => message.Licensee == agent.Serial ? message.Patent : -1),
            MessageKind.Bid => Of<BidMessage>(inbox, message => message.Owner == agent.Serial ? message.Patent : -1),
            _ => Of<AwardMessage>(inbox, message => message.Bidder == agent.Serial ? (int)message.FeeYuan : -1),
        };
    }

    /// <summary>How many messages lie in all inboxes.</summary>
    public int Delivered(Partition partition)
    {
        int count = 0;
        for (int number = 0; number < partition.ShardCount; number++)
        {
            var inbox = new Inbox(_mail.For(number).Span);
            count += inbox.Count<IndustrialisationMessage>() + inbox.Count<DeliveryMessage>() + inbox.Count<BidMessage>() + inbox.Count<AwardMessage>();
        }

        return count;
    }

    private SentMail[] Boxes() => [.. Enumerable.Range(0, workers).Select(_ => new SentMail(Pages))];

    private static void Write(Outbox outbox, Letter letter, Partition receivers)
    {
        ulong to = receivers.ShardOf(letter.To.Kind, letter.To.City, letter.To.Serial).Packed;
        int serial = letter.To.Serial;
        switch (letter.Kind)
        {
            case MessageKind.Industrialisation:
                outbox.Log<IndustrialisationMessage>().Add(to, new IndustrialisationMessage(serial, letter.Number));
                break;
            case MessageKind.Delivery:
                outbox.Log<DeliveryMessage>().Add(to, new DeliveryMessage(serial, 0, letter.Number, 0.5f));
                break;
            case MessageKind.Bid:
                outbox.Log<BidMessage>().Add(to, new BidMessage(serial, letter.Number, 0, 0.5f, 1));
                break;
            default:
                outbox.Log<AwardMessage>().Add(to, new AwardMessage(serial, 0, 0, default, 0, letter.Number));
                break;
        }
    }

    private static List<int> Of<T>(Inbox inbox, Func<T, int> numberForMe)
        where T : unmanaged, IMessage
    {
        var numbers = new List<int>();
        foreach (Inbox.Batch<T> batch in inbox.Of<T>())
        {
            foreach (ref readonly T message in batch.Messages)
            {
                if (numberForMe(message) is >= 0 and var number) numbers.Add(number);
            }
        }

        return numbers;
    }
}
