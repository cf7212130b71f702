using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Conformance.Building;

public class SeedsTests
{
    [Fact]
    public void A_seed_of_the_environment_comes_on_top_of_the_usual_ones() =>
        Seeds.From("17").ShouldBe([.. Seeds.From(null), 17UL]);

    [Fact]
    public void A_seed_that_is_among_the_usual_ones_is_not_run_twice() =>
        Seeds.From(ulong.MaxValue.ToString()).ShouldBe(Seeds.From(null));

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("18446744073709551616")]
    public void A_seed_that_is_no_whole_number_of_64_bits_is_refused_with_the_name_of_its_variable(string text) =>
        Should.Throw<FormatException>(() => Seeds.From(text).ToArray()).Message.ShouldContain(Seeds.Variable);
}
