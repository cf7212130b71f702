using InnovationSim.Contracts;
using InnovationSim.Silo.Client;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Client;

[Collection(OneCluster.Name)]
public class BadInputTests(ClusterOfOne cluster)
{
    [Fact]
    public async Task Every_option_that_the_cluster_refuses_is_named()
    {
        ClientAnswer answer = await cluster.RunAsync(
            "run", "toy", "--years", "0", "--scale", "9", "--checkpoint-every", "-2", "--set", "entry-rate=7", "--shard-size", "private-firm=0", "--key", "");
        answer.ExitCode.ShouldBe(2);
        answer.Output.ShouldBeEmpty();
        string[] lines = answer.Messages.Split('\n');
        foreach (string start in (string[])["--years is '0'; it takes", "--scale is '9'; it takes", "--checkpoint-every is '-2'; it takes", "--set entry-rate is 7; it takes",
            "--shard-size private-firm is '0'; it takes", "--key is ''; it takes"])
            lines.Count(line => line.StartsWith("error: " + start, StringComparison.Ordinal)).ShouldBe(1, start);
        lines.Length.ShouldBe(6);
    }

    // Nobody listens there: what is refused is refused before anything is asked.
    [Theory]
    [InlineData("--years is 'x'; it takes a whole number.", "run", "toy", "--years", "x")]
    [InlineData("--seed is '-1'; it takes a whole number from 0 to 18,446,744,073,709,551,615.", "run", "toy", "--seed", "-1")]
    [InlineData("--set is 'entry-rate'; it takes name=value, for example entry-rate=0.1.", "run", "toy", "--set", "entry-rate")]
    [InlineData("tooy: \"tooy\" is neither a built-in scenario nor a file. Did you mean \"toy\"?", "run", "tooy")]
    [InlineData("--state names 'done'; it takes queued, running, paused, complete, cancelled, failed.", "list", "--state", "done")]
    [InlineData("--format is 'xml'; it takes csv or json.", "results", "r", "--table", "years", "--format", "xml")]
    [InlineData("--where is 'harbin'; it takes column=text, for example city=harbin.", "results", "r", "--table", "years", "--where", "harbin")]
    [InlineData("--gateway is 'here'; it takes HOST:PORT, for example 127.0.0.1:30000.", "list", "--gateway", "here")]
    [InlineData("--postgres or INNOVATIONSIM_POSTGRES is missing", "list", "--cluster", "postgres")]
    [InlineData("Option '--at-year' is required.", "fork", "r", "--set", "entry-rate=0.1")]
    [InlineData("Required argument 'RUN' missing", "pause")]
    public async Task An_option_that_cannot_be_read_is_named_without_a_cluster(string message, params string[] arguments)
    {
        ClientAnswer answer = await ClientRun.RunAsync(arguments);
        answer.ExitCode.ShouldBe(2);
        answer.Output.ShouldBeEmpty();
        answer.Messages.ShouldStartWith("error: " + message);
    }

    [Theory]
    [InlineData("checkpointEvery", "--checkpoint-every is 'x'.")]
    [InlineData("sets.entry-rate", "--set entry-rate is 'x'.")]
    [InlineData("scenarioYaml:cities[3].population", "SCENARIO:cities[3].population is 'x'.")]
    public void A_field_of_a_request_is_called_as_its_option(string field, string text) =>
        RequestProblems.Text(new RequestProblem(field, "x", "", $"{field} is 'x'.")).ShouldBe(text);
}
