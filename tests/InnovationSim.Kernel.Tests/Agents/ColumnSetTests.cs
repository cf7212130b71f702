using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Agents;

public sealed class ColumnSetTests
{
    // Years of a shard: how many enter, then a seed of who leaves and in which tenth part.
    private static readonly Arbitrary<(int ShardSize, (int Entering, int Seed, int Tenths)[] Years)> Lives = Arb.From(
        from size in Gen.Elements(1, 3, 16, 300, 4096)
        from years in Gen.ArrayOf(
            from entering in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(1, 40)), (1, Gen.Choose(200, 700)))
            from seed in Gen.Choose(0, 9999)
            from tenths in Gen.Elements(0, 0, 1, 5, 9, 10)
            select (entering, seed, tenths))
        select (size, years));

    [Fact]
    public void It_keeps_the_rows_of_those_who_stay_in_their_order() =>
        Prop.ForAll(Lives, life =>
        {
            var firms = new FirmColumns(new ColumnMemory(), life.ShardSize);
            var expected = new List<(int Serial, long Cash, byte Sector)>();
            int serial = 0;
            foreach ((int entering, int seed, int tenths) in life.Years)
            {
                int row = firms.Append(serial, entering);
                for (int i = 0; i < entering; i++, row++, serial++)
                {
                    firms.CashYuan[row] = seed + (31L * serial);
                    firms.Sector[row] = (byte)(serial % 251);
                    firms.Knowledge.At(row).Fill((ushort)serial);
                    expected.Add((serial, seed + (31L * serial), (byte)(serial % 251)));
                }

                var random = new System.Random(seed);
                bool[] gone = [.. expected.Select(_ => random.Next(10) < tenths)];
                firms.Remove(gone);
                expected = [.. expected.Where((_, at) => !gone[at])];
            }

            firms.Count.ShouldBe(expected.Count);
            for (int row = 0; row < firms.Count; row++)
            {
                (firms.Serial[row], firms.CashYuan[row], firms.Sector[row]).ShouldBe(expected[row]);
                foreach (ushort piece in firms.Knowledge.At(row)) piece.ShouldBe((ushort)expected[row].Serial);
            }
        }).Holds();

    [Fact]
    public void Every_serial_is_found_in_its_row_and_no_other_is() =>
        Prop.ForAll(Lives, life =>
        {
            FirmColumns firms = AfterAll(life.ShardSize, life.Years);
            int[] serials = [.. Enumerable.Range(0, firms.Count).Select(row => firms.Serial[row])];
            int end = serials.Length == 0 ? 3 : serials[^1] + 3;
            for (int serial = -1; serial < end; serial++)
                firms.RowOf(serial).ShouldBe(Array.IndexOf(serials, serial) is >= 0 and var row ? row : -1);
        }).Holds(40);

    [Fact]
    public void A_finder_finds_serials_in_any_order() =>
        Prop.ForAll(Lives, Gen.ArrayOf(Gen.Choose(-2, 900)).ToArbitrary(), (life, wanted) =>
        {
            FirmColumns firms = AfterAll(life.ShardSize, life.Years);
            var finder = new RowFinder(firms);
            foreach (int serial in wanted)
            {
                int row = finder.Find(serial);
                row.ShouldBe(firms.RowOf(serial));
                if (row >= 0) firms.Serial[row].ShouldBe(serial);
            }
        }).Holds();

    [Fact]
    public void New_rows_are_zero_even_in_memory_that_others_have_used()
    {
        var memory = new ColumnMemory();
        var first = new FirmColumns(memory, 16);
        first.Append(0, 40);
        foreach (Column column in first.Columns.Skip(1))
        {
            for (int tile = 0; tile < first.Tiles; tile++) column.TileBytes(tile).Fill(0xFF);
        }

        first.Remove([.. Enumerable.Repeat(true, 40)]);
        var second = new FirmColumns(memory, 16);
        second.Append(0, 40);

        second.Columns.Skip(1).SelectMany(column => Enumerable.Range(0, second.Tiles).SelectMany(tile => column.TileBytes(tile).ToArray()))
            .ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Serials_ascend()
    {
        var firms = new FirmColumns(new ColumnMemory(), 16);
        firms.Append(10, 3);
        Should.Throw<InvalidOperationException>(() => firms.Append(12, 1)).Message.ShouldContain("Serial 12 is appended after 12");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 8)]
    [InlineData(256, 256)]
    [InlineData(1_000_000, 256)]
    public void A_tile_holds_a_power_of_two_of_rows_and_256_at_most(int shardSize, int rows) =>
        new FirmColumns(new ColumnMemory(), shardSize).TileRows.ShouldBe(rows);

    [Fact]
    public void All_tiles_but_the_last_are_full()
    {
        var firms = new FirmColumns(new ColumnMemory(), 16);
        firms.Append(0, 37);
        Enumerable.Range(0, firms.Tiles).Select(firms.RowsIn).ShouldBe([16, 16, 5]);
        firms.FirstRow(2).ShouldBe(32);
    }

    [Fact]
    public void A_row_that_is_not_there_cannot_be_read()
    {
        var firms = new FirmColumns(new ColumnMemory(), 16);
        firms.Append(0, 3);
        Should.Throw<ArgumentOutOfRangeException>(() => firms.CashYuan[3]);
        Should.Throw<ArgumentOutOfRangeException>(() => firms.CashYuan[-1]);
    }

    [Theory]
    [InlineData("firms")]
    [InlineData("research organisations")]
    [InlineData("talent pools")]
    public void Columns_have_names_of_their_own_and_the_serial_is_the_first(string kind)
    {
        ColumnSet set = kind switch
        {
            "firms" => new FirmColumns(new ColumnMemory(), 16),
            "research organisations" => new ResearchColumns(new ColumnMemory(), 16),
            _ => new TalentColumns(new ColumnMemory(), 3, 5),
        };
        set.Columns[0].Name.ShouldBe("serial");
        set.Columns.Select(column => column.Name).Distinct().Count().ShouldBe(set.Columns.Count);
        set.BytesPerAgent.ShouldBe(set.Columns.Sum(column => column.BytesPerAgent));
    }

    private static FirmColumns AfterAll(int shardSize, (int Entering, int Seed, int Tenths)[] years)
    {
        var firms = new FirmColumns(new ColumnMemory(), shardSize);
        int serial = 0;
        foreach ((int entering, int seed, int tenths) in years)
        {
            firms.Append(serial, entering);
            serial += entering;
            var random = new System.Random(seed);
            firms.Remove([.. Enumerable.Range(0, firms.Count).Select(_ => random.Next(10) < tenths)]);
        }

        return firms;
    }
}
