using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics;

/// <summary>Linkage over five years: what was observed over what was expected, year by year.</summary>
public sealed class PastLinkageTests
{
    private readonly PastLinkage _past = new(2, TinyWorld.Sectors);

    [Fact]
    public void A_lift_of_several_years_is_the_sum_observed_over_the_sum_expected()
    {
        _past.Remember(Licences(inside: 9, outside: 3, others: 6));
        Tally now = Licences(inside: 2, outside: 4, others: 6);

        // 12 × 9 ÷ 18 = 6 and 6 × 2 ÷ 12 = 1 expected.
        _past.Licences(now, 0, TinyWorld.Electronics).Lift.ShouldBe((9.0 + 2) / (6 + 1), 1e-12);
    }

    [Fact]
    public void Years_without_enough_links_add_up_until_there_are_enough()
    {
        Tally few = Licences(inside: 2, outside: 4, others: 6);
        for (int year = 0; year < 4; year++)
        {
            _past.Licences(few, 0, TinyWorld.Electronics).Lift.ShouldBe(double.NaN, $"{year + 1} expected");
            _past.Remember(few);
        }

        _past.Licences(few, 0, TinyWorld.Electronics).Lift.ShouldBe(2, 1e-12);
    }

    [Fact]
    public void The_fifth_year_before_is_forgotten()
    {
        _past.Remember(Licences(inside: 90, outside: 30, others: 60));
        for (int year = 0; year < PastLinkage.Years; year++) _past.Remember(Licences(0, 0, 0));

        _past.Licences(Licences(0, 0, 0), 0, TinyWorld.Electronics).Expected.ShouldBe(0);
    }

    private static Tally Licences(long inside, long outside, long others)
    {
        var tally = new Tally(2, TinyWorld.Sectors);
        tally.LicenceLinks(0, 0)[TinyWorld.Electronics] = inside;
        tally.LicenceLinks(0, 1)[TinyWorld.Electronics] = outside;
        tally.LicenceLinks(1, 1)[TinyWorld.Food] = others;
        return tally;
    }
}
