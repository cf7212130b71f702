using InnovationSim.Cluster.Runs;
using InnovationSim.Cluster.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Tests.Runs;

public class SiloChoiceTests
{
    private static readonly ClusterRunOptions Long = new() { AvoidFor = TimeSpan.FromHours(1), SpreadAgainAfter = TimeSpan.Zero };

    [Fact]
    public void All_that_are_active_are_chosen_in_an_order_that_depends_on_nothing_else()
    {
        new SiloChoice(new FixedSilos(3, 1, 2), Long).Choose().ShouldBe(Silos(1, 2, 3));
        new SiloChoice(new FixedSilos(2, 3, 1), Long).Choose().ShouldBe(Silos(1, 2, 3));
    }

    [Fact]
    public void One_that_did_not_answer_is_left_alone()
    {
        var choice = new SiloChoice(new FixedSilos(1, 2, 3), Long);
        choice.Avoid(FixedSilos.Silo(2));
        choice.Choose().ShouldBe(Silos(1, 3));
    }

    [Fact]
    public void And_is_chosen_again_after_a_while()
    {
        var choice = new SiloChoice(new FixedSilos(1, 2, 3), Long with { AvoidFor = TimeSpan.Zero });
        choice.Avoid(FixedSilos.Silo(2));
        choice.Choose().ShouldBe(Silos(1, 2, 3));
    }

    [Fact]
    public void One_that_leaves_is_not_chosen_again()
    {
        var choice = new SiloChoice(new FixedSilos(1, 2), Long with { AvoidFor = TimeSpan.Zero });
        choice.Leave(FixedSilos.Silo(1));
        choice.Choose().ShouldBe(Silos(2));
    }

    [Fact]
    public void One_that_leaves_is_not_chosen_again_for_not_having_answered_meanwhile()
    {
        var choice = new SiloChoice(new FixedSilos(1, 2), Long with { AvoidFor = TimeSpan.Zero });
        choice.Leave(FixedSilos.Silo(1));
        choice.Avoid(FixedSilos.Silo(1));
        choice.Choose().ShouldBe(Silos(2));
    }

    [Fact]
    public void If_all_are_to_be_avoided_none_is()
    {
        var choice = new SiloChoice(new FixedSilos(1, 2), Long);
        choice.Avoid(FixedSilos.Silo(1));
        choice.Leave(FixedSilos.Silo(2));
        choice.Choose().ShouldBe(Silos(1, 2));
    }

    [Fact]
    public void No_silos_are_no_choice() => new SiloChoice(new FixedSilos(), Long).Choose().ShouldBeEmpty();

    [Fact]
    public void As_long_as_the_same_silos_are_there_nothing_has_changed()
    {
        var choice = new SiloChoice(new FixedSilos(1, 2), Long);
        choice.HaveChanged(choice.Choose()).ShouldBeFalse();
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3 })]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 1, 4 })]
    public void Silos_that_have_come_or_gone_are_a_change(int[] then)
    {
        var silos = new FixedSilos(1, 2);
        var choice = new SiloChoice(silos, Long);
        IReadOnlyList<string> chosen = choice.Choose();
        silos.Become(then);
        choice.HaveChanged(chosen).ShouldBeTrue();
    }

    [Fact]
    public void But_only_once_the_last_choice_is_old_enough()
    {
        var silos = new FixedSilos(1, 2);
        var choice = new SiloChoice(silos, Long with { SpreadAgainAfter = TimeSpan.FromHours(1) });
        IReadOnlyList<string> chosen = choice.Choose();
        silos.Become(1, 2, 3);
        choice.HaveChanged(chosen).ShouldBeFalse();
    }

    [Fact]
    public void A_run_does_not_move_because_there_is_nobody_to_move_to()
    {
        var silos = new FixedSilos(1, 2);
        var choice = new SiloChoice(silos, Long);
        IReadOnlyList<string> chosen = choice.Choose();
        silos.Become();
        choice.HaveChanged(chosen).ShouldBeFalse();
    }

    private static string[] Silos(params int[] ports) => [.. ports.Select(FixedSilos.Silo)];
}
