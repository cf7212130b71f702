using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Engine.Tests.Building;
using InnovationSim.Engine.Wire;
using InnovationSim.Kernel.Phases;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Wire;

public class ReportWordsTests
{
    private static readonly Arbitrary<Table> Tables = Arb.From(
        from sectors in Gen.Choose(1, 9)
        from shards in Gen.Choose(0, 20)
        from there in Gen.ArrayOf(Gen.Choose(0, 2), shards)
        from weights in Gen.ArrayOf(Laws.Words.Select(word => unchecked((long)word)), shards * 2 * sectors)
        select new Table(sectors, [.. there.Select((kind, shard) => kind switch
        {
            0 => null,
            1 => new ShardReport(),
            _ => Report(sectors, weights.AsSpan(shard * 2 * sectors, 2 * sectors)),
        })]));

    [Fact]
    public void Reports_come_out_as_they_went_in_and_where_there_is_none_none_comes_out() =>
        Prop.ForAll(Tables, table =>
        {
            var reports = new ShardReport?[table.Reports.Length];
            ReportWords.Unpack(ReportWords.Pack(table.Reports, table.Sectors), table.Sectors, reports);
            ShouldBe(reports, table);
        }).Holds();

    [Fact]
    public void Reports_of_several_silos_add_up_to_those_of_all() =>
        Prop.ForAll(Tables, table =>
        {
            var reports = new ShardReport?[table.Reports.Length];
            for (int silo = 0; silo < 3; silo++)
            {
                ShardReport?[] own = [.. table.Reports.Select((report, shard) => shard % 3 == silo ? report : null)];
                ReportWords.Unpack(ReportWords.Pack(own, table.Sectors), table.Sectors, reports);
            }

            ShouldBe(reports, table);
        }).Holds();

    [Fact]
    public void Older_reports_are_written_over()
    {
        ShardReport?[] reports = [Report(2, [9, 9, 9, 9])];
        ReportWords.Unpack(ReportWords.Pack([Report(2, [1, 0, 3, 4])], 2), 2, reports);
        reports[0]!.Weights(Register.Suppliers, 2).ToArray().ShouldBe([1L, 0]);
        reports[0]!.Weights(Register.Adopters, 2).ToArray().ShouldBe([3L, 4]);
    }

    [Fact]
    public void No_reports_take_no_bytes() => ReportWords.Pack([null, new ShardReport()], 5).ShouldBeEmpty();

    [Fact]
    public void Cut_off_within_a_report_they_are_refused_with_their_size() =>
        Prop.ForAll(Tables, table =>
        {
            byte[] bytes = ReportWords.Pack(table.Reports, table.Sectors);
            int each = 4 + (2 * 8 * table.Sectors);
            for (int length = 0; length < bytes.Length; length++)
            {
                if (length % each == 0) continue;
                var reports = new ShardReport?[table.Reports.Length];
                Should.Throw<FormatException>(() => ReportWords.Unpack(bytes.AsSpan(0, length), table.Sectors, reports)).Message.ShouldContain($"{each} bytes");
                reports.ShouldAllBe(report => report == null);
            }
        }).Holds(20);

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_report_of_a_shard_that_there_is_not_is_refused(int shard)
    {
        byte[] bytes = [.. BitConverter.GetBytes(shard), .. new byte[16]];
        Should.Throw<FormatException>(() => ReportWords.Unpack(bytes, 1, new ShardReport?[3])).Message.ShouldContain($"shard {shard}; there are 3");
    }

    [Fact]
    public void Any_bytes_are_reports_or_refused() =>
        Prop.ForAll(Arb.From(Laws.Bytes(200)), bytes =>
        {
            try
            {
                ReportWords.Unpack(bytes, 1, new ShardReport?[100]);
            }
            catch (FormatException)
            {
                // As it should be.
            }
        }).Holds(500);

    private static ShardReport Report(int sectors, ReadOnlySpan<long> weights)
    {
        var report = new ShardReport();
        weights[..sectors].CopyTo(report.Weights(Register.Suppliers, sectors));
        weights[sectors..].CopyTo(report.Weights(Register.Adopters, sectors));
        return report;
    }

    private static void ShouldBe(ShardReport?[] reports, Table table)
    {
        for (int shard = 0; shard < reports.Length; shard++)
        {
            if (table.Reports[shard] is not { IsEmpty: false } expected)
            {
                reports[shard].ShouldBeNull();
                continue;
            }

            foreach (Register register in (Register[])[Register.Suppliers, Register.Adopters])
                reports[shard]!.Weights(register, table.Sectors).SequenceEqual(expected.Weights(register, table.Sectors)).ShouldBeTrue();
        }
    }

    private sealed record Table(int Sectors, ShardReport?[] Reports)
    {
        public override string ToString() =>
            $"{Sectors} sectors, reports of {string.Join(' ', Reports.Select(report => report is null ? '-' : report.IsEmpty ? '0' : '+'))}";
    }
}
