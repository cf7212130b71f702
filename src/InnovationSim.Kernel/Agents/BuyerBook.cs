using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Agents;

/// <summary>A supplier that a lot buyer knows, and how far it trusts it.</summary>
public record struct SupplierLink
{
    /// <summary>Packed <see cref="AgentId"/>; 0 with trust 0 is an empty place.</summary>
    public ulong Supplier;

    /// <summary>Trust, 0 to 1.</summary>
    public float Trust;

    /// <summary>The sector it supplies.</summary>
    public int Sector;
}

/// <summary>The suppliers that a buyer remembers.</summary>
[InlineArray(Places)]
public struct SupplierLinks
{
    /// <summary>How many it can remember.</summary>
    public const int Places = 8;

    private SupplierLink _first;
}

/// <summary>What a firm that buys in lots keeps besides its columns.</summary>
public struct Buyer
{
    /// <summary>Its serial.</summary>
    public int Serial;

    /// <summary>Weight λ of "is local" in its choice of suppliers, 0 to 2.</summary>
    public float LocalSourcing;

    /// <summary>Value of the lots of the last year, yuan.</summary>
    public long OrderedYuan;

    /// <summary>Part of it that stayed in the region, yuan.</summary>
    public long LocalYuan;

    /// <summary>Suppliers it knows.</summary>
    public SupplierLinks Suppliers;
}

/// <summary>The lot buyers of one shard in order of serial; few firms are, so this is a list, not a column.</summary>
public sealed class BuyerBook
{
    // Keeps the hash of a buyer's list from that of its row.
    private const ulong Mark = 0x5A5A;

    private const string Section = "buyers";

    private readonly List<Buyer> _buyers = [];

    /// <summary>All buyers.</summary>
    public Span<Buyer> All => CollectionsMarshal.AsSpan(_buyers);

    /// <summary>How many.</summary>
    public int Count => _buyers.Count;

    /// <summary>Bytes held.</summary>
    public long BytesHeld => (long)_buyers.Capacity * Unsafe.SizeOf<Buyer>();

    /// <summary>Makes room for exactly the firms that buy in lots; keeps what is known of those that did so already.</summary>
    /// <param name="firms">The firms of the shard.</param>
    /// <param name="followed">A list to use; its content is lost.</param>
    internal void Follow(FirmColumns firms, List<Buyer> followed)
    {
        followed.Clear();
        int old = 0;
        for (int tile = 0; tile < firms.Tiles; tile++)
        {
            ReadOnlySpan<FirmFlags> flags = firms.Flags.Tile(tile);
            int at = flags.IndexOfAnyExcept(FirmFlags.None);
            if (at < 0) continue;
            ReadOnlySpan<int> serials = firms.Serial.Tile(tile);
            for (; at < flags.Length; at++)
            {
                if ((flags[at] & FirmFlags.ChainLeader) == 0) continue;
                while (old < _buyers.Count && _buyers[old].Serial < serials[at]) old++;
                bool known = old < _buyers.Count && _buyers[old].Serial == serials[at];
                followed.Add(known ? _buyers[old] : new Buyer { Serial = serials[at] });
            }
        }

        _buyers.Clear();
        if (_buyers.Capacity < followed.Count) _buyers.Capacity = followed.Count + (followed.Count / 16);
        _buyers.AddRange(followed);
    }

    /// <summary>Writes all buyers as one section.</summary>
    internal void Save(IStateWriter writer)
    {
        writer.Begin(Section, Unsafe.SizeOf<Buyer>(), Count);
        writer.Write(MemoryMarshal.AsBytes(All));
    }

    /// <summary>Adds the saved buyers with serials in [first, end).</summary>
    internal void Load(IStateReader reader, int firstSerial, int endSerial)
    {
        foreach (ref readonly Buyer buyer in MemoryMarshal.Cast<byte, Buyer>(reader.Section(Section, Unsafe.SizeOf<Buyer>())))
        {
            if (buyer.Serial < firstSerial || buyer.Serial >= endSerial) continue;
            if (Count > 0 && _buyers[^1].Serial >= buyer.Serial)
                throw new StateMisfitException($"Buyer {buyer.Serial} comes after {_buyers[^1].Serial}; a buyer is held once, and they ascend.");
            _buyers.Add(buyer);
        }
    }

    /// <summary>Σ of the hashes of all buyers.</summary>
    internal Digest DigestOf(AgentKind kind, int city)
    {
        Digest sum = default;
        ulong buyers = AgentId.Pack(kind, city, 0);
        Span<ulong> words = stackalloc ulong[3 + (2 * SupplierLinks.Places)];
        foreach (ref readonly Buyer buyer in All)
        {
            words[0] = BitConverter.SingleToUInt32Bits(buyer.LocalSourcing) ^ Mark;
            words[1] = (ulong)buyer.OrderedYuan;
            words[2] = (ulong)buyer.LocalYuan;
            int at = 3;
            foreach (ref readonly SupplierLink link in buyer.Suppliers[..])
            {
                words[at++] = link.Supplier;
                words[at++] = ((ulong)(uint)link.Sector << 32) | BitConverter.SingleToUInt32Bits(link.Trust);
            }

            sum += Digest.OfRow(buyers | (uint)buyer.Serial, words);
        }

        return sum;
    }
}
