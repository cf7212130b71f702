namespace InnovationSim.Kernel.Agents;

/// <summary>
/// Memory that shards have given back, kept for shards that grow: entrants take what exits leave, so a run of many years
/// allocates almost nothing. One for all the shards of a process; safe from several threads.
/// </summary>
public sealed class ColumnMemory
{
    private readonly Lock _gate = new();
    private readonly SortedList<int, Stack<byte[]>> _free = [];
    private long _freeBytes;

    /// <summary>The memory waiting for use, bytes.</summary>
    public long FreeBytes
    {
        get
        {
            lock (_gate) return _freeBytes;
        }
    }

    internal byte[] Take(int length)
    {
        if (length == 0) return [];
        lock (_gate)
        {
            if (_free.TryGetValue(length, out Stack<byte[]>? stack) && stack.TryPop(out byte[]? bytes))
            {
                _freeBytes -= length;
                return bytes;
            }
        }

        return GC.AllocateUninitializedArray<byte>(length);
    }

    internal void Return(byte[] bytes)
    {
        if (bytes.Length == 0) return;
        lock (_gate)
        {
            if (!_free.TryGetValue(bytes.Length, out Stack<byte[]>? stack)) _free.Add(bytes.Length, stack = new Stack<byte[]>());
            stack.Push(bytes);
            _freeBytes += bytes.Length;
        }
    }
}
