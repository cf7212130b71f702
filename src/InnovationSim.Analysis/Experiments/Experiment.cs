using InnovationSim.Engine;

namespace InnovationSim.Analysis.Experiments;

/// <summary>Runs experiments: every arm with every seed, replicates that were finished before left out.</summary>
public static class Experiment
{
    /// <summary>Runs what is missing of an experiment.</summary>
    /// <param name="plan">The experiment.</param>
    /// <param name="folder">Its folder: what was finished before is there, and what is finished now is kept there at once.</param>
    /// <param name="threads">How many runs at a time; it changes no result.</param>
    /// <param name="progress">Told after each run, from any thread; null for nobody.</param>
    /// <param name="cancellationToken">Stops; what was finished is kept.</param>
    public static async Task<ExperimentResults> RunAsync(
        ExperimentPlan plan, ExperimentFolder folder, int threads, IExperimentProgress? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(folder);
        int arms = plan.Arms.Count;
        var series = new MetricSeries[arms, plan.Replicates];
        var missing = new List<(int Arm, int Replicate)>();
        // Seed by seed, all arms of a seed together: what is there when somebody stops it are pairs.
        for (int replicate = 0; replicate < plan.Replicates; replicate++)
        {
            for (int arm = 0; arm < arms; arm++)
            {
                if (folder.TryRead(plan.Arms[arm], replicate, out MetricSeries? kept)) series[arm, replicate] = kept;
                else missing.Add((arm, replicate));
            }
        }

        progress?.Begin((arms * plan.Replicates) - missing.Count, arms * plan.Replicates);
        MetricSeries[] made = await Ensemble.AllAsync(missing.Count, threads, MakeAsync, cancellationToken).ConfigureAwait(false);
        for (int at = 0; at < made.Length; at++) series[missing[at].Arm, missing[at].Replicate] = made[at];
        return new ExperimentResults(plan, series);

        async Task<MetricSeries> MakeAsync(int number, CancellationToken token)
        {
            (int arm, int replicate) = missing[number];
            var years = new List<double[]>();
            RunSpec run = plan.Arms[arm].WithSeed(plan.SeedOf(replicate));
            await Ensemble.RunAsync(run, record => years.Add(MetricSeries.Row(record)), token).ConfigureAwait(false);
            var result = new MetricSeries(years);
            folder.Write(plan.Arms[arm], replicate, result);
            progress?.Done(plan.Arms[arm], replicate);
            return result;
        }
    }
}

/// <summary>Who wants to know how an experiment goes. Calls may come from several threads at once.</summary>
public interface IExperimentProgress
{
    /// <summary>It begins.</summary>
    /// <param name="kept">Runs that were finished before.</param>
    /// <param name="all">All runs.</param>
    void Begin(int kept, int all);

    /// <summary>A run is finished.</summary>
    void Done(Arm arm, int replicate);
}

/// <summary>What came of an experiment.</summary>
/// <param name="plan">The experiment.</param>
/// <param name="series">The runs by arm and replicate.</param>
public sealed class ExperimentResults(ExperimentPlan plan, MetricSeries[,] series)
{
    /// <summary>The experiment.</summary>
    public ExperimentPlan Plan => plan;

    /// <summary>The run of an arm and a replicate, both from 0.</summary>
    public MetricSeries this[int arm, int replicate] => series[arm, replicate];

    /// <summary>A metric of an arm in a year, replicate by replicate; not a number where it is undefined.</summary>
    /// <param name="arm">Number of the arm, from 0.</param>
    /// <param name="metric">Place of the metric in <see cref="MetricSeries.Metrics"/>.</param>
    /// <param name="year">The year, from 0.</param>
    /// <remarks>Extensive metrics are brought to the whole region: divided by the scale.</remarks>
    public double[] Values(int arm, int metric, int year)
    {
        double factor = MetricSeries.Metrics[metric].IsExtensive ? 1 / plan.Scale : 1;
        return [.. Enumerable.Range(0, plan.Replicates).Select(replicate => series[arm, replicate][year][metric] * factor)];
    }
}
