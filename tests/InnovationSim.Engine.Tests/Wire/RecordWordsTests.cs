using FsCheck.Fluent;
using InnovationSim.Engine.Wire;
using InnovationSim.Kernel.Phases;
using InnovationSim.Engine.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Wire;

public class RecordWordsTests
{
    private static readonly FsCheck.Arbitrary<ReportRecord[]> Any = Gen.ArrayOf(
        from first in Gen.Choose(int.MinValue, int.MaxValue)
        from second in Gen.Choose(int.MinValue, int.MaxValue)
        from third in Gen.Choose(int.MinValue, int.MaxValue)
        select new ReportRecord((ulong)(long)first, (ulong)second << 20, (ulong)(long)third * 7)).ToArbitrary();

    [Fact]
    public void Records_come_out_as_they_went_in() =>
        Prop.ForAll(Any, records =>
        {
            var arrived = new List<ReportRecord>();
            RecordWords.Unpack(RecordWords.Pack(records), arrived);
            return arrived.SequenceEqual(records);
        }).Holds();

    [Fact]
    public void Records_of_several_silos_are_put_one_after_the_other()
    {
        var arrived = new List<ReportRecord>();
        RecordWords.Unpack(RecordWords.Pack([new(1, 2, 3)]), arrived);
        RecordWords.Unpack(RecordWords.Pack([new(4, 5, 6), new(7, 8, 9)]), arrived);

        arrived.ShouldBe([new(1, 2, 3), new(4, 5, 6), new(7, 8, 9)]);
    }

    [Fact]
    public void Records_that_are_cut_off_are_refused()
    {
        byte[] bytes = RecordWords.Pack([new(1, 2, 3)]);
        Should.Throw<FormatException>(() => RecordWords.Unpack(bytes.AsSpan(0, 23), [])).Message.ShouldContain("24 bytes each");
    }
}
