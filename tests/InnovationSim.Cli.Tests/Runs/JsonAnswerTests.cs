using System.Text.Json;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Runs;

public sealed class JsonAnswerTests(OneRun run) : IClassFixture<OneRun>
{
    [Fact]
    public void Standard_output_is_one_line_of_json_and_standard_error_is_silent()
    {
        run.Answer.ValueKind.ShouldBe(JsonValueKind.Object);
        run.Outcome.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_is_there_with_its_type_and_no_other() =>
        run.Answer.EnumerateObject().Select(field => (field.Name, field.Value.ValueKind)).ShouldBe(
        [
            ("run", JsonValueKind.String),
            ("state", JsonValueKind.String),
            ("scenario", JsonValueKind.String),
            ("scenarioHash", JsonValueKind.String),
            ("seed", JsonValueKind.String),
            ("years", JsonValueKind.Number),
            ("yearsDone", JsonValueKind.Number),
            ("scale", JsonValueKind.Number),
            ("digest", JsonValueKind.String),
            ("organisations", JsonValueKind.Number),
            ("organisationYears", JsonValueKind.Number),
            ("seconds", JsonValueKind.Number),
            ("organisationYearsPerSecond", JsonValueKind.Number),
            ("peakBytes", JsonValueKind.Number),
            ("out", JsonValueKind.String),
            ("factsInside", JsonValueKind.Number),
            ("factsOutside", JsonValueKind.Array),
        ]);

    [Fact]
    public void It_says_what_was_asked_for()
    {
        run.Answer.GetProperty("state").GetString().ShouldBe("complete");
        run.Answer.GetProperty("scenario").GetString().ShouldBe("toy");
        run.Answer.GetProperty("scenarioHash").GetString().ShouldBe(OneRun.Scenario.Hash);
        run.Answer.GetProperty("seed").GetString().ShouldBe(OneRun.Seed);
        run.Answer.GetProperty("years").GetInt32().ShouldBe(OneRun.Years);
        run.Answer.GetProperty("yearsDone").GetInt32().ShouldBe(OneRun.Years);
        run.Answer.GetProperty("scale").GetDouble().ShouldBe(OneRun.Scale);
        run.Answer.GetProperty("out").GetString().ShouldBe(run.Results.Path);
    }

    [Fact]
    public void It_says_what_came_out()
    {
        run.Answer.GetProperty("run").GetString()!.ShouldMatch(@"^\d{8}-\d{6}-[a-z2-9]{4}$");
        run.Answer.GetProperty("digest").GetString().ShouldBe(run.Results.Csv("years").Column("digest").Last());
        long organisations = run.Answer.GetProperty("organisations").GetInt64();
        organisations.ShouldBeInRange(100, 200);
        // Organisations at the ends of the years before, summed over three years.
        run.Answer.GetProperty("organisationYears").GetInt64().ShouldBeInRange(OneRun.Years * 100, OneRun.Years * 200);
    }

    [Fact]
    public void Its_rate_is_work_over_time()
    {
        double seconds = run.Answer.GetProperty("seconds").GetDouble();
        seconds.ShouldBeInRange(0.001, 60);
        run.Answer.GetProperty("organisationYearsPerSecond").GetDouble().ShouldBe(run.Answer.GetProperty("organisationYears").GetInt64() / seconds, 1e-6);
        run.Answer.GetProperty("peakBytes").GetInt64().ShouldBeInRange(10_000_000, 2_000_000_000);
    }
}
