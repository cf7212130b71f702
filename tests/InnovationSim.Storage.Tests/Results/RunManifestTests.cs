using System.Text.Json;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Results;

public class RunManifestTests
{
    [Fact]
    public void It_comes_back_as_it_went()
    {
        RunManifest back = RunManifest.FromJson(Manifests.Some.ToJson());
        back.ToJson().ShouldBe(Manifests.Some.ToJson());
        back.Seed.ShouldBe("18446744073709551615");
        back.Started.ShouldBe(Manifests.Some.Started);
        back.Machine.ShouldBe(Manifests.Some.Machine);
        back.Parameters["entry-rate"].ShouldBe(0.1);
        back.Digests.ShouldBe(Manifests.Some.Digests);
    }

    [Theory]
    [InlineData(RunState.Complete, "complete")]
    [InlineData(RunState.Cancelled, "cancelled")]
    public void The_state_is_a_word_in_lower_case(RunState state, string word)
    {
        string json = (Manifests.Some with { State = state }).ToJson();
        json.ShouldContain($"\"state\": \"{word}\"");
        RunManifest.FromJson(json).State.ShouldBe(state);
    }

    [Fact]
    public void Names_and_plus_signs_are_written_as_they_are()
    {
        string json = (Manifests.Some with { Scenario = "东北 \"one\"" }).ToJson();
        json.ShouldContain("\"program\": \"0.1.0+0123");
        json.ShouldContain("东北 \\\"one\\\"");
    }

    [Fact]
    public void A_parameter_comes_back_to_the_last_bit()
    {
        var parameters = new Dictionary<string, double> { ["a"] = 0.1 + 0.2, ["b"] = double.Epsilon, ["c"] = 1e300 };
        RunManifest.FromJson((Manifests.Some with { Parameters = parameters }).ToJson()).Parameters.ShouldBe(parameters, ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"run\": 1}")]
    public void What_is_no_manifest_is_refused(string json) => Should.Throw<JsonException>(() => RunManifest.FromJson(json));

    [Fact]
    public void Half_a_manifest_is_refused() => Should.Throw<JsonException>(() => RunManifest.FromJson(Manifests.Some.ToJson()[..200]));

    [Fact]
    public void An_unknown_state_is_refused() =>
        Should.Throw<JsonException>(() => RunManifest.FromJson(Manifests.Some.ToJson().Replace("\"complete\"", "\"halfway\"", StringComparison.Ordinal)));
}
