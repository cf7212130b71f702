using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Messages;

/// <summary>What a shard has received: batches in the order of their senders.</summary>
public readonly ref struct Inbox
{
    private readonly ReadOnlySpan<MessageRun> _runs;

    /// <summary>Makes an inbox of batches that are in the order of their senders.</summary>
    public Inbox(ReadOnlySpan<MessageRun> runs) => _runs = runs;

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => _runs.IsEmpty;

    /// <summary>The batches of one kind of message, in the order of their senders.</summary>
    public Batches<T> Of<T>()
        where T : unmanaged, IMessage => new(_runs);

    /// <summary>How many messages of a kind there are.</summary>
    public int Count<T>()
        where T : unmanaged, IMessage
    {
        int count = 0;
        foreach (Batch<T> batch in Of<T>()) count += batch.Messages.Length;
        return count;
    }

    /// <summary>Messages of one kind from one shard.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    public readonly ref struct Batch<T>
        where T : unmanaged, IMessage
    {
        internal Batch(ShardId sender, ReadOnlySpan<T> messages)
        {
            Sender = sender;
            Messages = messages;
        }

        /// <summary>The sender's shard.</summary>
        public ShardId Sender { get; }

        /// <summary>The messages, in the order of their senders.</summary>
        public ReadOnlySpan<T> Messages { get; }
    }

    /// <summary>Enumerates batches of one kind.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    public ref struct Batches<T>
        where T : unmanaged, IMessage
    {
        private readonly ReadOnlySpan<MessageRun> _runs;
        private int _at;

        internal Batches(ReadOnlySpan<MessageRun> runs)
        {
            _runs = runs;
            _at = -1;
        }

        /// <summary>The batch at hand.</summary>
        public readonly Batch<T> Current
        {
            get
            {
                ref readonly MessageRun run = ref _runs[_at];
                AgentId sender = AgentId.Unpack(run.Sender);
                return new Batch<T>(new ShardId(sender.Kind, sender.City, sender.Serial), MemoryMarshal.Cast<byte, T>(run.Payload));
            }
        }

        /// <summary>Goes to the next batch.</summary>
        public bool MoveNext()
        {
            while (++_at < _runs.Length)
            {
                if (_runs[_at].Kind == T.Kind) return true;
            }

            return false;
        }

        /// <summary>Itself.</summary>
        public readonly Batches<T> GetEnumerator() => this;
    }
}
