using System.Globalization;
using System.Text;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Tests.Shared;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests;

/// <summary>
/// Digests that are committed: the whole of the model in thirty-two digits a year. They change when a result changes, be it one bit of
/// one firm, and then either the change is a mistake or <see cref="ModelVersion"/> has to be raised.
/// </summary>
public class GoldenDigestTests
{
    private const string Regenerate = "INNOVATIONSIM_UPDATE=1 dotnet test tests/InnovationSim.Engine.Tests --filter GoldenDigestTests";

    [Theory]
    [InlineData("toy", 0.05, 20, 1UL)]
    [InlineData("heilongjiang", 0.01, 10, 1UL)]
    public async Task Results_are_those_that_were_committed(string scenario, double scale, int years, ulong seed)
    {
        RunSpec spec = new SmallRegion(scenario, scale, years).Spec(seed);
        string file = Repository.PathOf("tests", "golden", $"{scenario}.txt");
        string now = await DigestsOfAsync(spec, scenario);
        if (Repository.Updating) await File.WriteAllTextAsync(file, now);
        File.Exists(file).ShouldBeTrue($"{file} is missing. {Regenerate}");
        if (FirstDifference(await File.ReadAllTextAsync(file), now) is { } difference)
        {
            Assert.Fail(
                $"tests/golden/{scenario}.txt, {difference}. Either results have changed by mistake: then find the change that did it. "
                + $"Or they were meant to change: then raise {nameof(ModelVersion)}.{nameof(ModelVersion.Current)} (now {ModelVersion.Current}), "
                + $"say in the commit why, and write the files anew: {Regenerate}");
        }
    }

    [Fact]
    public void The_first_line_that_differs_is_named_with_both_its_forms()
    {
        FirstDifference("a: 1\n1 aaaa\n2 bbbb\n", "a: 1\n1 aaaa\n2 cccc\n").ShouldBe("line 3: committed '2 bbbb', now '2 cccc'");
        FirstDifference("a: 1\n", "a: 1\n1 aaaa\n").ShouldBe("line 2: committed '', now '1 aaaa'");
        FirstDifference("a: 1\r\n", "a: 1\n").ShouldBeNull();
    }

    private static async Task<string> DigestsOfAsync(RunSpec spec, string scenario)
    {
        var text = new StringBuilder();
        text.Append("# Digests of the years of a run. Written by a test:\n# ").Append(Regenerate).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"model-version: {ModelVersion.Current}\nscenario: {scenario}\nscale: {spec.World.Scale}\nseed: {spec.Seed}\n");
        await using var fleet = new InProcessFleet(spec.World, spec.Seed, threads: 2);
        var coordinator = new RunCoordinator(spec, fleet);
        text.Append(CultureInfo.InvariantCulture, $"0 {(await coordinator.BeginAsync()).Digest}\n");
        for (int year = 1; year <= spec.Years; year++) text.Append(CultureInfo.InvariantCulture, $"{year} {(await coordinator.RunYearAsync()).Digest}\n");
        return text.ToString();
    }

    private static string? FirstDifference(string committed, string now)
    {
        string[] before = committed.ReplaceLineEndings("\n").Split('\n');
        string[] after = now.Split('\n');
        for (int line = 0; line < Math.Max(before.Length, after.Length); line++)
        {
            string was = before.ElementAtOrDefault(line) ?? "";
            string becomes = after.ElementAtOrDefault(line) ?? "";
            if (was != becomes) return $"line {line + 1}: committed '{was}', now '{becomes}'";
        }

        return null;
    }
}
