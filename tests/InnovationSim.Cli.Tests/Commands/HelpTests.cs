using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Commands;

public sealed class HelpTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("scenarios")]
    [InlineData("scenarios list")]
    [InlineData("scenarios show")]
    [InlineData("scenarios export")]
    [InlineData("check")]
    [InlineData("compare")]
    [InlineData("facts")]
    [InlineData("calibrate")]
    [InlineData("docs")]
    [InlineData("bench")]
    public void Every_command_has_help_with_an_example_of_itself(string command)
    {
        string help = Innosim.Run(_folder, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).ShouldBeDone().Out;
        help.ShouldContain("Usage:");
        string examples = help[help.IndexOf("Examples:", StringComparison.Ordinal)..];
        examples.ShouldContain($"\n  innosim {command}".TrimEnd());
    }

    [Fact]
    public void The_help_of_run_names_every_option_with_its_range()
    {
        string help = Innosim.Run(_folder, "run", "--help").ShouldBeDone().Out;
        foreach (string option in (string[])["--years", "--seed", "--scale", "--set", "--shard-size", "--threads", "--out", "--format", "--no-progress"])
            help.ShouldContain($"\n  {option} ");
        foreach (string kind in (string[])["university", "research-institute", "state-owned-enterprise", "private-firm", "talent-pool"])
            help.ShouldContain(kind);
        help.ShouldContain("[1 to 20,000]");
        help.ShouldContain("[above 0, at most 4]");
    }

    [Fact]
    public void Without_a_command_it_says_how_it_is_used() =>
        Innosim.Run(_folder).ShouldBeRefused("Required command was not provided", "'innosim --help'");

    [Theory]
    [InlineData("runn toy", "innosim has no command 'runn'", "Did you mean \"run\"?")]
    [InlineData("xyzzy", "innosim has no command 'xyzzy'", "'innosim --help'")]
    [InlineData("scenarios lst", "innosim scenarios has no command 'lst'", "Did you mean \"list\"?")]
    [InlineData("run toy --yers 3", "innosim run has no option '--yers'", "Did you mean \"--years\"?")]
    [InlineData("run --yers 3", "innosim run has no option '--yers'", "Did you mean \"--years\"?")]
    [InlineData("run --bogus", "innosim run has no option '--bogus'", "'innosim run --help'")]
    [InlineData("run toy surplus", "innosim run has no further argument 'surplus'", "'innosim run --help'")]
    [InlineData("run", "Required argument 'scenario' missing", "'innosim run --help'")]
    [InlineData("check", "Required argument 'file' missing", "'innosim check --help'")]
    public void A_word_that_it_does_not_know_is_named_with_the_nearest_or_the_way_to_help(string line, string says, string hint) =>
        Innosim.Run(_folder, line.Split(' ')).ShouldBeRefused(says, hint);

    [Fact]
    public void An_argument_that_starts_with_an_at_sign_names_no_response_file()
    {
        _folder.Write("arguments", "toy --years 1");
        Innosim.Run(_folder, "run", "@arguments").ShouldBeRefused("\"@arguments\" is neither a built-in scenario nor a file");
    }

    [Fact]
    public void The_version_has_the_commit_if_it_was_built_from_a_repository()
    {
        string version = Innosim.Run(_folder, "--version").ShouldBeDone().Out.Trim();
        version.ShouldMatch(Repository.HasHistory ? @"^\d+\.\d+\.\d+\+[0-9a-f]{40}$" : @"^\d+\.\d+\.\d+");
    }
}
