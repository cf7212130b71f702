using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Messages;

/// <summary>The batches that one worker's shards have sent in a step, and the pages they lie in, until they have been read.</summary>
public sealed class SentMail(MessagePages pages)
{
    private readonly List<MessageRun> _runs = [];
    private readonly List<byte[]> _pages = [];
    private byte[] _page = [];
    private int _used;

    /// <summary>All batches of the step so far; those of one sender stand together.</summary>
    public IReadOnlyList<MessageRun> Runs => _runs;

    /// <summary>Gives the pages back: everything has been read.</summary>
    public void Recycle()
    {
        foreach (byte[] page in _pages) pages.Return(page);
        _pages.Clear();
        _runs.Clear();
        _page = [];
        _used = 0;
    }

    /// <summary>Adds a batch that came from elsewhere. Batches of one sender must come one after the other.</summary>
    /// <param name="sender">Packed <see cref="ShardId"/> of the sender.</param>
    /// <param name="receiver">Packed <see cref="ShardId"/> of the receiver.</param>
    /// <param name="kind">What the messages say.</param>
    /// <param name="payload">The messages, a page at most; they are copied.</param>
    /// <exception cref="ArgumentException">The payload is larger than a page.</exception>
    public void Add(ulong sender, ulong receiver, MessageKind kind, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > MessagePages.PageBytes)
            throw new ArgumentException($"A batch has {MessagePages.PageBytes} bytes at most; this one has {payload.Length}.", nameof(payload));
        _used = (_used + 7) & ~7;
        if (_page.Length - _used < payload.Length) NewPage();
        payload.CopyTo(_page.AsSpan(_used));
        Close(sender, receiver, payload.Length, kind);
    }

    /// <summary>Hands over batches that belong elsewhere; they are no longer here. What they point at stays until <see cref="Recycle"/>.</summary>
    /// <param name="goes">Whether the batches for a receiver, packed, belong elsewhere.</param>
    /// <param name="taken">Where they are added, in their order.</param>
    public void Take(Predicate<ulong> goes, ICollection<MessageRun> taken)
    {
        ArgumentNullException.ThrowIfNull(goes);
        ArgumentNullException.ThrowIfNull(taken);
        int kept = 0;
        for (int i = 0; i < _runs.Count; i++)
        {
            MessageRun run = _runs[i];
            if (goes(run.Receiver)) taken.Add(run);
            else _runs[kept++] = run;
        }

        _runs.RemoveRange(kept, _runs.Count - kept);
    }

    /// <summary>Room for at least one element and at most <paramref name="wanted"/>, in one page.</summary>
    internal Span<T> Room<T>(int wanted)
        where T : unmanaged, IMessage
    {
        int elementSize = Unsafe.SizeOf<T>();
        // Payloads start on multiples of 8, so that they can be read in place on any processor.
        _used = (_used + 7) & ~7;
        if (_page.Length - _used < elementSize) NewPage();

        int fitting = Math.Min(wanted, (_page.Length - _used) / elementSize);
        return MemoryMarshal.Cast<byte, T>(_page.AsSpan(_used, fitting * elementSize));
    }

    private void NewPage()
    {
        _page = pages.Take();
        _pages.Add(_page);
        _used = 0;
    }

    internal void Close(ulong sender, ulong receiver, int bytes, MessageKind kind)
    {
        _runs.Add(new MessageRun(sender, receiver, _page, _used, bytes, kind));
        _used += bytes;
    }
}
