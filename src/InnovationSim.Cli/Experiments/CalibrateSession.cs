using System.Globalization;
using System.Text;
using InnovationSim.Analysis.Calibration;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Analysis.Facts;
using InnovationSim.Cli.Runs;
using InnovationSim.Cli.Terminal;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Cli.Experiments;

/// <summary>What the user asked to be calibrated.</summary>
internal sealed record CalibrateRequest
{
    internal required string Scenario { get; init; }

    internal required IReadOnlyList<string> Parameters { get; init; }

    internal required int Points { get; init; }

    internal required int Replicates { get; init; }

    internal required ulong FirstSeed { get; init; }

    internal required int SearchSeed { get; init; }

    internal required double Scale { get; init; }

    internal required IReadOnlyDictionary<string, double> Sets { get; init; }

    internal required string Out { get; init; }

    internal required int Threads { get; init; }

    internal required bool Progress { get; init; }
}

/// <summary>Runs <c>innosim calibrate</c>.</summary>
internal static class CalibrateSession
{
    internal static async Task<int> RunAsync(CalibrateRequest request, CancellationToken cancellationToken)
    {
        using var signals = new StopSignals(cancellationToken, pausable: false);
        ScenarioDocument scenario = ScenarioLibrary.Load(request.Scenario);
        if (!scenario.Facts.Any(fact => fact.Use == FactUse.Fit))
            throw new BadInputException($"The scenario {scenario.Name} has no facts to fit; a list 'facts' in its file gives it some.");
        CalibrationPlan plan = Plan(request, scenario);
        using var folder = OpenedFolder.Open(request.Out, plan);
        (IReadOnlyList<double> Point, double Loss) best;
        Scorecard before;
        Scorecard after;
        try
        {
            best = await CountedProgress.ShowAsync(
                request.Progress, "Points", request.Points,
                progress => Task.FromResult(Calibrator.Run(plan, folder.Record, request.Threads, _ => progress.Add(), signals.Token))).ConfigureAwait(false);
            before = await MeasureAsync([.. plan.Parameters.Select(range => range.Start)]).ConfigureAwait(false);
            after = await MeasureAsync(best.Point).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Messages.Note($"Stopped. {folder.Record.Count} points are in {folder.PathOf("points.csv")}; the same command goes on with them.");
            return ExitCodes.Cancelled;
        }

        string block = Block(plan, best.Point);
        ExperimentInputs.Write("--out", folder.PathOf("best.yaml"), stream => stream.Write(Encoding.UTF8.GetBytes(block)));
        ExperimentInputs.Write("--out", folder.PathOf("facts.csv"), stream => ScorecardCsv.Write(after, stream));
        CalibrationText.Write(plan, best, folder.Record.Count, before, after, block, folder.FullPath);
        return ExitCodes.Done;

        Task<Scorecard> MeasureAsync(IReadOnlyList<double> point) =>
            Scorecard.MeasureAsync(scenario.Facts, plan.SpecOf(point), plan.FirstSeed, plan.Replicates, request.Threads, null, signals.Token);
    }

    /// <summary>The values found, as a scenario file takes them.</summary>
    private static string Block(CalibrationPlan plan, IReadOnlyList<double> point)
    {
        var text = new StringBuilder("parameters:\n");
        for (int at = 0; at < point.Count; at++)
            text.Append(CultureInfo.InvariantCulture, $"  {plan.Parameters[at].Name}: {{ value: {point[at]:R}, provenance: A, source: \"innosim calibrate, {plan.Scenario.Name}, seeds {plan.FirstSeed} to {plan.FirstSeed + (ulong)plan.Replicates - 1}\" }}\n");
        return text.ToString();
    }

    private static CalibrationPlan Plan(CalibrateRequest request, ScenarioDocument scenario)
    {
        SearchRange[] ranges = [.. request.Parameters.Select(text => Range(text, scenario, request.Sets))];
        if (ranges.GroupBy(range => range.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new BadInputException($"--parameter names {twice.Key} twice; each parameter is looked for once.");
        var plan = new CalibrationPlan
        {
            Scenario = scenario,
            Sets = request.Sets,
            Parameters = ranges,
            Scale = request.Scale,
            FirstSeed = request.FirstSeed,
            Replicates = request.Replicates,
            Points = request.Points,
            SearchSeed = request.SearchSeed,
        };
        ExperimentInputs.Spec(scenario, plan.SetsOf([.. ranges.Select(range => range.Start)]), request.Scale, Scorecard.Years, "--set");
        return plan;
    }

    private static SearchRange Range(string text, ScenarioDocument scenario, IReadOnlyDictionary<string, double> sets)
    {
        string[] parts = text.Split('=', 2);
        (double? low, double? high) = (null, null);
        if (parts.Length == 2)
        {
            string[] ends = parts[1].Split("..", 2);
            if (ends.Length != 2 || !Number(ends[0], out double from) || !Number(ends[1], out double to))
                throw new BadInputException($"--parameter is '{text}'; it takes name or name=low..high, for example offer-hazard=0.01..0.1.");
            (low, high) = (from, to);
        }

        try
        {
            return CalibrationPlan.Range(scenario, sets, parts[0].Trim(), low, high);
        }
        catch (ScenarioException bad)
        {
            throw new ScenarioException("--parameter", bad.Problems, bad);
        }
        catch (ArgumentException bad)
        {
            throw new BadInputException("--parameter: " + bad.Message.Replace(" (Parameter 'name')", "", StringComparison.Ordinal));
        }
    }

    private static bool Number(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>The folder of a calibration: claimed by its inputs, held by one process at a time.</summary>
    private sealed class OpenedFolder : IDisposable
    {
        private readonly FileStream _lock;

        private OpenedFolder(string path, FileStream held, CalibrationRecord record)
        {
            FullPath = path;
            _lock = held;
            Record = record;
        }

        internal string FullPath { get; }

        internal CalibrationRecord Record { get; }

        public void Dispose() => _lock.Dispose();

        internal string PathOf(string name) => Path.Combine(FullPath, name);

        internal static OpenedFolder Open(string path, CalibrationPlan plan)
        {
            FileStream? held = null;
            try
            {
                string full = Directory.CreateDirectory(path).FullName;
                held = new FileStream(Path.Combine(full, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                IdentityFile.Claim(Path.Combine(full, "calibration.json"), plan.Identity(ModelVersion.Current));
                var record = new CalibrationRecord(
                    Path.Combine(full, "points.csv"), [.. plan.Parameters.Select(range => range.Name)], [.. plan.Scenario.Facts.Select(fact => fact.Id)]);
                return new OpenedFolder(full, held, record);
            }
            catch (ExperimentMismatchException other)
            {
                held?.Dispose();
                throw new BadInputException($"The folder '{path}' holds another calibration: {other.Message}. Name another folder with --out, or remove this one.");
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                held?.Dispose();
                throw new BadInputException($"--out '{path}' cannot take the calibration: {Failures.OneLine(failure)}");
            }
        }
    }
}
