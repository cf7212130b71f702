using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics;

public sealed class TallyTests
{
    private const int Cities = 2;
    private const int Sectors = 3;

    private static readonly Arbitrary<int[]> Seeds = Gen.ArrayOf(Gen.Choose(0, 9999)).ToArbitrary();

    [Fact]
    public void It_does_not_matter_in_which_order_tallies_are_added() => Prop.ForAll(Seeds, Gen.Choose(0, 9999).ToArbitrary(), (seeds, shuffle) =>
    {
        int[] shuffled = [.. seeds];
        new System.Random(shuffle).Shuffle(shuffled);
        Tally one = Sum(seeds);
        Tally other = Sum(shuffled);
        return one.Values.SequenceEqual(other.Values) && one.Digest == other.Digest;
    }).Holds(30);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(1023, 10)]
    [InlineData(1024, 11)]
    [InlineData(1 << 20, Histograms.StaffClasses - 1)]
    [InlineData(int.MaxValue, Histograms.StaffClasses - 1)]
    public void Classes_of_staff_are_powers_of_two(long persons, int expected)
    {
        Histograms.StaffClass(persons).ShouldBe(expected);
        Histograms.FewestOf(expected).ShouldBeLessThanOrEqualTo(persons);
        if (expected < Histograms.StaffClasses - 1) Histograms.FewestOf(expected + 1).ShouldBeGreaterThan(persons);
    }

    [Fact]
    public void It_does_not_matter_how_tallies_are_grouped() => Prop.ForAll(Seeds, Seeds, (first, second) =>
    {
        Tally grouped = Sum(first);
        grouped.Add(Sum(second));
        Tally all = Sum([.. first, .. second]);
        return grouped.Values.SequenceEqual(all.Values) && grouped.Digest == all.Digest;
    }).Holds(30);

    [Fact]
    public void Nothing_is_left_after_clearing()
    {
        Tally tally = Sum([1, 2]);
        tally.Clear();
        tally.Values.ToArray().ShouldAllBe(value => value == 0);
        tally.Digest.ShouldBe(default);
    }

    [Fact]
    public void No_two_tables_share_a_place()
    {
        // Every place is written once, through the table it belongs to: all are 1 afterwards.
        var tally = new Tally(Cities, Sectors);
        foreach (CellMeasure measure in Enum.GetValues<CellMeasure>())
        {
            Touch(tally.Table(measure, Ownership.State));
            for (int city = 0; city < Cities; city++) Touch(tally.Cells(measure, Ownership.Private, city));
        }

        foreach (PoolMeasure measure in Enum.GetValues<PoolMeasure>()) Touch(tally.Pools(measure));
        foreach (CityMeasure measure in Enum.GetValues<CityMeasure>()) Touch(tally.ByCity(measure));
        foreach (ResearchMeasure measure in Enum.GetValues<ResearchMeasure>())
        {
            Touch(tally.Research(measure, AgentKind.University));
            Touch(tally.Research(measure, AgentKind.ResearchInstitute));
        }

        foreach (FlowKind kind in Enum.GetValues<FlowKind>()) Touch(tally.Flow(kind));
        for (int city = 0; city < Cities; city++)
        {
            foreach (SkillLevel level in Enum.GetValues<SkillLevel>())
            {
                Touch(tally.Retired(city, level));
                Touch(tally.Quit(city, level));
                Touch(tally.Headcount(city, level));
                Touch(tally.Hired(city, level));
                Touch(tally.Seekers(city, level));
            }

            foreach (EventKind kind in Enum.GetValues<EventKind>()) Touch(tally.Events(kind, city));
            for (int to = 0; to < Cities; to++) Touch(tally.LicenceLinks(city, to));
            Touch(tally.OrderSelfProducts(city));
            Touch(tally.Productivity(city));
        }

        Touch(tally.Sizes(Ownership.State));
        Touch(tally.Sizes(Ownership.Private));
        Touch(tally.Staff(Ownership.State));
        Touch(tally.Staff(Ownership.Private));
        Touch(tally.Growth);
        for (int sector = 0; sector < Sectors; sector++) Touch(tally.ResearchIntensities(sector));
        Touch(tally.Ages);
        Touch(tally.ContestScores);
        Touch(tally.HighGrowth);

        tally.Values.ToArray().ShouldAllBe(value => value == 1);
    }

    [Fact]
    public void Sums_are_over_what_they_say()
    {
        var tally = new Tally(Cities, Sectors);
        tally.Cells(CellMeasure.Sales, Ownership.State, 0)[1] = 1;
        tally.Cells(CellMeasure.Sales, Ownership.State, 1)[1] = 10;
        tally.Cells(CellMeasure.Sales, Ownership.Private, 1)[2] = 100;

        tally.BySector(CellMeasure.Sales, Ownership.State, 1).ShouldBe(11);
        tally.Total(CellMeasure.Sales, Ownership.State).ShouldBe(11);
        tally.Total(CellMeasure.Sales).ShouldBe(111);
    }

    [Fact]
    public void An_event_has_a_number_and_a_sum()
    {
        var tally = new Tally(Cities, Sectors);
        tally.CountEvent(EventKind.Move, 1, Cities, 1, 30);
        tally.CountEvent(EventKind.Move, 1, Cities, 2, 12);
        tally.Events(EventKind.Move, 1).ToArray().ShouldBe([0, 0, 0, 0, 3, 42]);
    }

    [Fact]
    public void Firms_have_no_table_of_research_organisations() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Tally(Cities, Sectors).Research(ResearchMeasure.Budget, AgentKind.PrivateFirm));

    private static void Touch(Span<long> places)
    {
        places.Length.ShouldBeGreaterThan(0);
        foreach (ref long place in places) place++;
    }

    private static Tally Sum(int[] seeds)
    {
        var sum = new Tally(Cities, Sectors);
        foreach (int seed in seeds)
        {
            var random = new System.Random(seed);
            var tally = new Tally(Cities, Sectors) { Digest = new Digest((ulong)random.NextInt64(), (ulong)random.NextInt64()) };
            foreach (ref long value in tally.Values) value = random.NextInt64(-1000, 1000);
            sum.Add(tally);
        }

        return sum;
    }
}
