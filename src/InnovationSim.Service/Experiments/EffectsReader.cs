using InnovationSim.Analysis.Comparison;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Contracts;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Results;

using RunState = InnovationSim.Contracts.RunState;

namespace InnovationSim.Service.Experiments;

/// <summary>
/// Reads what an experiment says from the results of its runs. Only runs that are complete count, so what was said stays true and only gets firmer; the
/// statistics are those of <see cref="ComparisonTable"/>.
/// </summary>
internal static class EffectsReader
{
    // Year, calendar year and digest stand before the metrics.
    private const int ColumnsBeforeMetrics = 3;

    /// <exception cref="InvalidRequestException">There is no such metric or arm, or too much is asked for.</exception>
    /// <exception cref="IOException">Results of a complete run are not all there.</exception>
    internal static async Task<ExperimentEffects> ReadAsync(
        IRunStorage storage, ExperimentRecord experiment, EffectsQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        (int[] arms, int[] metrics, int first, int last) = Check(experiment, query);
        var filter = new RunFilter { Experiment = experiment.Experiment, States = [RunState.Complete] };
        IReadOnlyList<RunRecord> complete = await storage.Catalog.ListAsync(filter, cancellationToken).ConfigureAwait(false);
        string[] names = [.. experiment.Arms.Select(arm => arm.Name)];
        MetricSeries?[,] series = await SeriesAsync(storage, experiment.Replicates, names, [0, .. arms], complete, last, cancellationToken)
            .ConfigureAwait(false);
        var results = new ExperimentResults(new ExperimentShape(names, experiment.Replicates, last, experiment.Scale), series);
        var effects = new List<Effect>();
        foreach (int arm in arms)
        {
            foreach (int metric in metrics)
            {
                for (int year = first; year <= last; year++) effects.Add(EffectRows.ToEffect(ComparisonTable.Row(results, arm, metric, year)));
            }
        }

        return new ExperimentEffects
        {
            Experiment = experiment.Experiment,
            Baseline = names[0],
            Replicates = experiment.Replicates,
            CompleteRuns = complete.Count,
            Confidence = MeanInterval.UsualConfidence,
            Effects = effects,
        };
    }

    private static (int[] Arms, int[] Metrics, int First, int Last) Check(ExperimentRecord experiment, EffectsQuery query)
    {
        var check = new RequestCheck();
        Dictionary<string, int> armAt = Enumerable.Range(1, experiment.Arms.Count - 1).ToDictionary(at => experiment.Arms[at].Name, StringComparer.Ordinal);
        Dictionary<string, int> metricAt = Enumerable.Range(0, MetricSeries.Metrics.Count)
            .ToDictionary(at => MetricSeries.Metrics[at].Name, StringComparer.Ordinal);
        int[] arms = Chosen("arms", query.Arms, armAt, $"arms other than the baseline: {string.Join(", ", armAt.Keys)}");
        int[] metrics = Chosen("metrics", query.Metrics, metricAt, "metrics of the region, by the names that table metrics has");
        int first = Math.Max(0, query.FromYear);
        int last = Math.Min(query.ToYear, experiment.Years);
        long all = (long)arms.Length * metrics.Length * Math.Max(0, last - first + 1L);
        if (all > EffectsQuery.MostEffects)
            check.Add("metrics", $"{all} effects", $"at most {EffectsQuery.MostEffects} effects in one answer: name metrics, arms or fewer years");
        check.ThrowIfAny();
        // Nothing is read for years that cannot be.
        return (arms, metrics, first, Math.Max(last, -1));

        int[] Chosen(string field, IReadOnlyList<string>? names, Dictionary<string, int> at, string allowed)
        {
            foreach (string unknown in (names ?? []).Where(name => !at.ContainsKey(name))) check.Add(field, unknown, allowed);
            return names is null or [] ? [.. at.Values] : [.. names.Distinct(StringComparer.Ordinal).Where(at.ContainsKey).Select(name => at[name])];
        }
    }

    /// <summary>The runs that pairs are made of, by arm and replicate.</summary>
    private static async Task<MetricSeries?[,]> SeriesAsync(
        IRunStorage storage, int replicates, string[] names, int[] arms, IReadOnlyList<RunRecord> complete, int last, CancellationToken cancellationToken)
    {
        var series = new MetricSeries?[names.Length, replicates];
        if (last < 0) return series;
        (string Run, int Arm, int Replicate)[] runs =
        [
            .. complete.Select(run => (run.Run, Arm: Array.IndexOf(names, run.Part!.Arm), run.Part.Replicate)).Where(run => arms.Contains(run.Arm))
                .GroupBy(run => run.Replicate).Where(pair => pair.Any(run => run.Arm == 0) && pair.Count() > 1).SelectMany(pair => pair),
        ];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            runs, options, async (run, token) => series[run.Arm, run.Replicate] = await SeriesOfAsync(storage, run.Run, last, token).ConfigureAwait(false))
            .ConfigureAwait(false);
        return series;
    }

    private static async Task<MetricSeries> SeriesOfAsync(IRunStorage storage, string run, int last, CancellationToken cancellationToken)
    {
        var years = new List<double[]>(last + 1);
        IResultStore results = await storage.ReadResultsAsync(run, cancellationToken).ConfigureAwait(false);
        await using (results.ConfigureAwait(false))
        {
            await foreach (object?[] row in results.ReadAsync(ResultTables.Years, 0, last, cancellationToken).ConfigureAwait(false))
                years.Add(Array.ConvertAll(row[ColumnsBeforeMetrics..], value => (double?)value ?? double.NaN));
        }

        return years.Count == last + 1
            ? new MetricSeries(years)
            : throw new IOException($"Run {run} is complete, but of its results to year {last} only {years.Count} years can be read.");
    }
}
