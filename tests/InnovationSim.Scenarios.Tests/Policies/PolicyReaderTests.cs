using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Policies;

public class PolicyReaderTests
{
    private const string Sound = """
        name: mine
        title: Mine
        description: What it does.
        stands-for: Nothing.
        costs: Nothing.
        assumes: Nothing.
        measures:
          - name: refund
            lever: research-subsidy
            value: 0.1
            range: [0.05, 0.2]
            from: 2
            to: 9
            cities: [harbin]
            sectors: [digital]
            kinds: [private-firm]
            funder: centre
            programme-cost-yuan: 1000000
        """;

    [Fact]
    public void A_sound_policy_is_read_as_it_stands()
    {
        Documents.MeasureEntry measure = PolicyReader.Read(Sound, "mine.yaml").Measures.ShouldHaveSingleItem();
        (measure.Lever.Name, measure.Value, measure.Weakest, measure.Strongest, measure.FromYear, measure.ToYear).ShouldBe(
            ("research-subsidy", 0.1, 0.05, 0.2, 2, (int?)9));
        measure.Cities.ShouldHaveSingleItem().Id.ShouldBe("harbin");
        (measure.Funder, measure.ProgrammeCostYuan).ShouldBe((Kernel.Ledger.AccountClass.Centre, 1_000_000));
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        Documents.MeasureEntry measure = PolicyReader.Read(Sound[..Sound.IndexOf("    range", StringComparison.Ordinal)], "mine.yaml").Measures[0];
        (measure.FromYear, measure.ToYear, measure.Weakest, measure.Strongest).ShouldBe((1, (int?)null, 0.1, 0.1));
        measure.Cities.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("lever: research-subsidy", "lever: research-subsidies", "measures[0].lever", "Did you mean \"research-subsidy\"?")]
    [InlineData("lever: research-subsidy", "lever: entry-rate", "measures[0].lever", "no policy can move")]
    [InlineData("value: 0.1", "value: 0.7", "measures[0].value", "from 0 to 0.5")]
    [InlineData("value: 0.1", "value: 10", "measures[0].value", "from 0 to 0.5")]
    [InlineData("range: [0.05, 0.2]", "range: [0.15, 0.2]", "measures[0].range", "lies outside")]
    [InlineData("range: [0.05, 0.2]", "range: [0.05]", "measures[0].range", "a list of 2 numbers")]
    [InlineData("to: 9", "to: 1", "measures[0].to", "begins in year 2")]
    [InlineData("from: 2", "from: 0", "measures[0].from", "from 1 to 20000")]
    [InlineData("kinds: [private-firm]", "kinds: [talent-pool]", "measures[0].kinds", "cannot be aimed at the kind talent-pool")]
    [InlineData("kinds: [private-firm]", "kinds: [private-firms]", "measures[0].kinds[0]", "Did you mean \"private-firm\"?")]
    [InlineData("funder: centre", "funder: outside", "measures[0].funder", "one of province, centre, bank")]
    [InlineData("programme-cost-yuan: 1000000", "programme-cost-yuan: -1", "measures[0].programme-cost-yuan", "from 0")]
    [InlineData("title: Mine", "titel: Mine", "titel", "Did you mean \"title\"?")]
    public void A_mistake_is_named_with_its_place_and_what_is_allowed(string piece, string by, string field, string message)
    {
        string text = Sound.Replace(piece, by, StringComparison.Ordinal);
        ScenarioException refused = Should.Throw<ScenarioException>(() => PolicyReader.Read(text, "mine.yaml"));
        ScenarioProblem problem = refused.Problems[0];
        problem.Field.ShouldBe(field);
        problem.Line.ShouldBe(1 + text[..text.IndexOf(by, StringComparison.Ordinal)].Count(c => c == '\n'));
        problem.ToString().ShouldContain(message);
    }

    [Fact]
    public void A_lever_that_takes_no_target_says_so()
    {
        string text = Sound.Replace("lever: research-subsidy", "lever: platform", StringComparison.Ordinal);
        Should.Throw<ScenarioException>(() => PolicyReader.Read(text, "mine.yaml")).Problems.Select(problem => problem.Field)
            .ShouldBe(["measures[0].cities", "measures[0].sectors", "measures[0].kinds"]);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        string text = Sound.Replace("value: 0.1", "value: 7", StringComparison.Ordinal).Replace("from: 2", "from: 20", StringComparison.Ordinal);
        Should.Throw<ScenarioException>(() => PolicyReader.Read(text, "mine.yaml")).Problems.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Two_measures_of_one_name_are_refused()
    {
        string text = Sound + "\n  - { name: refund, lever: autonomy, value: 0.5 }\n";
        Should.Throw<ScenarioException>(() => PolicyReader.Read(text, "mine.yaml")).Problems[0].Message.ShouldContain("which measures[0].name in line 8 is already");
    }

    [Fact]
    public void A_policy_that_is_neither_built_in_nor_a_file_is_refused_with_the_nearest() =>
        Should.Throw<ScenarioException>(() => PolicyLibrary.Load("chain-leaders")).Problems[0].Hint.ShouldStartWith("Did you mean \"chain-leader\"?");

    [Fact]
    public void The_committed_schema_is_the_one_that_the_reader_reads_by()
    {
        string path = Repository.Data(PolicySchema.FileName);
        if (Environment.GetEnvironmentVariable("INNOVATIONSIM_UPDATE") == "1") File.WriteAllText(path, PolicySchema.Generate());
        File.ReadAllText(path).ShouldBe(PolicySchema.Generate(), "To write it anew: INNOVATIONSIM_UPDATE=1 dotnet test tests/InnovationSim.Scenarios.Tests");
    }
}
