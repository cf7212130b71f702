using InnovationSim.Analysis.Comparison;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Comparison;

public class BudgetNeutralTests
{
    [Theory]
    [InlineData(100, 250)]
    [InlineData(100, 40)]
    [InlineData(100, 6000)]
    [InlineData(100, 0.5)]
    public void Spending_in_proportion_is_scaled_in_proportion(double atOne, double target) =>
        BudgetNeutral.Factor(factor => atOne * factor, target, 0.01).ShouldBe(target / atOne, 0.005 * target / atOne);

    [Fact]
    public void Fixed_costs_and_steps_are_found_too()
    {
        // 20 whatever the intensity, and contracts that come in whole numbers.
        double factor = BudgetNeutral.Factor(Spending, 130, 0.02);
        Spending(factor).ShouldBe(130, 2.6);

        static double Spending(double factor) => 20 + Math.Floor(50 * factor);
    }

    [Fact]
    public void What_spends_the_target_already_is_left_as_it_is()
    {
        int asked = 0;
        BudgetNeutral.Factor(_ => { asked++; return 100.4; }, 100, 0.01).ShouldBe(1);
        asked.ShouldBe(1);
    }

    [Fact]
    public void The_factor_has_four_digits() => BudgetNeutral.Factor(factor => 100 * factor, 123.4567, 0.001).ShouldBeOneOf(1.234, 1.235);

    [Fact]
    public void What_costs_nothing_cannot_be_scaled() =>
        Should.Throw<BudgetException>(() => BudgetNeutral.Factor(_ => 0, 100, 0.01)).Message.ShouldContain("spends nothing");

    [Fact]
    public void Levers_at_the_end_of_their_range_cannot_spend_more() =>
        Should.Throw<BudgetException>(() => BudgetNeutral.Factor(factor => Math.Min(80, 40 * factor), 100, 0.01)).Message.ShouldContain("80 % of the target at the most");

    [Fact]
    public void Fixed_costs_above_the_target_cannot_be_scaled_away() =>
        Should.Throw<BudgetException>(() => BudgetNeutral.Factor(factor => 150 + factor, 100, 0.01)).Message.ShouldContain("150 % of the target at the least");

    [Fact]
    public void A_step_over_the_target_is_said() =>
        Should.Throw<BudgetException>(() => BudgetNeutral.Factor(factor => factor < 2 ? 50 : 150, 100, 0.01)).Message.ShouldContain("no intensity spends the target");
}
