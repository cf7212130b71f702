using System.Globalization;
using System.Runtime.CompilerServices;
using InnovationSim.Cli.Terminal;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Policies;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Cli.Runs;

/// <summary>The ways in which a run can begin: anew, from where it was stopped, or branching off from another.</summary>
internal static class RunStarts
{
    /// <summary>A new run.</summary>
    internal static async Task<int> NewAsync(RunRequest request, CancellationToken cancellationToken)
    {
        using var signals = new StopSignals(cancellationToken);
        ScenarioDocument scenario = ScenarioLibrary.Load(request.Scenario, out string text);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        var input = new RunInput
        {
            Run = RunId.New(now),
            Created = now,
            ModelVersion = ModelVersion.Current,
            Scenario = request.Scenario,
            ScenarioHash = scenario.Hash,
            ScenarioText = text,
            Seed = request.Seed.ToString(CultureInfo.InvariantCulture),
            Years = request.Years,
            Scale = request.Scale,
            Sets = request.Sets,
            Policies = request.Policies,
            CheckpointEvery = request.CheckpointEvery,
        };
        RunPlan plan = Plans.Of(input, request.Options, scenario);
        Remark(plan);
        RunFolder folder = Create(request.Out, request.RunsFolder, input);
        await using ConfiguredAsyncDisposable closing = folder.ConfigureAwait(false);
        return await new RunSession(folder, plan, request.Options, signals).RunAsync().ConfigureAwait(false);
    }

    /// <summary>Takes a run up again.</summary>
    internal static async Task<int> ResumeAsync(string run, string runsFolder, RunOptions options, CancellationToken cancellationToken)
    {
        using var signals = new StopSignals(cancellationToken);
        string path = RunPlace.Find(run, runsFolder);
        RunInput input = RunFolder.InputOf(path);
        if (Ended(path) is { State: RunState.Complete } done)
        {
            Messages.Note($"Run {done.Run} is complete: {done.YearsDone} years, digest {done.Digest}. There is nothing to go on with.");
            return ExitCodes.Done;
        }

        if (input.ModelVersion != ModelVersion.Current)
            throw new BadInputException($"Run {input.Run} was begun with version {input.ModelVersion} of the model; this program has version {ModelVersion.Current}, which would not give the same bits.");
        RunPlan plan = Plans.Of(input, options);
        RunFolder folder = RunFolder.Open(path);
        await using ConfiguredAsyncDisposable closing = folder.ConfigureAwait(false);
        var session = new RunSession(folder, plan, options, signals);
        await session.RestoreAsync(folder.Results.LastSoundYear()).ConfigureAwait(false);
        return await session.RunAsync().ConfigureAwait(false);
    }

    /// <summary>A run that shares another's history up to a year and differs after.</summary>
    internal static async Task<int> ForkAsync(ForkRequest request, CancellationToken cancellationToken)
    {
        using var signals = new StopSignals(cancellationToken);
        string path = RunPlace.Find(request.Run, request.RunsFolder);
        RunInput parent = RunFolder.InputOf(path);
        int years = request.Years ?? parent.Years;
        if (request.AtYear >= years)
            throw new BadInputException($"--at-year is {request.AtYear}; the fork has {years} years, so it takes 0 to {years - 1}.");
        if (parent.ModelVersion != ModelVersion.Current)
            throw new BadInputException($"Run {parent.Run} was begun with version {parent.ModelVersion} of the model; this program has version {ModelVersion.Current}, which would not share its history.");
        RunInput input = ForkInput.Of(parent, request.AtYear, years, request.Sets, request.Policies, DateTimeOffset.UtcNow);
        RunPlan plan = Plans.Of(input, request.Options);
        Remark(plan);
        RunFolder folder = Create(request.Out, request.RunsFolder, input);
        await using ConfiguredAsyncDisposable closing = folder.ConfigureAwait(false);
        var session = new RunSession(folder, plan, request.Options, signals);
        if (RunFolder.HasDatabase(path))
            await session.RestoreAsync(RunFolder.CheckpointsOf(path), parent.Run, request.AtYear, RunFolder.DatabaseOf(path)).ConfigureAwait(false);
        return await session.RunAsync().ConfigureAwait(false);
    }

    /// <summary>What the user should know of how policies and scenario come together.</summary>
    private static void Remark(RunPlan plan)
    {
        foreach (string remark in PolicyComposer.Remarks(plan.Spec.Policies, plan.Scenario)) Messages.Note(remark);
    }

    /// <summary>How a run has ended. Where a file of it is damaged or missing, it has not: the run makes it again.</summary>
    private static RunManifest? Ended(string path)
    {
        try
        {
            RunManifest? manifest = RunFolder.ManifestOf(path);
            if (manifest is null) return null;
            bool whole = RunFolder.IsWhole(path);
            IReadOnlyList<string> damaged = whole ? RunFolder.DamagedFiles(path) : [];
            if (whole && damaged.Count == 0) return manifest;
            Messages.Note(whole
                ? $"Run {manifest.Run} wrote {string.Join(", ", damaged)} otherwise than it is now: damaged or changed. It is made again."
                : $"Not all result files of run {manifest.Run} are there; they are made again.");
        }
        catch (IOException damaged)
        {
            Messages.Note($"{damaged.Message} It is made again.");
        }

        return null;
    }

    private static RunFolder Create(string? output, string runsFolder, RunInput input)
    {
        if (output is not null && string.IsNullOrWhiteSpace(output)) throw new BadInputException($"--out is '{output}'; it takes the name of a folder.");
        if (string.IsNullOrWhiteSpace(runsFolder)) throw new BadInputException($"--runs-dir is '{runsFolder}'; it takes the name of a folder.");
        string path = output ?? Path.Combine(runsFolder, input.Run);
        try
        {
            return RunFolder.Create(path, input);
        }
        catch (Exception failure) when (RunFailures.IsOfStorage(failure) || failure is ArgumentException or NotSupportedException)
        {
            if (Failures.IsDiskFull(failure)) throw RunFailures.CannotWrite(path, failure);
            string option = output is null ? "--runs-dir" : "--out";
            throw new BadInputException($"{option} '{output ?? runsFolder}' cannot take results: {Failures.OneLine(failure).TrimEnd('.')}. It takes a folder that can be written and holds no results yet.");
        }
    }
}

/// <summary>What the user asked to branch off.</summary>
internal sealed record ForkRequest
{
    internal required string Run { get; init; }

    internal required int AtYear { get; init; }

    internal required int? Years { get; init; }

    internal required IReadOnlyDictionary<string, double> Sets { get; init; }

    internal required IReadOnlyList<RunPolicy> Policies { get; init; }

    internal required string RunsFolder { get; init; }

    internal required string? Out { get; init; }

    internal required RunOptions Options { get; init; }
}
