using InnovationSim.Kernel.Agents;

namespace InnovationSim.Kernel.Phases;

/// <summary>What firms and research organisations have in common when they work together: one row of a shard of either.</summary>
internal readonly ref struct Collaborator
{
    private readonly FirmShard? _firms;
    private readonly ResearchShard? _research;
    private readonly int _row;

    internal Collaborator(FirmShard shard, int row)
    {
        _firms = shard;
        _row = row;
    }

    internal Collaborator(ResearchShard shard, int row)
    {
        _research = shard;
        _row = row;
    }

    /// <summary>The organisation of a row of a shard.</summary>
    internal static Collaborator Of(Shard shard, int row) =>
        shard is FirmShard firms ? new Collaborator(firms, row) : new Collaborator((ResearchShard)shard, row);

    /// <summary>The partners of a shard's organisations.</summary>
    internal static PartnerBook BookOf(Shard shard) => shard is FirmShard firms ? firms.Partners : ((ResearchShard)shard).Partners;

    /// <summary>Its serial.</summary>
    internal int Serial => _firms?.Firms.Serial[_row] ?? _research!.Organisations.Serial[_row];

    /// <summary>What it knows.</summary>
    internal Span<ushort> Knowledge => _firms is null ? _research!.Organisations.Knowledge.At(_row) : _firms.Firms.Knowledge.At(_row);

    /// <summary>Researchers, persons.</summary>
    internal int Researchers => _firms?.Firms.Researchers[_row] ?? _research!.Organisations.Researchers[_row];

    /// <summary>ln of productivity; negative infinity for research organisations, which nobody imitates.</summary>
    internal float LogProductivity => _firms?.Firms.LogProductivity[_row] ?? float.NegativeInfinity;

    /// <summary>The fields that it practises, as bits: all for research organisations.</summary>
    internal ulong FieldsInUse(World world) => _firms is null ? ulong.MaxValue : world.Sectors[_firms.Firms.Sector[_row]].FieldsInUse;

    /// <summary>The fields that it knows, as bits.</summary>
    internal ulong Fields
    {
        get
        {
            ulong fields = 0;
            foreach (ushort place in Knowledge)
            {
                var piece = new Kene(place);
                if (!piece.IsEmpty) fields |= 1UL << piece.Field;
            }

            return fields;
        }
    }
}
