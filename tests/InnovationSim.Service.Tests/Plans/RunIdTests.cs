using InnovationSim.Service.Plans;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Tests.Plans;

/// <summary>Ids of runs; all that the clock of the machine is used for.</summary>
public class RunIdTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(8));

    [Fact]
    public void An_id_is_short_and_good_for_a_file_name() => RunId.New(Now).ShouldMatch("^20260328-183000-[a-z2-9]{4}$");

    [Fact]
    public void Runs_of_the_same_second_differ() => Enumerable.Range(0, 50).Select(_ => RunId.New(Now)).Distinct().Count().ShouldBeGreaterThan(48);

    [Fact]
    public void Ids_sort_by_time_across_years_and_offsets()
    {
        DateTimeOffset[] times = [Now, Now.AddSeconds(1).ToOffset(TimeSpan.FromHours(-5)), Now.AddHours(20), Now.AddMonths(9), Now.AddYears(80)];
        string[] ids = [.. times.Select(RunId.New)];
        ids.Order(StringComparer.Ordinal).ShouldBe(ids);
    }

    [Fact]
    public void A_clock_that_jumps_back_gives_another_id_not_the_same() => RunId.New(Now.AddYears(-30)).ShouldNotBe(RunId.New(Now.AddYears(-30)));
}
