using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InnovationSim.Contracts;
using InnovationSim.Engine;
using InnovationSim.Kernel;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Experiments;

/// <summary>From a request for an experiment to what is put into a catalogue.</summary>
internal static class AcceptedExperiment
{
    /// <summary>Checks a request: the worlds of all arms are built, so that no run of it can turn out to be none.</summary>
    /// <exception cref="InvalidRequestException">Everything that is wrong with it.</exception>
    internal static NewExperiment Of(ExperimentRequest request, string? idempotencyKey, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        // What comes from JSON may be null all the same.
        IReadOnlyDictionary<string, int> sizes = request.ShardSizes ?? new Dictionary<string, int>(StringComparer.Ordinal);
        var check = new RequestCheck();
        (ScenarioDocument Document, string Text)? scenario = check.Scenario(request.Scenario, request.ScenarioYaml);
        check.Range("replicates", request.Replicates, 1, ExperimentRequest.MostReplicates);
        CheckSeeds(check, request);
        check.Range("years", request.Years, 1, RunSpec.MostYears);
        check.Scale(request.Scale);
        Dictionary<AgentKind, int> kinds = check.Sizes(sizes);
        check.Range("checkpointEvery", request.CheckpointEvery, 0, RunSpec.MostYears);
        check.Label(request.Label);
        check.IdempotencyKey(idempotencyKey);
        IReadOnlyList<(ArmRequest Arm, IReadOnlyList<RunPolicy> Policies)> arms = CheckArms(check, request.Arms ?? []);
        check.ThrowIfAny();
        string id = RunId.New(now);
        NewArm[] accepted =
        [
            .. arms.Select(arm => new NewArm(arm.Arm.Name, new RunInput
            {
                Run = id,
                Created = now,
                ModelVersion = ModelVersion.Current,
                Scenario = request.Scenario ?? scenario!.Value.Document.Name,
                ScenarioHash = scenario!.Value.Document.Hash,
                ScenarioText = scenario.Value.Text,
                Seed = request.FirstSeed.ToString(CultureInfo.InvariantCulture),
                Years = request.Years,
                Scale = request.Scale,
                Sets = SetsOf(arm.Arm),
                Policies = arm.Policies,
                CheckpointEvery = request.CheckpointEvery,
            })),
        ];
        var worlds = new RequestCheck();
        for (int at = 0; at < accepted.Length; at++)
        {
            RunInput input = accepted[at].Input;
            // Of each arm by itself: what is wrong with one does not hide what is wrong with another.
            worlds.Part($"arms[{at}]").Try(() => RunPlan.Of(input, kinds, scenario!.Value.Document));
        }

        worlds.ThrowIfAny();
        return new NewExperiment
        {
            Experiment = id,
            Created = now,
            Arms = accepted,
            FirstSeed = request.FirstSeed,
            Replicates = request.Replicates,
            Label = request.Label,
            ShardSizes = sizes,
            IdempotencyKey = idempotencyKey,
            RequestHash = HashOf(accepted, request, sizes),
        };
    }

    /// <summary>The same under another id, for when the one drawn was taken.</summary>
    internal static NewExperiment WithNewId(NewExperiment experiment, DateTimeOffset now)
    {
        string id = RunId.New(now);
        return experiment with { Experiment = id, Arms = [.. experiment.Arms.Select(arm => arm with { Input = arm.Input with { Run = id } })] };
    }

    private static void CheckSeeds(RequestCheck check, ExperimentRequest request)
    {
        if (request.FirstSeed > ulong.MaxValue - ExperimentRequest.MostReplicates)
            check.Add("firstSeed", request.FirstSeed, $"a whole number from 0 to {ulong.MaxValue - ExperimentRequest.MostReplicates}");
    }

    private static List<(ArmRequest Arm, IReadOnlyList<RunPolicy> Policies)> CheckArms(RequestCheck check, IReadOnlyList<ArmRequest> requests)
    {
        var arms = new List<(ArmRequest, IReadOnlyList<RunPolicy>)>();
        if (requests.Count is < ExperimentRequest.FewestArms or > ExperimentRequest.MostArms)
            check.Add("arms", requests.Count, $"{ExperimentRequest.FewestArms} to {ExperimentRequest.MostArms} arms, the first of which is the baseline");
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int at = 0; at < requests.Count && at < ExperimentRequest.MostArms; at++)
        {
            if (requests[at] is not { } arm)
            {
                check.Add($"arms[{at}]", value: null, "an object with name, policies and sets");
                continue;
            }

            RequestCheck part = check.Part($"arms[{at}]");
            part.Name(arm.Name);
            if (arm.Name is not null && !names.Add(arm.Name)) part.Add("name", arm.Name, "a name that no other arm has");
            part.Sets(SetsOf(arm));
            arms.Add((arm, part.Policies(arm.Policies)));
        }

        return arms;
    }

    private static IReadOnlyDictionary<string, double> SetsOf(ArmRequest arm) => arm.Sets ?? new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Two requests are the same if they ask for the same runs under the same names.</summary>
    private static string HashOf(NewArm[] arms, ExperimentRequest request, IReadOnlyDictionary<string, int> sizes)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{request.FirstSeed}|{request.Replicates}|{request.Years}|{request.CheckpointEvery}");
        foreach (NewArm arm in arms) text.Append(CultureInfo.InvariantCulture, $"|{arm.Name}:{arm.Input.InputHash}");
        foreach ((string kind, int size) in sizes.OrderBy(size => size.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"|{kind}:{size}");
        text.Append('|').Append(request.Label);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
