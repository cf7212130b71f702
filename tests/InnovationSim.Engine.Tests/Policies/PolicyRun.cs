using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Fleet;
using InnovationSim.Engine.Tests.Building;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Policies;

namespace InnovationSim.Engine.Tests.Policies;

/// <summary>Runs of small regions with policies, and policies of one measure.</summary>
internal static class PolicyRun
{
    /// <summary>The run of a region with policies.</summary>
    internal static RunSpec Spec(SmallRegion region, ulong seed, params PolicyDocument[] policies)
    {
        RunSpec spec = region.Spec(seed);
        AdoptedPolicy[] adopted = [.. policies.Select(policy => new AdoptedPolicy(policy))];
        return spec with { Policies = PolicyComposer.Compose(adopted, region.Document, spec.World.Parameters, region.Scale) };
    }

    /// <summary>Records of all years, year 0 first.</summary>
    internal static async Task<IReadOnlyList<YearRecord>> RecordsAsync(RunSpec spec)
    {
        var recorder = new Recorder();
        await using var fleet = new InProcessFleet(spec.World, spec.Seed, threads: 1);
        await Task.Run(() => new RunCoordinator(spec, fleet, recorder).RunAsync());
        return recorder.Records;
    }

    internal static Task<IReadOnlyList<YearRecord>> RecordsAsync(SmallRegion region, ulong seed, params PolicyDocument[] policies) =>
        RecordsAsync(Spec(region, seed, policies));

    internal static async Task<Digest[]> DigestsAsync(SmallRegion region, ulong seed, params PolicyDocument[] policies) =>
        [.. (await RecordsAsync(region, seed, policies)).Select(record => record.Digest)];

    /// <summary>A policy of one measure, read as a file would be.</summary>
    internal static PolicyDocument Setting(string lever, double value, params string[] more)
    {
        FormattableString text = $"""
            name: one-measure
            title: One measure
            description: One measure.
            stands-for: nothing
            costs: what the lever costs
            assumes: nothing
            measures:
              - name: the-measure
                lever: {lever}
                value: {value:R}
            """;
        string lines = string.Concat(more.Select(line => $"\n    {line}"));
        return PolicyReader.Read(FormattableString.Invariant(text) + lines, "one-measure");
    }
}
