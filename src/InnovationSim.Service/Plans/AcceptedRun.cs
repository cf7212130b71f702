using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InnovationSim.Contracts;
using InnovationSim.Engine;
using InnovationSim.Kernel;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Plans;

/// <summary>A request that was found to be sound, ready to be put into a catalogue.</summary>
/// <param name="Entry">What is put in.</param>
/// <param name="Plan">The run as the engine takes it.</param>
public sealed record AcceptedRun(NewRun Entry, RunPlan Plan)
{
    /// <summary>Checks a request for a run.</summary>
    /// <exception cref="InvalidRequestException">Everything that is wrong with it.</exception>
    public static AcceptedRun Of(RunRequest request, string? idempotencyKey, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        // What comes from JSON may be null all the same.
        IReadOnlyDictionary<string, double> sets = request.Sets ?? new Dictionary<string, double>(StringComparer.Ordinal);
        IReadOnlyDictionary<string, int> sizes = request.ShardSizes ?? new Dictionary<string, int>(StringComparer.Ordinal);
        var check = new RequestCheck();
        (ScenarioDocument Document, string Text)? scenario = check.Scenario(request.Scenario, request.ScenarioYaml);
        check.Range("years", request.Years, 1, RunSpec.MostYears);
        check.Scale(request.Scale);
        check.Sets(sets);
        IReadOnlyList<RunPolicy> policies = check.Policies(request.Policies);
        Dictionary<AgentKind, int> kinds = check.Sizes(sizes);
        check.Range("checkpointEvery", request.CheckpointEvery, 0, RunSpec.MostYears);
        check.Label(request.Label);
        check.IdempotencyKey(idempotencyKey);
        check.ThrowIfAny();
        var input = new RunInput
        {
            Run = RunId.New(now),
            Created = now,
            ModelVersion = ModelVersion.Current,
            Scenario = request.Scenario ?? scenario!.Value.Document.Name,
            ScenarioHash = scenario!.Value.Document.Hash,
            ScenarioText = scenario.Value.Text,
            Seed = request.Seed.ToString(CultureInfo.InvariantCulture),
            Years = request.Years,
            Scale = request.Scale,
            Sets = sets,
            Policies = policies,
            CheckpointEvery = request.CheckpointEvery,
        };
        RunPlan? plan = check.Plan(() => RunPlan.Of(input, kinds, scenario.Value.Document));
        check.ThrowIfAny();
        return new AcceptedRun(EntryOf(input, request.Label, sizes, idempotencyKey), plan!);
    }

    /// <summary>Checks a request for a fork.</summary>
    /// <exception cref="InvalidRequestException">Everything that is wrong with it.</exception>
    /// <exception cref="StateConflictException">The run is of another version of the model, which would not share its history.</exception>
    public static AcceptedRun Of(ForkRequest request, RunRecord parent, RunInput parentInput, string? idempotencyKey, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(parentInput);
        IReadOnlyDictionary<string, double> sets = request.Sets ?? new Dictionary<string, double>(StringComparer.Ordinal);
        int years = request.Years ?? parent.Years;
        var check = new RequestCheck();
        check.Range("years", years, 1, RunSpec.MostYears);
        check.Range("atYear", request.AtYear, 0, Math.Max(0, years - 1));
        IReadOnlyList<RunPolicy> policies = check.Policies(request.Policies);
        if (sets.Count == 0 && policies.Count == 0) check.Add("sets", "empty", "at least one parameter or lever that differs from then on, unless there are policies");
        check.Sets(sets);
        check.Label(request.Label);
        check.IdempotencyKey(idempotencyKey);
        check.ThrowIfAny();
        if (parentInput.ModelVersion != ModelVersion.Current) throw new StateConflictException(OtherVersion(parentInput));
        RunInput input = ForkInput.Of(parentInput, request.AtYear, years, sets, policies, now);
        RunPlan? plan = check.Plan(() => RunPlan.Of(input, SizesOf(parent)));
        check.ThrowIfAny();
        return new AcceptedRun(EntryOf(input, request.Label, parent.ShardSizes, idempotencyKey), plan!);
    }

    /// <summary>The plan of a run that was accepted before.</summary>
    /// <exception cref="StateConflictException">It is of another version of the model.</exception>
    public static RunPlan PlanOf(RunRecord run, RunInput input)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(input);
        return input.ModelVersion == ModelVersion.Current ? RunPlan.Of(input, SizesOf(run)) : throw new StateConflictException(OtherVersion(input));
    }

    /// <summary>The same under another id, for when the one drawn was taken.</summary>
    internal AcceptedRun WithNewId(DateTimeOffset now) => this with { Entry = Entry with { Input = Entry.Input with { Run = RunId.New(now) } } };

    private static string OtherVersion(RunInput input) =>
        $"Run {input.Run} was begun with version {input.ModelVersion} of the model; this program has version {ModelVersion.Current}, which would not give the same bits.";

    private static Dictionary<AgentKind, int> SizesOf(RunRecord run) => run.ShardSizes.ToDictionary(
        size => AgentKinds.TryParse(size.Key, out AgentKind kind) ? kind : throw new InvalidOperationException($"There is no kind '{size.Key}'."),
        size => size.Value);

    private static NewRun EntryOf(RunInput input, string? label, IReadOnlyDictionary<string, int> sizes, string? key)
    {
        var text = new StringBuilder(input.InputHash);
        text.Append(CultureInfo.InvariantCulture, $"|{input.Seed}|{input.Years}|{input.CheckpointEvery}|{input.Parent?.Run}|{input.Parent?.AtYear}");
        foreach (RunChange change in input.Changes)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{change.FromYear}");
            foreach ((string name, double value) in change.Sets.OrderBy(set => set.Key, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"|{name}={value:R}");
            foreach (RunPolicy policy in change.Policies) text.Append(CultureInfo.InvariantCulture, $"|policy {policy.Hash}@{policy.Intensity:R}");
        }

        foreach ((string kind, int size) in sizes.OrderBy(size => size.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"|{kind}:{size}");
        text.Append('|').Append(label);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        return new NewRun { Input = input, Label = label, ShardSizes = sizes, IdempotencyKey = key, RequestHash = hash };
    }
}
