using System.Diagnostics;
using System.Reflection;
using InnovationSim.Analysis;
using InnovationSim.Cli.Commands;
using InnovationSim.Cli.Terminal;
using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Storage.Results;

namespace InnovationSim.Cli.Runs;

/// <summary>One run from the command line: from the request to the summary.</summary>
internal sealed class RunSession : IRunObserver
{
    private readonly RunRequest _request;
    private readonly ScenarioDocument _scenario;
    private readonly World _world;
    private readonly ShardSizes _shardSizes;
    private readonly ResultFolder _results;
    private readonly ProgressDisplay _progress;
    private readonly FactSheet _facts;
    private readonly List<string> _digests = [];
    private readonly List<YearRecord> _shown = [];
    private readonly string _run;
    private readonly DateTimeOffset _started;
    private YearRecord? _last;

    private RunSession(RunRequest request, ScenarioDocument scenario, World world, string run, DateTimeOffset started, ResultFolder results)
    {
        _request = request;
        _scenario = scenario;
        _world = world;
        _run = run;
        _started = started;
        _results = results;
        _shardSizes = request.ShardSizes.Aggregate(ShardSizes.For(world), (sizes, asked) => sizes.With(asked.Key, asked.Value));
        _facts = new FactSheet(scenario.Facts);
        _progress = ProgressDisplay.For(request, world);
    }

    /// <summary>Runs it.</summary>
    internal static async Task<int> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        using var stop = new StopSignals(cancellationToken);
        ScenarioDocument scenario = ScenarioLibrary.Load(request.Scenario);
        World world = WorldOf.Scenario(scenario, request.Sets, request.Scale);
        DateTimeOffset started = DateTimeOffset.UtcNow;
        string run = RunId.New(started);
        using ResultFolder results = Open(request.Out ?? Path.Combine("results", run));
        var session = new RunSession(request, scenario, world, run, started, results);
        stop.Asked = session._progress.Stopping;
        return await session.ExecuteAsync(stop.Token).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void StepDone(StepReport report) => _progress.StepDone(report);

    /// <inheritdoc/>
    public ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken)
    {
        _results.Write(record);
        _facts.Add(record);
        _digests.Add(record.Digest.ToString());
        // Only what the summary shows is kept: a run of many years stays small.
        if (record.Year is 1 || record.Year == (_request.Years + 1) / 2) _shown.Add(record);
        _last = record;
        _progress.YearDone(record);
        return ValueTask.CompletedTask;
    }

    private static ResultFolder Open(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new BadInputException($"--out is '{path}'; it takes the name of a folder.");
        try
        {
            return ResultFolder.Create(path);
        }
        catch (Exception failure) when (IsOfStorage(failure) || failure is ArgumentException or NotSupportedException)
        {
            if (Failures.IsDiskFull(failure)) throw CannotWrite(path, failure);
            throw new BadInputException($"--out '{path}' cannot take results: {Failures.OneLine(failure).TrimEnd('.')}. It takes a folder that can be written and holds no results yet.");
        }
    }

    private static FailedException CannotWrite(string path, Exception failure) => new(
        $"The results cannot be written to '{path}': {Failures.OneLine(failure)}",
        "Nothing was saved: results are written aside and moved only when they are whole.",
        failure);

    private async Task<int> ExecuteAsync(CancellationToken stop)
    {
        var spec = new RunSpec { World = _world, Seed = _request.Seed, Years = _request.Years, ShardSizes = _shardSizes };
        var fleet = new InProcessFleet(_world, spec.Seed, _request.Threads);
        var coordinator = new RunCoordinator(spec, fleet, this);
        long began = Stopwatch.GetTimestamp();
        bool cancelled = false;
        try
        {
            await _progress.ShowAsync(() => coordinator.RunAsync(stop)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            cancelled = true;
        }
        catch (Exception failure) when (IsOfStorage(failure))
        {
            throw CannotWrite(_results.FullPath, failure);
        }

        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (_last is null || (cancelled && _last.Year == 0))
        {
            Messages.Note("Stopped before the first year was finished: nothing is saved.");
            return ExitCodes.Cancelled;
        }

        RunManifest manifest = Manifest(cancelled, seconds, coordinator);
        Save(manifest);
        var outcome = new RunOutcome(manifest, _results.FullPath, _facts.Facts, Process.GetCurrentProcess().PeakWorkingSet64);
        if (cancelled) Messages.Note($"Stopped at the end of a phase. {_last.Year} of {_request.Years} years were finished and are saved in {_results.FullPath}.");
        Tell(outcome);
        return cancelled ? ExitCodes.Cancelled : ExitCodes.Done;
    }

    private void Save(RunManifest manifest)
    {
        try
        {
            _results.Complete(manifest);
        }
        catch (Exception failure) when (IsOfStorage(failure))
        {
            throw CannotWrite(_results.FullPath, failure);
        }
    }

    private void Tell(RunOutcome outcome)
    {
        try
        {
            if (_request.Format == OutputFormat.Json) RunJson.Write(outcome);
            else RunSummary.Write(outcome, _world, _shown, _last!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FailedException(
                $"Standard output cannot be written: {Failures.OneLine(failure)}", $"The run is finished and its results are saved in {outcome.Out}.", failure);
        }
    }

    private static bool IsOfStorage(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException;

    private RunManifest Manifest(bool cancelled, double seconds, RunCoordinator coordinator) => new()
    {
        Run = _run,
        State = cancelled ? RunState.Cancelled : RunState.Complete,
        Scenario = _scenario.Name,
        ScenarioHash = _scenario.Hash,
        BaseYear = _world.BaseYear,
        Seed = _request.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Years = _request.Years,
        YearsDone = _last!.Year,
        Scale = _request.Scale,
        ModelVersion = ModelVersion.Current,
        Program = typeof(RunSession).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        Started = _started,
        Seconds = seconds,
        Machine = MachineDescription.Current,
        ShardSizes = AgentKinds.All.ToArray().ToDictionary(kind => kind.Name(), kind => _shardSizes[kind], StringComparer.Ordinal),
        Threads = _request.Threads,
        Organisations = coordinator.Organisations,
        OrganisationYears = coordinator.OrganisationYears,
        Digest = _digests[^1],
        Parameters = WorldOf.Parameters(_world.Parameters),
        Digests = _digests,
    };
}

/// <summary>What a run brought.</summary>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Out">Where its results are.</param>
/// <param name="Facts">Its scorecard of facts.</param>
/// <param name="PeakBytes">Most memory that the process had.</param>
internal sealed record RunOutcome(RunManifest Manifest, string Out, IReadOnlyList<MeasuredFact> Facts, long PeakBytes)
{
    internal double OrganisationYearsPerSecond => Manifest.Seconds > 0 ? Manifest.OrganisationYears / Manifest.Seconds : 0;
}
