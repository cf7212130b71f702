namespace InnovationSim.Kernel.Phases;

/// <summary>The lists through which agents find firms that they do not know.</summary>
public enum Register
{
    /// <summary>Firms weighted by sales: whom a lot buyer finds.</summary>
    Suppliers = 0,

    /// <summary>Firms weighted by research budget: whom a research organisation finds.</summary>
    Adopters = 1,
}

/// <summary>What a firm shard reports at Plan for the registers.</summary>
public sealed class ShardReport
{
    private long[] _weights = [];

    /// <summary>The weight of the shard's firms of each sector in a register.</summary>
    public Span<long> Weights(Register register, int sectors)
    {
        if (_weights.Length < 2 * sectors) _weights = new long[2 * sectors];
        return _weights.AsSpan((int)register * sectors, sectors);
    }

    /// <summary>Whether the shard has reported.</summary>
    public bool IsEmpty => _weights.Length == 0;
}

/// <summary>
/// The registers of a year. A firm is addressed by owner, city, sector and a position in [0, total weight): the firm whose stretch
/// holds the position when the firms of the cell are laid end to end in the order of their serials. So the choice of a firm never
/// depends on shards; only its delivery does. Weights stay as they are from Plan to Order.
/// </summary>
public sealed class Directory
{
    private readonly int _cities;
    private readonly int _sectors;
    private readonly Partition _partition;
    private readonly long[][] _ends;
    private readonly long[] _totals;

    private Directory(int cities, int sectors, Partition partition)
    {
        _cities = cities;
        _sectors = sectors;
        _partition = partition;
        _ends = new long[2 * Ownerships.Count * cities * sectors][];
        _totals = new long[_ends.Length];
    }

    /// <summary>Builds the registers.</summary>
    /// <param name="partition">Which shards there are.</param>
    /// <param name="sectors">How many sectors.</param>
    /// <param name="reports">Reports by dense shard number; null or empty where a shard has no firms.</param>
    public static Directory Build(Partition partition, int sectors, ReadOnlySpan<ShardReport?> reports)
    {
        var directory = new Directory(partition.Cities, sectors, partition);
        foreach (Ownership ownership in (ReadOnlySpan<Ownership>)[Ownership.State, Ownership.Private])
        {
            for (int city = 0; city < partition.Cities; city++) directory.Fill(ownership, city, reports);
        }

        return directory;
    }

    /// <summary>The weight of all firms of an owner, city and sector.</summary>
    public long Total(Register register, Ownership ownership, int city, int sector) => _totals[Cell(register, ownership, city, sector)];

    /// <summary>
    /// The shard that holds a position, packed, and the position within the shard's own stretch. Shards have about equal weights, so a
    /// proportional guess is close.
    /// </summary>
    public ulong Locate(Register register, Ownership ownership, int city, int sector, long position, out long within)
    {
        int cell = Cell(register, ownership, city, sector);
        ReadOnlySpan<long> ends = _ends[cell];
        int at = Math.Min(ends.Length - 1, (int)((double)position / _totals[cell] * ends.Length));
        while (ends[at] <= position) at++;
        while (at > 0 && ends[at - 1] > position) at--;
        within = at == 0 ? position : position - ends[at - 1];
        return AgentId.Pack(ownership.Kind(), city, at);
    }

    private int Cell(Register register, Ownership ownership, int city, int sector) =>
        (((((int)register * Ownerships.Count) + (int)ownership) * _cities) + city) * _sectors + sector;

    private void Fill(Ownership ownership, int city, ReadOnlySpan<ShardReport?> reports)
    {
        int shards = 0;
        while (_partition.Number(new ShardId(ownership.Kind(), (ushort)city, shards)) >= 0) shards++;
        foreach (Register register in (ReadOnlySpan<Register>)[Register.Suppliers, Register.Adopters])
        {
            for (int sector = 0; sector < _sectors; sector++)
            {
                long[] ends = new long[shards];
                long end = 0;
                for (int index = 0; index < shards; index++)
                {
                    ShardReport? report = reports[_partition.Number(new ShardId(ownership.Kind(), (ushort)city, index))];
                    if (report is { IsEmpty: false }) end += report.Weights(register, _sectors)[sector];
                    ends[index] = end;
                }

                int cell = Cell(register, ownership, city, sector);
                _ends[cell] = ends;
                _totals[cell] = end;
            }
        }
    }
}
