using System.Numerics;
using InnovationSim.Kernel.Agents;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Agents;

public sealed class ColumnDigestTests
{
    private const AgentKind Kind = AgentKind.PrivateFirm;
    private const int City = 3;

    public static TheoryData<string> Kinds => ["firms", "research organisations", "talent pools"];

    [Theory]
    [InlineData(1, 70)]
    [InlineData(7, 70)]
    [InlineData(256, 300)]
    public void It_is_that_of_a_straightforward_hash_of_row_after_row(int shardSize, int mostRows)
    {
        for (int rows = 0; rows <= mostRows; rows++)
        {
            Mixture set = Filled(new Mixture(shardSize), rows, seed: rows);
            set.DigestOf(Kind, City).ShouldBe(Straightforward(set), $"{rows} rows");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_so_for_the_columns_of_every_kind(string kind)
    {
        ColumnSet set = Filled(Make(kind, 64), 61, seed: 5);
        set.DigestOf(Kind, City).ShouldBe(Straightforward(set));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_flipped_bit_of_any_column_of_any_row_changes_it(string kind)
    {
        ColumnSet set = Filled(Make(kind, 4), 6, seed: 11);
        var random = new System.Random(3);
        Digest before = set.DigestOf(Kind, City);
        var seen = new HashSet<Digest> { before };
        foreach (Column column in set.Columns)
        {
            for (int row = 0; row < set.Count; row++)
            {
                int bit = random.Next(8 * column.BytesPerAgent);
                Span<byte> bytes = column.Bytes(row >> set.TileShift, row & (set.TileRows - 1), 1);
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                seen.Add(set.DigestOf(Kind, City)).ShouldBeTrue($"column {column.Name}, row {row}, bit {bit}");
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        set.DigestOf(Kind, City).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Neighbouring_columns_of_equal_width_that_change_places_change_it(string kind)
    {
        ColumnSet set = Filled(Make(kind, 4), 3, seed: 12);
        // Random bytes of two narrow columns may be equal; these are not.
        for (int c = 1; c < set.Columns.Count; c++) set.Columns[c].TileBytes(0)[..set.Columns[c].BytesPerAgent].Fill((byte)(37 * c));
        Digest before = set.DigestOf(Kind, City);
        int swaps = 0;
        for (int c = 2; c < set.Columns.Count; c++)
        {
            Column left = set.Columns[c - 1];
            Column right = set.Columns[c];
            if (left.BytesPerAgent != right.BytesPerAgent) continue;
            Swap(left.TileBytes(0)[..left.BytesPerAgent], right.TileBytes(0)[..right.BytesPerAgent]);
            set.DigestOf(Kind, City).ShouldNotBe(before, $"{left.Name} and {right.Name}");
            Swap(left.TileBytes(0)[..left.BytesPerAgent], right.TileBytes(0)[..right.BytesPerAgent]);
            swaps++;
        }

        swaps.ShouldBeGreaterThan(1);
        set.DigestOf(Kind, City).ShouldBe(before);
    }

    [Fact]
    public void Agents_that_exchange_their_states_change_it()
    {
        Mixture set = Filled(new Mixture(8), 2, seed: 1);
        Digest before = set.DigestOf(Kind, City);
        foreach (Column column in set.Columns.Skip(1)) Swap(column.Bytes(0, 0, 1), column.Bytes(0, 1, 1));
        set.DigestOf(Kind, City).ShouldNotBe(before);
    }

    [Fact]
    public void Kind_and_city_are_part_of_it()
    {
        Mixture set = Filled(new Mixture(8), 2, seed: 1);
        Digest[] digests = [set.DigestOf(Kind, City), set.DigestOf(Kind, City + 1), set.DigestOf(AgentKind.StateOwnedEnterprise, City)];
        digests.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void It_is_the_sum_over_any_two_halves()
    {
        Mixture whole = Filled(new Mixture(256), 300, seed: 0);
        var first = new Mixture(256);
        var second = new Mixture(16);
        first.Append(0, 113);
        second.Append(113, 187);
        for (int c = 1; c < whole.Columns.Count; c++)
        {
            for (int row = 0; row < 300; row++)
            {
                (ColumnSet to, int at) = row < 113 ? ((ColumnSet)first, row) : (second, row - 113);
                whole.Columns[c].Bytes(row >> whole.TileShift, row & (whole.TileRows - 1), 1)
                    .CopyTo(to.Columns[c].Bytes(at >> to.TileShift, at & (to.TileRows - 1), 1));
            }
        }

        (first.DigestOf(Kind, City) + second.DigestOf(Kind, City)).ShouldBe(whole.DigestOf(Kind, City));
    }

    [Fact]
    public void A_column_of_a_width_that_cannot_be_hashed_is_refused()
    {
        var set = new Odd();
        set.Append(0, 1);
        Should.Throw<NotSupportedException>(() => set.DigestOf(Kind, City)).Message.ShouldContain("three-bytes");
    }

    private static void Swap(Span<byte> left, Span<byte> right)
    {
        for (int i = 0; i < left.Length; i++) (left[i], right[i]) = (right[i], left[i]);
    }

    private static ColumnSet Make(string kind, int shardSize) => kind switch
    {
        "firms" => new FirmColumns(new ColumnMemory(), shardSize),
        "research organisations" => new ResearchColumns(new ColumnMemory(), shardSize),
        _ => new TalentColumns(new ColumnMemory(), shardSize, 5),
    };

    private static T Filled<T>(T set, int rows, int seed)
        where T : ColumnSet
    {
        var random = new System.Random(seed);
        set.Append(100 * seed, rows);
        for (int tile = 0; tile < set.Tiles; tile++)
        {
            foreach (Column column in set.Columns.Skip(1)) random.NextBytes(column.TileBytes(tile));
        }

        return set;
    }

    /// <summary>Agent by agent: columns in their order, narrow ones side by side in words of 64 bits, low bits first.</summary>
    private static Digest Straightforward(ColumnSet set)
    {
        Digest sum = default;
        for (int row = 0; row < set.Count; row++)
        {
            ulong id = ((ulong)Kind << 48) | ((ulong)City << 32) | (uint)set.Serial[row];
            ulong low = unchecked((id + 1) * 0x9E3779B97F4A7C15);
            ulong high = unchecked((id ^ 0xBB67AE8584CAA73B) * 0x9E3779B97F4A7C15);
            ulong word = 0;
            int filled = 0;
            foreach (Column column in set.Columns.Skip(1))
            {
                byte[] bytes = [.. column.Bytes(row >> set.TileShift, row & (set.TileRows - 1), 1)];
                int bits = 8 * bytes.Length;
                if (filled + bits > 64) MixFilled();
                if (bits >= 64)
                {
                    for (int at = 0; at < bytes.Length; at += 8) Mix(BitConverter.ToUInt64(bytes, at));
                    continue;
                }

                for (int at = 0; at < bytes.Length; at++) word |= (ulong)bytes[at] << (filled + (8 * at));
                filled += bits;
            }

            MixFilled();
            sum += new Digest(Avalanche(low ^ (high >> 7)), Avalanche(unchecked(high + low)));

            void MixFilled()
            {
                if (filled > 0) Mix(word);
                word = 0;
                filled = 0;
            }

            void Mix(ulong value)
            {
                ulong a = unchecked((low ^ value) * 0x9E3779B97F4A7C15);
                low = a ^ (a >> 32);
                high = BitOperations.RotateLeft(unchecked((high + value) * 0xBB67AE8584CAA73B), 29);
            }
        }

        return sum;
    }

    private static ulong Avalanche(ulong x)
    {
        x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9);
        x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EB);
        return x ^ (x >> 31);
    }

    /// <summary>Columns of every width, in an order in which words fill up exactly, overflow, and end half full.</summary>
    private sealed class Mixture : ColumnSet
    {
        internal Mixture(int shardSize)
            : base(new ColumnMemory(), shardSize)
        {
            Add<byte>("a");
            Add<byte>("b");
            Add<ushort>("c");
            Add<int>("d");
            Add<ushort>("e");
            Add<uint>("f");
            Add<float>("g");
            Add<long>("h");
            Add<ushort>("i", 8);
            Add<byte>("j");
            Add<double>("k", 3);
            Add<ushort>("l");
            Add<ushort>("m");
            Add<byte>("n");
        }
    }

    private sealed class Odd : ColumnSet
    {
        internal Odd()
            : base(new ColumnMemory(), 8) => Add<byte>("three-bytes", 3);
    }
}
