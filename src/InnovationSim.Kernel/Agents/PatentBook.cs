using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Agents;

/// <summary>
/// The patents that the agents of one shard own, in order of owner; few agents own any, so this is a list, not a column. It is kept
/// in small pieces of memory, so that what one book gives back another can take.
/// </summary>
public sealed class PatentBook
{
    // Keeps the hash of a patent from that of its owner's row.
    private const ulong Mark = 0xA5A5;

    private const string Section = "patents";

    // The fields of a patent fill its first 36 bytes; the rest is padding, which may hold anything.
    private const int SavedBytes = 36;

    private const int PieceShift = 5;
    private const int PieceSize = 1 << PieceShift;

    private readonly ColumnMemory _memory;
    private readonly List<byte[]> _pieces = [];
    private int _added;

    internal PatentBook(ColumnMemory memory) => _memory = memory;

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes held.</summary>
    public long BytesHeld => (long)_pieces.Count * PieceSize * Unsafe.SizeOf<Patent>();

    /// <summary>A patent by its place in the book.</summary>
    public ref Patent this[int place] => ref Piece(place >> PieceShift)[place & (PieceSize - 1)];

    /// <summary>Goes through all, in order of owner.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Notes a patent; it stands in the book after <see cref="Settle"/>. Owners of noted patents may come in any order.</summary>
    internal void Add(in Patent patent)
    {
        int place = Count + _added++;
        if (place >> PieceShift == _pieces.Count) _pieces.Add(_memory.Take(PieceSize * Unsafe.SizeOf<Patent>()));
        this[place] = patent;
    }

    /// <summary>Merges what was noted, and drops the patents for which <paramref name="keep"/> is false.</summary>
    internal void Settle(Func<Patent, bool>? keep = null)
    {
        if (keep is not null) Drop(keep);
        if (_added > 0) Merge();
        int needed = (Count + PieceSize - 1) >> PieceShift;
        for (int piece = _pieces.Count - 1; piece >= needed; piece--)
        {
            _memory.Return(_pieces[piece]);
            _pieces.RemoveAt(piece);
        }
    }

    /// <summary>Σ of the hashes of all patents.</summary>
    internal Digest DigestOf(AgentKind kind, int city)
    {
        Digest sum = default;
        ulong owners = AgentId.Pack(kind, city, 0);
        Span<ulong> words = stackalloc ulong[4];
        foreach (ref readonly Patent patent in this)
        {
            words[0] = patent.Inventor ^ Mark;
            words[1] = patent.Licensee;
            words[2] = ((ulong)(uint)patent.Number << 32) | BitConverter.SingleToUInt32Bits(patent.Quality);
            words[3] = ((ulong)(ushort)patent.Granted << 48) | ((ulong)(ushort)patent.Due << 32)
                | ((ulong)patent.Field << 24) | ((ulong)patent.SecondField << 16) | ((ulong)patent.Status << 8) | patent.FromUniversity;
            sum += Digest.OfRow(owners | (uint)patent.Owner, words);
        }

        return sum;
    }

    /// <summary>Writes all patents as one section.</summary>
    internal void Save(IStateWriter writer)
    {
        writer.Begin(Section, SavedBytes, Count);
        foreach (ref Patent patent in this) writer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Patent>(ref patent))[..SavedBytes]);
    }

    /// <summary>Adds the saved patents of owners with serials in [first, end).</summary>
    internal void Load(IStateReader reader, int firstSerial, int endSerial)
    {
        ReadOnlySpan<byte> saved = reader.Section(Section, SavedBytes);
        int end = LowerBound(saved, endSerial);
        int last = firstSerial;
        Patent patent = default;
        for (int place = LowerBound(saved, firstSerial); place < end; place++)
        {
            saved.Slice(place * SavedBytes, SavedBytes).CopyTo(MemoryMarshal.AsBytes(new Span<Patent>(ref patent)));
            if (patent.Owner < last) throw new StateMisfitException($"A patent of owner {patent.Owner} comes after one of {last}; they stand in the order of owners.");
            last = patent.Owner;
            Add(patent);
        }

        Settle();
    }

    /// <summary>The place of the first saved patent whose owner is not below a serial; the owner is what a patent begins with.</summary>
    private static int LowerBound(ReadOnlySpan<byte> saved, int serial)
    {
        int low = 0;
        int high = saved.Length / SavedBytes;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (MemoryMarshal.Read<int>(saved[(middle * SavedBytes)..]) < serial) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private Span<Patent> Piece(int number) => MemoryMarshal.Cast<byte, Patent>(_pieces[number].AsSpan());

    private void Drop(Func<Patent, bool> keep)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            ref Patent patent = ref this[i];
            if (keep(patent)) this[kept++] = patent;
        }

        for (int i = 0; i < _added; i++) this[kept + i] = this[Count + i];
        Count = kept;
    }

    /// <summary>
    /// Puts what was noted in its places, from the back, so that only that is copied. The sort is stable and an owner's older patents
    /// come first: an owner's patents stand in the order in which they came.
    /// </summary>
    private void Merge()
    {
        int old = Count - 1;
        int added = _added - 1;
        Count += _added;
        _added = 0;
        Patent[] noted = ArrayPool<Patent>.Shared.Rent(added + 1);
        ulong[] order = ArrayPool<ulong>.Shared.Rent(added + 1);
        for (int i = 0; i <= added; i++)
        {
            noted[i] = this[old + 1 + i];
            order[i] = ((ulong)(uint)noted[i].Owner << 32) | (uint)i;
        }

        order.AsSpan(0, added + 1).Sort();
        for (int to = Count - 1; added >= 0; to--)
        {
            ref Patent next = ref noted[(int)(uint)order[added]];
            bool isOlder = old >= 0 && this[old].Owner > next.Owner;
            this[to] = isOlder ? this[old--] : next;
            if (!isOlder) added--;
        }

        ArrayPool<Patent>.Shared.Return(noted);
        ArrayPool<ulong>.Shared.Return(order);
    }

    /// <summary>Goes through a book, piece by piece.</summary>
    public ref struct Enumerator
    {
        private readonly PatentBook _book;
        private Span<Patent> _piece;
        private int _next;
        private int _at;

        internal Enumerator(PatentBook book)
        {
            _book = book;
            _at = -1;
        }

        /// <summary>The patent at hand.</summary>
        public readonly ref Patent Current => ref _piece[_at];

        /// <summary>Goes to the next.</summary>
        public bool MoveNext()
        {
            if (++_at < _piece.Length) return true;
            int first = _next << PieceShift;
            if (first >= _book.Count) return false;
            _piece = _book.Piece(_next++)[..Math.Min(PieceSize, _book.Count - first)];
            _at = 0;
            return true;
        }
    }
}
