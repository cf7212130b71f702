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

    /// <summary>Room for at least one element and at most <paramref name="wanted"/>, in one page.</summary>
    internal Span<T> Room<T>(int wanted)
        where T : unmanaged, IMessage
    {
        int elementSize = Unsafe.SizeOf<T>();
        // Payloads start on multiples of 8, so that they can be read in place on any processor.
        _used = (_used + 7) & ~7;
        if (_page.Length - _used < elementSize)
        {
            _page = pages.Take();
            _pages.Add(_page);
            _used = 0;
        }

        int fitting = Math.Min(wanted, (_page.Length - _used) / elementSize);
        return MemoryMarshal.Cast<byte, T>(_page.AsSpan(_used, fitting * elementSize));
    }

    internal void Close(ulong sender, ulong receiver, int bytes, MessageKind kind)
    {
        _runs.Add(new MessageRun(sender, receiver, _page, _used, bytes, kind));
        _used += bytes;
    }
}
