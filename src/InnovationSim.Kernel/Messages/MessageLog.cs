using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Messages;

/// <summary>The messages of one kind that the shard at work writes, before they are sorted by receiver.</summary>
public abstract class MessageLog
{
    internal abstract void Seal(ulong sender, Outbox outbox);
}

/// <summary>The log of one kind.</summary>
/// <typeparam name="T">The kind.</typeparam>
public sealed class MessageLog<T> : MessageLog
    where T : unmanaged, IMessage
{
    private T[] _messages = [];
    private ulong[] _receivers = [];
    private int _count;
    private bool _ascending = true;

    internal MessageLog()
    {
    }

    /// <summary>Sends a message.</summary>
    /// <param name="receiver">Packed <see cref="ShardId"/> of the receiver.</param>
    /// <param name="message">What to send.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong receiver, in T message)
    {
        if (_count == _messages.Length) Grow();
        if (_count > 0 && receiver < _receivers[_count - 1]) _ascending = false;
        _messages[_count] = message;
        _receivers[_count++] = receiver;
    }

    internal override void Seal(ulong sender, Outbox outbox)
    {
        if (_count == 0) return;
        ReadOnlySpan<ulong> receivers = _receivers.AsSpan(0, _count);
        ReadOnlySpan<T> messages = _messages.AsSpan(0, _count);
        if (!_ascending)
        {
            int[] order = outbox.SortByReceiver(receivers);
            Emit(sender, outbox, receivers, messages, order.AsSpan(0, _count));
        }
        else
        {
            Emit(sender, outbox, receivers, messages);
        }

        _count = 0;
        _ascending = true;
    }

    private static void Emit(ulong sender, Outbox outbox, ReadOnlySpan<ulong> receivers, ReadOnlySpan<T> messages)
    {
        for (int from = 0; from < messages.Length;)
        {
            int end = from + 1;
            while (end < messages.Length && receivers[end] == receivers[from]) end++;
            for (int at = from; at < end;)
            {
                Span<T> place = MemoryMarshal.Cast<byte, T>(outbox.Room(Unsafe.SizeOf<T>(), end - at));
                messages.Slice(at, place.Length).CopyTo(place);
                outbox.Close(sender, receivers[from], place.Length * Unsafe.SizeOf<T>(), T.Kind);
                at += place.Length;
            }

            from = end;
        }
    }

    private static void Emit(ulong sender, Outbox outbox, ReadOnlySpan<ulong> receivers, ReadOnlySpan<T> messages, ReadOnlySpan<int> order)
    {
        for (int from = 0; from < order.Length;)
        {
            ulong receiver = receivers[order[from]];
            int end = from + 1;
            while (end < order.Length && receivers[order[end]] == receiver) end++;
            while (from < end)
            {
                Span<T> place = MemoryMarshal.Cast<byte, T>(outbox.Room(Unsafe.SizeOf<T>(), end - from));
                for (int i = 0; i < place.Length; i++) place[i] = messages[order[from + i]];
                outbox.Close(sender, receiver, place.Length * Unsafe.SizeOf<T>(), T.Kind);
                from += place.Length;
            }
        }
    }

    private void Grow()
    {
        int larger = Math.Max(64, _messages.Length * 2);
        Array.Resize(ref _messages, larger);
        Array.Resize(ref _receivers, larger);
    }
}
