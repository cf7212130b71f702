using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Agents;

/// <summary>The organisations of one shard that have, or have had, partners; in order of serial. Few have, so this is a list, not a column.</summary>
public sealed class PartnerBook
{
    // Keeps the hash of a row from those of its organisation's other rows.
    private const ulong Mark = 0xA11A;

    private const string Section = "partners";

    private readonly List<Partners> _rows = [];

    /// <summary>All rows.</summary>
    public Span<Partners> All => CollectionsMarshal.AsSpan(_rows);

    /// <summary>How many rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Bytes held.</summary>
    public long BytesHeld => (long)_rows.Capacity * Unsafe.SizeOf<Partners>();

    /// <summary>The place of an organisation's row; negative (the complement of where it would stand) if there is none.</summary>
    public int Find(int serial)
    {
        ReadOnlySpan<Partners> rows = All;
        int low = 0;
        int high = rows.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (rows[middle].Serial < serial) low = middle + 1;
            else high = middle;
        }

        return low < rows.Length && rows[low].Serial == serial ? low : ~low;
    }

    /// <summary>The row of an organisation, made if there is none. The reference holds until the next row is made.</summary>
    internal ref Partners Of(int serial)
    {
        int at = Find(serial);
        if (at < 0)
        {
            at = ~at;
            _rows.Insert(at, new Partners { Serial = serial });
        }

        return ref All[at];
    }

    /// <summary>Ends the year: grants are spent, empty rows and those of organisations that are no more are dropped.</summary>
    internal void Settle(ColumnSet organisations)
    {
        var finder = new RowFinder(organisations);
        Span<Partners> rows = All;
        int kept = 0;
        for (int at = 0; at < rows.Length; at++)
        {
            if (finder.Find(rows[at].Serial) < 0 || rows[at].IsEmpty) continue;
            rows[at].GrantYuan = 0;
            rows[at].Projects = 0;
            rows[kept++] = rows[at];
        }

        _rows.RemoveRange(kept, _rows.Count - kept);
    }

    /// <summary>Writes all rows as one section.</summary>
    internal void Save(IStateWriter writer)
    {
        writer.Begin(Section, Unsafe.SizeOf<Partners>(), Count);
        writer.Write(MemoryMarshal.AsBytes(All));
    }

    /// <summary>Adds the saved rows with serials in [first, end).</summary>
    internal void Load(IStateReader reader, int firstSerial, int endSerial)
    {
        foreach (ref readonly Partners row in MemoryMarshal.Cast<byte, Partners>(reader.Section(Section, Unsafe.SizeOf<Partners>())))
        {
            if (row.Serial < firstSerial || row.Serial >= endSerial) continue;
            if (Count > 0 && _rows[^1].Serial >= row.Serial)
                throw new StateMisfitException($"Partners of {row.Serial} come after those of {_rows[^1].Serial}; an organisation has one row, and they ascend.");
            _rows.Add(row);
        }
    }

    /// <summary>Σ of the hashes of all rows.</summary>
    internal Digest DigestOf(AgentKind kind, int city)
    {
        Digest sum = default;
        ulong owners = AgentId.Pack(kind, city, 0);
        Span<ulong> words = stackalloc ulong[2 + (3 * PartnerLinks.Places)];
        foreach (ref readonly Partners row in All)
        {
            words[0] = (ulong)row.GrantYuan ^ Mark;
            words[1] = (ulong)row.Projects;
            int at = 2;
            foreach (ref readonly PartnerLink link in row.Links[..])
            {
                words[at++] = link.Partner;
                words[at++] = ((ulong)BitConverter.SingleToUInt32Bits(link.Trust) << 32) | BitConverter.SingleToUInt32Bits(link.LogProductivity);
                words[at++] = ((ulong)(uint)link.Since << 32) | (uint)link.State;
            }

            sum += Digest.OfRow(owners | (uint)row.Serial, words);
        }

        return sum;
    }
}
