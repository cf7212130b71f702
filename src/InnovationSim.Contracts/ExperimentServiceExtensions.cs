using System.Runtime.CompilerServices;

namespace InnovationSim.Contracts;

/// <summary>What can be asked of every <see cref="IExperimentService"/>.</summary>
public static class ExperimentServiceExtensions
{
    // A hundred years of five hundred metrics fit into one answer.
    private const int YearsAtOnce = 100;

    /// <summary>All effects of an experiment, in as many questions as it takes: arm by arm, some years at a time.</summary>
    /// <param name="service">The service.</param>
    /// <param name="experiment">The experiment, as it stands.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="NotFoundException">It was removed meanwhile.</exception>
    public static async IAsyncEnumerable<Effect> AllEffectsAsync(
        this IExperimentService service, ExperimentStatus experiment, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(experiment);
        foreach (ArmInfo arm in experiment.Arms.Skip(1))
        {
            for (int first = 0; first <= experiment.Years; first += YearsAtOnce)
            {
                var query = new EffectsQuery { Arms = [arm.Name], FromYear = first, ToYear = first + YearsAtOnce - 1 };
                ExperimentEffects some = await service.EffectsAsync(experiment.Experiment, query, cancellationToken).ConfigureAwait(false);
                foreach (Effect effect in some.Effects) yield return effect;
            }
        }
    }
}
