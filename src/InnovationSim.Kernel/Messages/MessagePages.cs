namespace InnovationSim.Kernel.Messages;

/// <summary>
/// Pages of bytes for messages: taken while a step writes, given back when the next step has read. One pool serves all kinds of
/// messages and all steps, so what a run holds is what its largest step needs. Safe from several threads.
/// </summary>
public sealed class MessagePages
{
    /// <summary>Bytes of a page; also the largest batch.</summary>
    public const int PageBytes = 1 << 16;

    private readonly Lock _gate = new();
    private readonly Stack<byte[]> _free = [];
    private int _made;

    /// <summary>Bytes in all pages ever made, in use or free.</summary>
    public long BytesHeld
    {
        get
        {
            lock (_gate) return (long)_made * PageBytes;
        }
    }

    internal byte[] Take()
    {
        lock (_gate)
        {
            if (_free.TryPop(out byte[]? page)) return page;
            _made++;
        }

        return GC.AllocateUninitializedArray<byte>(PageBytes);
    }

    internal void Return(byte[] page)
    {
        lock (_gate) _free.Push(page);
    }
}
