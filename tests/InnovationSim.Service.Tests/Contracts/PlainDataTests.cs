using System.Text.Json;
using InnovationSim.Contracts;
using InnovationSim.Service.Runs;
using InnovationSim.Service.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Tests.Contracts;

/// <summary>What crosses borders comes out as it went in.</summary>
public class PlainDataTests
{
    [Theory]
    [InlineData(SimulationErrorCode.NotFound, typeof(NotFoundException))]
    [InlineData(SimulationErrorCode.Invalid, typeof(InvalidRequestException))]
    [InlineData(SimulationErrorCode.Conflict, typeof(StateConflictException))]
    [InlineData(SimulationErrorCode.Unavailable, typeof(ServiceUnavailableException))]
    public void An_error_becomes_the_exception_that_it_was_made_of(SimulationErrorCode code, Type type)
    {
        RequestProblem[] problems = code == SimulationErrorCode.Invalid ? [new RequestProblem("years", "0", "1 to 20000", "years is '0'.")] : [];
        SimulationError error = Copy(new SimulationError(code, "a message", problems));
        SimulationServiceException exception = SimulationServiceException.Of(error);
        exception.ShouldBeOfType(type);
        (exception.Message, exception.Error.Code).ShouldBe(("a message", code));
        exception.Error.Problems.ShouldBe(problems);
    }

    [Fact]
    public void A_request_keeps_a_seed_beyond_what_a_double_holds() =>
        Copy(new RunRequest { Scenario = "toy", Seed = ulong.MaxValue - 1 }).Seed.ShouldBe(ulong.MaxValue - 1);

    [Fact]
    public async Task A_status_comes_out_as_it_went_in()
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 2);
        await (await setting.NextLifeAsync()).RunAsync();
        RunStatus status = RunStatuses.Of(await setting.RecordAsync()) with { Remaining = TimeSpan.FromSeconds(1.5), OrganisationYearsPerSecond = 0.1 };
        Copy(status).ShouldBe(status);
    }

    private static T Copy<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value))!;
}
