using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Agents;

/// <summary>What has become of a patent.</summary>
public enum PatentStatus : byte
{
    /// <summary>Held by a public research organisation, used by nobody.</summary>
    Idle = 0,

    /// <summary>A firm has a licence and works on the product.</summary>
    Licensed = 1,

    /// <summary>Bought by a firm that works on the product.</summary>
    Assigned = 2,

    /// <summary>Brought into a firm founded on it.</summary>
    SpunOff = 3,

    /// <summary>In products: converted, once and for good.</summary>
    Industrialised = 4,

    /// <summary>Made and held by a firm for its own use.</summary>
    InHouse = 5,

    /// <summary>Set aside for a firm about to be founded on it.</summary>
    Founding = 6,

    /// <summary>At its end; it is taken out of the book at once.</summary>
    Lapsed = 7,
}

/// <summary>One patent. It stands in one book only: its owner's.</summary>
public record struct Patent
{
    /// <summary>Serial of the owner in the shard whose book it stands in.</summary>
    public int Owner;

    /// <summary>Number given by the inventing organisation.</summary>
    public int Number;

    /// <summary>Packed <see cref="AgentId"/> of the inventing organisation.</summary>
    public ulong Inventor;

    /// <summary>Packed <see cref="AgentId"/> of the licensee while licensed, otherwise 0.</summary>
    public ulong Licensee;

    /// <summary>Quality q of the match with its user, 0 to 1; 0 while idle.</summary>
    public float Quality;

    /// <summary>Year of grant.</summary>
    public short Granted;

    /// <summary>Year in which the product is due, while licensed or assigned.</summary>
    public short Due;

    /// <summary>Main technology field.</summary>
    public byte Field;

    /// <summary>Second technology field.</summary>
    public byte SecondField;

    /// <summary>What has become of it.</summary>
    public PatentStatus Status;

    /// <summary>1 if a university invented it (the conversion rate counts these).</summary>
    public byte FromUniversity;
}

/// <summary>The patents that the agents of one shard own, in order of owner; few agents own any, so this is a list, not a column.</summary>
public sealed class PatentBook
{
    // Keeps the hash of a patent from that of its owner's row.
    private const ulong Mark = 0xA5A5;

    // Room that is kept for what a year adds.
    private const int AddedKept = 256;

    private readonly List<Patent> _added = [];
    private readonly List<Patent> _patents = [];

    /// <summary>How many.</summary>
    public int Count => _patents.Count;

    /// <summary>All, in order of owner.</summary>
    public Span<Patent> All => CollectionsMarshal.AsSpan(_patents);

    /// <summary>Bytes held.</summary>
    public long BytesHeld =>
        (long)(_patents.Capacity + _added.Capacity) * Unsafe.SizeOf<Patent>();

    /// <summary>Notes a patent; it stands in the book after <see cref="Settle"/>. Owners of noted patents may come in any order.</summary>
    internal void Add(in Patent patent) => _added.Add(patent);

    /// <summary>Merges what was noted, and drops the patents for which <paramref name="keep"/> is false.</summary>
    internal void Settle(Func<Patent, bool>? keep = null)
    {
        if (keep is not null) Drop(keep);
        if (_added.Count == 0) return;
        SortAdded();
        Merge();
        _added.Clear();
        if (_added.Capacity > AddedKept) _added.TrimExcess();
    }

    /// <summary>Σ of the hashes of all patents.</summary>
    internal Digest DigestOf(AgentKind kind, int city)
    {
        Digest sum = default;
        ulong owners = AgentId.Pack(kind, city, 0);
        Span<ulong> words = stackalloc ulong[4];
        foreach (ref readonly Patent patent in All)
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

    private void Drop(Func<Patent, bool> keep)
    {
        Span<Patent> all = All;
        int kept = 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (keep(all[i])) all[kept++] = all[i];
        }

        CollectionsMarshal.SetCount(_patents, kept);
    }

    /// <summary>A stable sort: an owner's patents stay in the order in which they were noted.</summary>
    private void SortAdded()
    {
        for (int i = 1; i < _added.Count; i++)
        {
            if (_added[i].Owner >= _added[i - 1].Owner) continue;
            List<Patent> sorted = [.. _added.OrderBy(patent => patent.Owner)];
            _added.Clear();
            _added.AddRange(sorted);
            return;
        }
    }

    /// <summary>From the back, so that no second list is needed; an owner's older patents come first.</summary>
    private void Merge()
    {
        int old = _patents.Count - 1;
        int added = _added.Count - 1;
        int total = _patents.Count + _added.Count;
        if (_patents.Capacity < total) _patents.Capacity = total + (total / 16);
        CollectionsMarshal.SetCount(_patents, total);
        Span<Patent> all = All;
        for (int to = total - 1; added >= 0; to--)
            all[to] = old >= 0 && all[old].Owner > _added[added].Owner ? all[old--] : _added[added--];
    }
}
