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
        return new ExperimentResults(plan.Shape, series);

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
