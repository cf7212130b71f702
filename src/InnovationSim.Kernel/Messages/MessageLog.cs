using System.Runtime.CompilerServices;

namespace InnovationSim.Kernel.Messages;

/// <summary>The messages of one kind that the shard at work writes, before they are sorted by receiver.</summary>
public abstract class MessageLog
{
    /// <summary>How many messages a log takes before it sends them on: a shard with more sends several batches to a receiver.</summary>
    internal const int Most = 8192;

    internal abstract void Seal();
}

/// <summary>The log of one kind.</summary>
/// <typeparam name="T">The kind.</typeparam>
public sealed class MessageLog<T> : MessageLog
    where T : unmanaged, IMessage
{
    private readonly Outbox _outbox;
    private T[] _messages = [];
    private ulong[] _receivers = [];
    private int _count;
    private bool _ascending = true;

    internal MessageLog(Outbox outbox) => _outbox = outbox;

    /// <summary>Sends a message.</summary>
    /// <param name="receiver">Packed <see cref="ShardId"/> of the receiver.</param>
    /// <param name="message">What to send.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong receiver, in T message)
    {
        if (_count == _messages.Length) MakeRoom();
        if (_count > 0 && receiver < _receivers[_count - 1]) _ascending = false;
        _messages[_count] = message;
        _receivers[_count++] = receiver;
    }

    internal override void Seal()
    {
        if (_count == 0) return;
        ReadOnlySpan<ulong> receivers = _receivers.AsSpan(0, _count);
        ReadOnlySpan<T> messages = _messages.AsSpan(0, _count);
        if (_ascending) _outbox.Send(receivers, messages);
        else _outbox.SendSorted(receivers, messages);
        _count = 0;
        _ascending = true;
    }

    private void MakeRoom()
    {
        if (_count == Most)
        {
            Seal();
            return;
        }

        int larger = Math.Clamp(_messages.Length * 4, 128, Most);
        Array.Resize(ref _messages, larger);
        Array.Resize(ref _receivers, larger);
    }
}
