using System.Reflection;
using InnovationSim.Engine;
using InnovationSim.Kernel;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Cli.Runs;

/// <summary>Manifests of runs.</summary>
internal static class Manifests
{
    /// <summary>Version and commit of this program.</summary>
    internal static string Program { get; } =
        typeof(Manifests).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    internal static RunManifest Of(
        RunFolder folder, RunPlan plan, RunOptions options, RunCoordinator coordinator, bool complete, double seconds, IReadOnlyList<string> digests) => new()
    {
        Run = folder.Input.Run,
        State = complete ? RunState.Complete : RunState.Cancelled,
        Scenario = plan.Scenario.Name,
        ScenarioHash = plan.Scenario.Hash,
        BaseYear = plan.World.BaseYear,
        Seed = folder.Input.Seed,
        Years = folder.Input.Years,
        YearsDone = digests.Count - 1,
        Scale = folder.Input.Scale,
        ModelVersion = ModelVersion.Current,
        Program = Program,
        Started = folder.Input.Created,
        Seconds = seconds,
        Machine = MachineDescription.Current,
        ShardSizes = AgentKinds.All.ToArray().ToDictionary(kind => kind.Name(), kind => plan.Spec.ShardSizes[kind], StringComparer.Ordinal),
        Threads = options.Threads,
        Organisations = coordinator.Organisations,
        OrganisationYears = coordinator.OrganisationYears,
        Digest = digests[^1],
        Parameters = ScenarioWorld.Parameters(plan.World.Parameters),
        Digests = digests,
        TakenUpAgain = folder.Epoch,
        Parent = folder.Input.Parent,
        // The texts of policies are in the run's input; a hash names them here.
        Changes = [.. folder.Input.Changes.Select(change => change with { Policies = [] })],
        Policies = [.. RunPolicies.SummariesOf(folder.Input)],
    };
}
