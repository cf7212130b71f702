using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Inputs;

public sealed class OptionsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--scale", "0", "a number above 0 and at most 4")]
    [InlineData("--scale", "-1", "a number above 0 and at most 4")]
    [InlineData("--scale", "NaN", "a number above 0 and at most 4")]
    [InlineData("--scale", "Infinity", "a number above 0 and at most 4")]
    [InlineData("--scale", "1e300", "a number above 0 and at most 4")]
    [InlineData("--scale", "0,05", "a number above 0 and at most 4")]
    [InlineData("--scale", "half", "a number above 0 and at most 4")]
    [InlineData("--years", "0", "a whole number from 1 to 20,000")]
    [InlineData("--years", "-1", "a whole number from 1 to 20,000")]
    [InlineData("--years", "20001", "a whole number from 1 to 20,000")]
    [InlineData("--years", "99999999999999999999", "a whole number from 1 to 20,000")]
    [InlineData("--years", "2.5", "a whole number from 1 to 20,000")]
    [InlineData("--seed", "-1", "a whole number from 0 to 18,446,744,073,709,551,615")]
    [InlineData("--seed", "18446744073709551616", "a whole number from 0 to 18,446,744,073,709,551,615")]
    [InlineData("--seed", "0x10", "a whole number from 0 to 18,446,744,073,709,551,615")]
    [InlineData("--threads", "0", "a whole number from 1 to 1,024")]
    [InlineData("--threads", "-2", "a whole number from 1 to 1,024")]
    [InlineData("--threads", "1025", "a whole number from 1 to 1,024")]
    [InlineData("--format", "xml", "text or json")]
    [InlineData("--format", "", "text or json")]
    public void A_value_that_an_option_does_not_take_is_refused_with_what_it_takes(string option, string value, string allowed) =>
        Refused(option, value).ShouldBeRefused($"{option} is '{value}'; it takes {allowed}", "'innosim run --help'");

    [Theory]
    [InlineData("entry-rat=0.1", "entry-rat is not a parameter", "Did you mean \"entry-rate\"?")]
    [InlineData("xyzzyx=1", "xyzzyx is not a parameter", "The parameter table lists all names")]
    [InlineData("entry-rate=NaN", "--set entry-rate is 'NaN'", "a finite number from 0 to 0.5 (per firm per year)")]
    [InlineData("entry-rate=Infinity", "--set entry-rate is 'Infinity'", "a finite number from 0 to 0.5")]
    [InlineData("entry-rate=", "--set entry-rate is ''", "a finite number from 0 to 0.5")]
    [InlineData("entry-rate=a lot", "--set entry-rate is 'a lot'", "a finite number from 0 to 0.5")]
    [InlineData("entry-rate=0,1", "--set entry-rate is '0,1'", "a finite number from 0 to 0.5")]
    [InlineData("entry-rate=0.1=0.2", "--set entry-rate is '0.1=0.2'", "a finite number from 0 to 0.5")]
    [InlineData("entry-rate", "--set is 'entry-rate'", "it takes name=value")]
    [InlineData("=0.1", "--set is '=0.1'", "it takes name=value")]
    [InlineData("", "--set is ''", "it takes name=value")]
    [InlineData("entry-rate=0.6", "entry-rate is 0.6", "must be a number from 0 to 0.5 (per firm per year)")]
    [InlineData("entry-rate=-0.1", "entry-rate is -0.1", "must be a number from 0 to 0.5 (per firm per year)")]
    [InlineData("patent-stock-years=1.5", "patent-stock-years is 1.5", "must be a whole number from")]
    public void A_parameter_that_cannot_be_set_so_is_refused(string set, string says, string allowed) => Refused("--set", set).ShouldBeRefused(says, allowed);

    [Fact]
    public void All_parameters_that_are_wrong_are_told_at_once() =>
        Refused("--set", "entry-rat=0.1", "--set", "entry-rate=7").ShouldBeRefused("--set has 2 problems:", "entry-rat is not a parameter", "entry-rate is 7");

    [Theory]
    [InlineData("bank=3", "--shard-size names the kind 'bank'", "university, research-institute, state-owned-enterprise, private-firm, talent-pool")]
    [InlineData("PrivateFirm=3", "--shard-size names the kind 'PrivateFirm'", "private-firm")]
    [InlineData("private-firm=0", "--shard-size private-firm is '0'", "a whole number from 1 to 1,048,576")]
    [InlineData("private-firm=-1", "--shard-size private-firm is '-1'", "a whole number from 1 to 1,048,576")]
    [InlineData("private-firm=1048577", "--shard-size private-firm is '1048577'", "a whole number from 1 to 1,048,576")]
    [InlineData("private-firm=many", "--shard-size private-firm is 'many'", "a whole number from 1 to 1,048,576")]
    [InlineData("private-firm", "--shard-size is 'private-firm'", "it takes kind=n")]
    public void A_shard_size_that_cannot_be_is_refused(string size, string says, string allowed) => Refused("--shard-size", size).ShouldBeRefused(says, allowed);

    [Fact]
    public void A_scale_that_leaves_no_firm_is_refused() =>
        Refused("--scale", "1e-6").ShouldBeRefused("--scale is 1E-06", "0.01 private firms", "1 to 20000000");

    [Fact]
    public void Several_wrong_options_are_told_at_once() =>
        Refused("--years", "0", "--seed", "-1", "--threads", "x").ShouldBeRefused("--years is '0'", "--seed is '-1'", "--threads is 'x'");

    [Fact]
    public void An_option_without_its_value_is_refused() => Refused("--years").ShouldBeRefused("--years is '--out'; it takes a whole number");

    [Fact]
    public void An_option_given_twice_is_refused() => Refused("--years", "1", "--years", "2").ShouldBeRefused("'--years' expects a single argument");

    [Theory]
    [InlineData("--firms", "10", "a whole number from 1,000 to 4,000,000")]
    [InlineData("--years", "1", "a whole number from 2 to 1,000")]
    public void What_bench_does_not_take_is_refused(string option, string value, string allowed) =>
        Innosim.Run(_folder, "bench", option, value).ShouldBeRefused($"{option} is '{value}'; it takes {allowed}", "'innosim bench --help'");

    /// <summary>The answer to a run with these options; nothing is made.</summary>
    private Outcome Refused(params string[] options)
    {
        Outcome outcome = Innosim.Run(_folder, ["run", "toy", .. options, "--out", "x"]);
        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
        return outcome;
    }
}
