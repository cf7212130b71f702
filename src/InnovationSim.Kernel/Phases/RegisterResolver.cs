using InnovationSim.Kernel.Agents;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// Finds the rows of positions in a register within one shard: lays the firms of each sector end to end, once per step, when the
/// first message asks.
/// </summary>
internal ref struct RegisterResolver
{
    private readonly FirmShard _shard;
    private readonly Register _register;
    private readonly Span<int> _firstOfSector;
    private readonly Span<int> _rows;
    private readonly Span<long> _ends;

    internal RegisterResolver(FirmShard shard, Register register, ModelParameters p, int sectors, Scratch scratch)
        : this(shard, register, p, new ResearchBudget(p), sectors, scratch)
    {
    }

    /// <summary>With the refunds of R&amp;D in force for the shard, which weigh in the register of adopters.</summary>
    internal RegisterResolver(FirmShard shard, Register register, StepContext context)
        : this(shard, register, context.Parameters, new ResearchBudget(context), context.World.Sectors.Length, context.Scratch)
    {
    }

    private RegisterResolver(FirmShard shard, Register register, ModelParameters p, ResearchBudget budget, int sectors, Scratch scratch)
    {
        _shard = shard;
        _register = register;
        int count = shard.Count;
        Span<int> ints = scratch.Ints(sectors + 1 + count);
        _firstOfSector = ints[..(sectors + 1)];
        _rows = ints[(sectors + 1)..];
        _ends = scratch.Longs(count);
        FirmColumns firms = shard.Firms;
        long least = Least(register, p);
        // Most firms are too small to be listed: the lists are short, and a look-up stays in the cache.
        Span<int> listed = scratch.MoreInts(count);
        Span<long> thousands = scratch.OtherLongs(count);
        int number = 0;
        for (int tile = 0; tile < firms.Tiles; tile++)
        {
            ReadOnlySpan<long> sales = firms.SalesYuan.Tile(tile);
            ReadOnlySpan<float> intensity = firms.ResearchIntensity.Tile(tile);
            int first = firms.FirstRow(tile);
            for (int i = 0; i < sales.Length; i++)
            {
                long yuan = register == Register.Suppliers ? sales[i] : budget.Yuan(firms.Sector[first + i], intensity[i], sales[i]);
                if (yuan < least) continue;
                listed[number] = first + i;
                thousands[number++] = Weight(yuan, least);
                _firstOfSector[firms.Sector[first + i] + 1]++;
            }
        }

        for (int s = 0; s < sectors; s++) _firstOfSector[s + 1] += _firstOfSector[s];
        Span<int> next = stackalloc int[sectors];
        Span<long> end = stackalloc long[sectors];
        _firstOfSector[..sectors].CopyTo(next);
        end.Clear();
        for (int i = 0; i < number; i++)
        {
            int row = listed[i];
            int s = firms.Sector[row];
            end[s] += thousands[i];
            int at = next[s]++;
            _rows[at] = row;
            _ends[at] = end[s];
        }
    }

    /// <summary>A firm's weight: thousands of yuan of sales or of research, for those large enough to supply a lot or to use a patent.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    internal static long Weight(long yuan, long least) => yuan < least ? 0 : yuan / 1000;

    /// <summary>Sales or research budget from which a firm is listed, yuan; at least a thousand.</summary>
    internal static long Least(Register register, ModelParameters p) =>
        Math.Max(1000, (long)(register == Register.Suppliers ? p.SupplierSize * p.LotYuan : p.AdopterBudgetYuan));

    /// <summary>The row of the firm whose stretch holds the position.</summary>
    internal readonly int RowAt(int sector, long position)
    {
        int first = _firstOfSector[sector];
        ReadOnlySpan<long> ends = _ends[first.._firstOfSector[sector + 1]];
        // Branchless: which way a random position goes cannot be predicted, so a comparison by sign is cheaper than a jump.
        int low = 0;
        for (int left = ends.Length; left > 0;)
        {
            int half = (left + 1) >> 1;
            int take = (int)((ends[low + half - 1] - position - 1) >> 63) & half;
            low += take;
            left = take != 0 ? left - half : half - 1;
        }

        return low < ends.Length
            ? _rows[first + low]
            : throw new InvalidOperationException(
                $"Position {position} of sector {sector} lies beyond shard {_shard.Id}'s weight in register {_register}: the register and the shard disagree.");
    }
}
